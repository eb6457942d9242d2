import { compare } from "../config/problem.ts";
import { proseOf } from "../text/words.ts";
import { spelledOut } from "./initials.ts";
import { isCased } from "./phrases.ts";

/** An acronym and what it stands for, as papers write them. */
export interface Acronym {
  /** "LoRA". */
  readonly short: string;
  /** "low-rank adaptation", in lower case. */
  readonly long: string;
  /** Papers that say so. */
  readonly papers: number;
}

/** What may stand in brackets behind its other form: "supervised fine-tuning (SFT)", "SFT (supervised fine-tuning)". */
const bracketed = /\(\s*([\p{L}\p{N}][\p{L}\p{N}'’ -]{1,80}?)\s*[),;]/gu;
const lastWord = /[\p{L}\p{N}][\p{L}\p{N}'’-]*\s*$/u;
/** UTF-16 units in which the words before a bracket stand. */
const reach = 160;

/**
 * The acronyms that texts define: in "long form (ACRONYM)" or the other way round, where the words begin with the acronym's letters
 * in their order. Of an acronym that stands for several things the two of most papers are kept. By acronym, then by papers.
 */
export function acronymsOf(texts: Iterable<string>): Acronym[] {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const found = new Map<string, string>();
    const prose = proseOf(text);
    for (const { 1: inside = "", index } of prose.matchAll(bracketed)) {
      const before = prose.slice(Math.max(0, index - reach), index);
      if (inside.includes(" ")) learn(found, lastWord.exec(before)?.[0].trim() ?? "", () => [inside]);
      else learn(found, inside, () => endsOf(lastWordsOf(before)));
    }
    for (const [key, short] of found) {
      const long = key.slice(key.indexOf(" ") + 1);
      const longs = counts.get(short) ?? new Map<string, number>();
      counts.set(short, longs.set(long, (longs.get(long) ?? 0) + 1));
    }
  }
  return [...counts]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([short, longs]) =>
      [...longs]
        .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
        .slice(0, mostLongs)
        .map(([long, papers]) => ({ short, long, papers })),
    );
}

const mostLongs = 2;
/** Letters of an acronym. */
const longest = 10;

function learn(found: Map<string, string>, written: string, phrases: () => readonly string[]): void {
  if (written.length > longest || !isCased(written)) return;
  const short = written.replace(/(?<=\p{Lu})s$/u, "");
  const long = spelledOut(short, phrases());
  if (long === short || long.toLowerCase().includes(short.toLowerCase())) return;
  const plain = long.toLowerCase().replace(/(?<=[^sui])s$/, "");
  found.set(`${short} ${plain}`, short);
}

/** The last words of a text that only blanks part, at most eight. */
function lastWordsOf(text: string): string[] {
  const words: string[] = [];
  for (const piece of text.trimEnd().split(/\s+/).reverse()) {
    const word = lastWord.exec(piece)?.[0];
    if (word !== undefined) words.unshift(word);
    if (word !== piece || words.length === mostWords) break;
  }
  return words;
}

const mostWords = 8;

/** The ends of a phrase: its last two words, three, and so on. */
function endsOf(words: readonly string[]): string[] {
  return words.slice(1).map((_, i) => words.slice(words.length - 2 - i).join(" "));
}
