import { gunzipSync, gzipSync } from "node:zlib";
import { shortHash } from "../config/hash.ts";

/**
 * Cuts Pagefind's word index into pieces of a few kilobytes. Pagefind makes them of some 26 KB and has no setting for it, and
 * readers fetch one for each word that they ask. All words that begin with the same five letters are in one piece where they fit
 * twice its size: a word is found by its beginning only in pieces that are fetched.
 *
 * @param files The index, by path. Left as it is but for `index/`, the list of pieces, and the entry that names that.
 * @throws {Error} If Pagefind writes its index in another form than the version that is installed with this.
 */
export function inSmallPieces(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const cut = new Map(files);
  const entry = JSON.parse(text(taken(cut, entryFile)));
  for (const language of Object.values<{ hash: string }>(entry.languages)) {
    const list = unpacked(taken(cut, `pagefind.${language.hash}.pf_meta`));
    const [head, at] = headOf(list, 0);
    const items = itemsOf(list, at, head);
    const [version, pages, chunks, ...rest] = items;
    if (!version || !pages || !chunks) throw unknown;
    const [chunkCount, firstChunk] = headOf(chunks, 0);
    const prefix = language.hash.slice(0, language.hash.indexOf("_") + 1);
    const words = itemsOf(chunks, firstChunk, chunkCount).flatMap((chunk) =>
      wordsOf(unpacked(taken(cut, fileOf(chunk)))),
    );
    const pieces = piecesOf(words).map((piece, i, all) => {
      const bytes = concat(arrayHead(1), arrayHead(piece.length), ...piece.map((word) => word.bytes));
      const hash = prefix + shortHash(bytes);
      cut.set(`index/${hash}.pf_index`, packed(bytes));
      const last = all[i - 1]?.at(-1)?.word ?? "";
      return concat(
        arrayHead(3),
        ...[beginning(piece[0]?.word ?? "", last), piece.at(-1)?.word ?? "", hash].map(textItem),
      );
    });
    const made = concat(arrayHead(items.length), version, pages, arrayHead(pieces.length), ...pieces, ...rest);
    language.hash = prefix + shortHash(made);
    cut.set(`pagefind.${language.hash}.pf_meta`, packed(made));
  }
  cut.set(entryFile, Buffer.from(JSON.stringify(entry)));
  return cut;
}

const entryFile = "pagefind-entry.json";

/**
 * Bytes of a piece before it is compressed to about half. Each piece takes some 22 bytes of the list, which all readers fetch: for
 * questions of a few words both together are least where pieces grow with the root of the index.
 */
const sizeOf = (words: readonly Word[]) => {
  const bytes = words.reduce((sum, word) => sum + word.bytes.length, 0);
  return Math.max(smallest, 3.4 * Math.sqrt(bytes));
};
const smallest = 5_000;
/** Letters that words in two pieces may share. */
const shared = 4;

interface Word {
  readonly word: string;
  /** With the papers that have it. */
  readonly bytes: Uint8Array;
}

function piecesOf(words: readonly Word[]): Word[][] {
  const size = sizeOf(words);
  const pieces: Word[][] = [];
  let piece: Word[] = [];
  let bytes = 0;
  for (const [i, word] of words.entries()) {
    const isApart = sharedLength(words[i - 1]?.word ?? "", word.word) <= shared;
    if (piece.length > 0 && bytes + word.bytes.length > (isApart ? size : 2 * size)) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(word);
    bytes += word.bytes.length;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** The shortest beginning of a word that comes after the word before it. */
const beginning = (word: string, before: string) => [...word].slice(0, sharedLength(before, word) + 1).join("");

function sharedLength(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let n = 0;
  while (n < from.length && from[n] === to[n]) n++;
  return n;
}

/** The words of a chunk: an array of one array, whose items are arrays that begin with a word. */
function wordsOf(chunk: Uint8Array): Word[] {
  const [one, at] = headOf(chunk, 0);
  const [count, first] = headOf(chunk, at);
  if (one !== 1) throw unknown;
  return itemsOf(chunk, first, count).map((bytes) => ({ word: textAt(bytes, headOf(bytes, 0)[1]), bytes }));
}

/** The file that an item of the list of chunks is about: `[from, to, hash]`. */
function fileOf(chunk: Uint8Array): string {
  const [, at] = headOf(chunk, 0);
  return `index/${textAt(chunk, endOf(chunk, endOf(chunk, at)))}.pf_index`;
}

const signature = Buffer.from("pagefind_dcd");
const unknown = new Error("Cannot cut the search index: Pagefind's files are in a form that is not known");

function unpacked(file: Uint8Array): Uint8Array {
  const bytes = gunzipSync(file);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw unknown;
  return bytes.subarray(signature.length);
}

const packed = (bytes: Uint8Array): Uint8Array => gzipSync(concat(signature, bytes), { level: 9 });

function taken(files: Map<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw unknown;
  files.delete(path);
  return bytes;
}

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");

/*
 * CBOR, as far as it is needed to step over items: RFC 8949, section 3. The kind is the first byte's upper three bits, and its
 * lower five are a number or say how many bytes it has.
 */
const [textKind, arrayKind] = [3, 4];

/** The number of the item at a place, and the place behind that number. */
function headOf(bytes: Uint8Array, at: number): [value: number, next: number] {
  const short = (bytes[at] ?? 0) & 31;
  if (short < 24) return [short, at + 1];
  const length = 2 ** (short - 24);
  if (length > 4 || at + length >= bytes.length) throw unknown;
  let value = 0;
  for (let i = 1; i <= length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return [value, at + 1 + length];
}

/** The place behind the item at a place. */
function endOf(bytes: Uint8Array, at: number): number {
  const kind = (bytes[at] ?? 0) >> 5;
  const [value, next] = headOf(bytes, at);
  if (kind < 2) return next;
  if (kind === textKind) return next + value;
  if (kind !== arrayKind) throw unknown;
  let end = next;
  for (let i = 0; i < value; i++) end = endOf(bytes, end);
  return end;
}

/** So many items from a place on. */
function itemsOf(bytes: Uint8Array, at: number, count: number): Uint8Array[] {
  const items: Uint8Array[] = [];
  for (let from = at; items.length < count; ) {
    const end = endOf(bytes, from);
    items.push(bytes.subarray(from, end));
    from = end;
  }
  return items;
}

function textAt(bytes: Uint8Array, at: number): string {
  const [length, from] = headOf(bytes, at);
  return text(bytes.subarray(from, from + length));
}

function head(kind: number, value: number): Uint8Array {
  if (value < 24) return Uint8Array.of((kind << 5) | value);
  if (value < 256) return Uint8Array.of((kind << 5) | 24, value);
  return Uint8Array.of((kind << 5) | 26, ...[24, 16, 8, 0].map((shift) => (value >>> shift) & 255));
}

const arrayHead = (count: number) => head(arrayKind, count);

function textItem(written: string): Uint8Array {
  const bytes = Buffer.from(written);
  return concat(head(textKind, bytes.length), bytes);
}
