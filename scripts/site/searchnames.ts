import { sha256Of } from "../config/hash.ts";
import { arrayHead, concat, endOf, headOf, numberItem, textAt, textItem, textOf, unknownForm } from "./cbor.ts";
import { type IndexFiles, packed, taken, unpacked } from "./searchfiles.ts";

/**
 * Gives papers short names. Every reader fetches the list of them, where Pagefind's names of ten letters are most of the bytes. A
 * paper's file is named so: in an index that changes every day by four letters of its hash, which stay when others come; in one
 * whose folder is named by what it holds by the paper's place.
 *
 * @param pages Items of Pagefind's list: `[name, words, group]`.
 * @param files Those of the papers take their new names.
 * @param together How many papers stand in a file, by their place; 1 in an index that changes.
 */
export function shortNamed(pages: readonly Uint8Array[], files: IndexFiles, together: number): Uint8Array[] {
  const items = pages.map(pageOf);
  const paperOf = papersIn(files);
  return together > 1 ? byPlace(items, paperOf, files, together) : byContent(items, paperOf, files);
}

type PaperOf = (item: PageItem) => unknown;

/** What Pagefind has of a paper; its file is taken from the others with the first paper in it. */
function papersIn(files: IndexFiles): PaperOf {
  const read = (name: string) => JSON.parse(textOf(unpacked(taken(files, fileOf(name)))));
  const groups = new Map<string, Record<string, unknown>>();
  return ({ name, group }) => {
    if (group === "") return read(name);
    const known = groups.get(group) ?? read(group);
    groups.set(group, known);
    return known[name];
  };
}

interface PageItem {
  readonly name: string;
  /** Of the list, as it is. */
  readonly words: Uint8Array;
  /** The file that it stands in with others; empty where it has one of its own. */
  readonly group: string;
}

function pageOf(item: Uint8Array): PageItem {
  const [count, first] = headOf(item, 0);
  const second = endOf(item, first);
  const third = endOf(item, second);
  if (count !== 3) throw unknownForm();
  return { name: textAt(item, first), words: item.subarray(second, third), group: textAt(item, third) };
}

const itemOf = (name: string, words: Uint8Array, group: string) =>
  concat(arrayHead(3), textItem(name), words, textItem(group));

const fileOf = (name: string) => `fragment/${name}.pf_fragment`;

function byContent(items: readonly PageItem[], paperOf: PaperOf, files: IndexFiles): Uint8Array[] {
  const used = new Set<string>();
  return items.map((item) => {
    const paper = JSON.stringify(paperOf(item));
    // No capitals: some disks don't tell them apart. The first digit is not like the others.
    const hash = BigInt(`0x${sha256Of(paper)}`)
      .toString(36)
      .slice(1);
    let length = shortest;
    while (used.has(hash.slice(0, length))) length++;
    const short = hash.slice(0, length);
    used.add(short);
    files.set(fileOf(short), packed(Buffer.from(paper)));
    return itemOf(short, item.words, "");
  });
}

/** Letters of a hash that tell papers apart; the few that share them have more. */
const shortest = 4;

/**
 * A count of words to the nearest multiple of 16. It weighs how much a word says of a paper by the paper's length, which takes no
 * harm, and the list of a period is a sixth shorter.
 */
function roughly(item: Uint8Array): Uint8Array {
  return numberItem(Math.max(1, Math.round(headOf(item, 0)[0] / 16) * 16));
}

function byPlace(items: readonly PageItem[], paperOf: PaperOf, files: IndexFiles, together: number): Uint8Array[] {
  const named: Uint8Array[] = [];
  for (let from = 0; from < items.length; from += together) {
    const group = (from / together).toString(36);
    const papers: Record<string, unknown> = {};
    for (const [i, item] of items.slice(from, from + together).entries()) {
      // The beginning is that of the group, which the list names again: so it is compressed best.
      const name = group + i.toString(36);
      papers[name] = paperOf(item);
      named.push(itemOf(name, roughly(item.words), group));
    }
    files.set(fileOf(group), packed(Buffer.from(JSON.stringify(papers))));
  }
  return named;
}
