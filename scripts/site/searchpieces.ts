import { shortHash } from "../config/hash.ts";
import { arrayHead, concat, endOf, headOf, itemsOf, textAt, textItem, textOf, unknownForm } from "./cbor.ts";
import { type IndexFiles, packed, packedWell, taken, unpacked } from "./searchfiles.ts";
import { shortNamed } from "./searchnames.ts";

/**
 * Cuts Pagefind's word index into pieces of a few kilobytes. Pagefind makes them of some 26 KB and has no setting for it, and
 * readers fetch one for each word that they ask. All words that begin with the same five letters are in one piece where they fit
 * twice its size: a word is found by its beginning only in pieces that are fetched.
 *
 * Papers get short names, see `shortNamed`.
 *
 * @param files The index, by path. Left as it is but for `fragment/`, `index/`, their list, and the entry that names that.
 * @param together How many papers stand in a file; more than 1 where the folder is named by what the index holds.
 * @throws {Error} If Pagefind writes its index in another form than the version that is installed with this.
 */
export function inSmallPieces(files: ReadonlyMap<string, Uint8Array>, together = 1): IndexFiles {
  const cut = new Map(files);
  const entry = JSON.parse(textOf(taken(cut, entryFile)));
  for (const language of Object.values<{ hash: string }>(entry.languages)) {
    const list = unpacked(taken(cut, `pagefind.${language.hash}.pf_meta`));
    const [head, at] = headOf(list, 0);
    const items = itemsOf(list, at, head);
    const [version, pages, chunks, ...rest] = items;
    if (!version || !pages || !chunks) throw unknownForm();
    const prefix = language.hash.slice(0, language.hash.indexOf("_") + 1);
    const nameOf = (bytes: Uint8Array, i: number) => (together > 1 ? i.toString(36) : prefix + shortHash(bytes));
    const named = shortNamed(allOf(pages), cut, together);
    const words = allOf(chunks).flatMap((chunk) => wordsOf(unpacked(taken(cut, fileOf(chunk)))));
    const pieces = piecesOf(words).map((piece, i, all) => {
      const bytes = concat(arrayHead(1), arrayHead(piece.length), ...piece.map((word) => word.bytes));
      const name = nameOf(bytes, i);
      cut.set(`index/${name}.pf_index`, packed(bytes));
      const last = all[i - 1]?.at(-1)?.word ?? "";
      return concat(
        arrayHead(3),
        ...[beginning(piece[0]?.word ?? "", last), piece.at(-1)?.word ?? "", name].map(textItem),
      );
    });
    const made = concat(arrayHead(items.length), version, arrayOf(named), arrayOf(pieces), ...rest);
    language.hash = prefix + shortHash(made);
    cut.set(`pagefind.${language.hash}.pf_meta`, packedWell(made));
  }
  cut.set(entryFile, Buffer.from(JSON.stringify(entry)));
  return cut;
}

function allOf(array: Uint8Array): Uint8Array[] {
  const [count, first] = headOf(array, 0);
  return itemsOf(array, first, count);
}

const arrayOf = (items: readonly Uint8Array[]) => concat(arrayHead(items.length), ...items);

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
  if (one !== 1) throw unknownForm();
  return itemsOf(chunk, first, count).map((bytes) => ({ word: textAt(bytes, headOf(bytes, 0)[1]), bytes }));
}

/** The file that an item of the list of chunks is about: `[from, to, hash]`. */
function fileOf(chunk: Uint8Array): string {
  const [, at] = headOf(chunk, 0);
  return `index/${textAt(chunk, endOf(chunk, endOf(chunk, at)))}.pf_index`;
}
