import { functionWords } from "./functionwords.ts";

/** A run of stops, what closes around it, and a reference such as "[1, 2]"; the blank after it may end a sentence. */
const stops = /([.!?…]+)['"’”»)\]}*_$]*(?:\[\d[\d,\s–-]*\])?(?= )/gu;

/** Formulas, brackets and quotations: no sentence ends inside one. Lengths are bounded: a stray bracket holds nothing. */
const wholes =
  /\$\$[^$]{1,400}\$\$|\$(?=\S)(?:\\.|[^$\\]){0,399}[^$\\\s]\$(?!\d)|\\\(.{1,400}?\\\)|\\\[.{1,400}?\\\]|\((?:[^()]|\([^()]{0,200}\)){1,400}\)|“[^”]{1,400}”|(?<!\S)"[^"]{1,400}"|``.{1,400}?''/gu;

/** What comes next could be a first word: a capital, a digit, a letter without case, a formula, or a name such as "vLLM". */
const start = /^["'“‘«([{*_`]*(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}$\\]|\p{Ll}+-?\p{Lu})/u;

/** Never last in a sentence. */
const leading =
  /^(?:[Ee]\.g|[Ii]\.e|eg|ie|[Cc]f|vs|viz|[Rr]esp|approx|avg|Avg|ca|incl|esp|rel|[Ss]eq|Dr|Prof|Mrs?|Ms|Messrs)$/;
/** Not last when a number, a letter or a bracket follows. */
const numbered =
  /^(?:figs?|eqs?|eqns?|secs?|sect|tabs?|thms?|props?|lem|defs?|cor|refs?|nos?|vols?|pp?|chs?|chap|apps?|algs?|v|ver)$/i;
/** Last only when the next word is one that starts sentences. */
const either = /^(?:al|st|jr|sr|inc|ltd|corp|co|dept|univ|\p{Lu}|(?:\p{L}{1,2}\.)+\p{L}{1,2})$/iu;

/**
 * The sentences of a text, each whole: joined by a blank they are the text again, its runs of blanks collapsed.
 *
 * In doubt two sentences stay one, so that nothing is ever cut in its middle. English abbreviations only.
 */
export function sentencesOf(text: string): string[] {
  const line = text.replace(/\s+/g, " ").trim();
  const inside = [...line.matchAll(wholes)].map((whole) => ({ from: whole.index, to: whole.index + whole[0].length }));
  const sentences: string[] = [];
  let from = 0;
  for (const stop of line.matchAll(stops)) {
    const to = stop.index + stop[0].length;
    const open = inside.some((whole) => whole.from < to && to < whole.to);
    if (open || !endsSentence(line.slice(from, stop.index), stop[1] ?? "", line.slice(to + 1, to + 60))) continue;
    sentences.push(line.slice(from, to));
    from = to + 1;
  }
  return line === "" ? [] : [...sentences, line.slice(from)];
}

function endsSentence(before: string, stop: string, after: string): boolean {
  if (!start.test(after)) return false;
  if (stop !== ".") return true;
  const word = /[^\s([{"'“‘/]*$/u.exec(before)?.[0] ?? "";
  const next = /^\p{L}+/u.exec(after)?.[0] ?? "";
  if (leading.test(word)) return false;
  if (numbered.test(word) && /^(?:[\d([$\\]|\p{Lu}(?:\b|\d)|[IVX]+\b)/u.test(after)) return false;
  if (either.test(word)) return functionWords.has(next.toLowerCase()) || starters.test(next);
  // "1." or "(1)." at the start of a sentence or after a colon counts something: it is no sentence by itself.
  return !/(?:^|[:;,.] ?)\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\)?$/.test(before);
}

/** First words that carry a subject and still start sentences of abstracts. */
const starters =
  /^(?:Additionally|Aimed|Code|Data|Empirical(?:ly)?|Evaluating|Existing|Experiment(?:s|al|ally)?|Extensive|Finally|First(?:ly)?|Given|Notably|Numerical|Please|Project|Recent(?:ly)?|Results|Second(?:ly)?|Specifically|Theoretically|Using|Weights)$/;
