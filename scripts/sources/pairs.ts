/** A line that is not blank, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

export type Found =
  | { readonly title: Line; readonly abstract: Line }
  | { readonly neither: Line; readonly reason: string };

/** The cost of leaving a line out, and the most that its look alone makes any line cost as one role. */
const out = 5;
const most = 4.5;

/**
 * Finds the titles and abstracts among lines where they stand in turn.
 *
 * Which line is what is decided for the whole listing at once: each line costs something as a title, as an abstract and as
 * neither, and the cheapest reading in which every title is followed by its abstract is taken (Viterbi). So one missing
 * abstract costs one paper, and never shifts the pairs after it.
 */
export function pairInTurn(lines: readonly Line[]): Found[] {
  const n = lines.length;
  // least[i]: the least cost of lines i and after. pair[i]: the same, where line i is a title.
  const least = new Float64Array(n + 2);
  const pair = lines.map(({ text }, i) => pairCost(text, lines[i + 1]?.text));
  for (let i = n - 1; i >= 0; i--) {
    pair[i] = (pair[i] ?? Infinity) + (least[i + 2] ?? 0);
    least[i] = Math.min(pair[i] ?? Infinity, costOut(lines[i]?.text ?? "") + (least[i + 1] ?? 0));
  }
  const found: Found[] = [];
  for (let i = 0; i < n; i++) {
    const [line, next] = [lines[i], lines[i + 1]];
    if (!line) continue;
    if (next && (pair[i] ?? Infinity) <= (least[i] ?? 0)) {
      found.push({ title: line, abstract: next });
      i++;
    } else found.push({ neither: line, reason: leftOutFor(line.text) });
  }
  return found;
}

/** Why a line was left out where titles and abstracts stand in turn. */
export function leftOutFor(text: string): string {
  return abstractness(text) > 0 ? "no title stands right before it" : "no abstract stands right after it";
}

/** Whether these two can be the title and the abstract of one paper at all. */
export function mayPair(title: string, abstract: string): boolean {
  return pairCost(title, abstract) < Infinity;
}

/** What speaks against this pair, by line: each is the paper's title or abstract all the same. */
export function doubts({ title, abstract }: { readonly title: Line; readonly abstract: Line }) {
  const found: { line: number; text: string; reason: string }[] = [];
  if (abstractness(title.text) > 0)
    found.push({ line: title.number, text: title.text, reason: "it may be no title, since it reads as an abstract" });
  if (abstractness(abstract.text) < 0.5 || isTitleCase(abstract.text))
    found.push({
      line: abstract.number,
      text: abstract.text,
      reason: "it may be no abstract, since it reads as a title",
    });
  return found;
}

/** What is surely an abstract costs more, so that a title that ends in a full stop is not taken in its place. */
function costOut(text: string): number {
  return isBanner(text) ? 0.2 : out + Math.max(0, Math.min(3, abstractness(text) - 2));
}

function pairCost(title: string, abstract: string | undefined): number {
  if (abstract === undefined) return Infinity;
  const [first, second] = [abstractness(title), abstractness(abstract)];
  // Two abstracts, or two titles. "Withdrawn by the author" has few capitals, and is an abstract.
  if (first >= 6 || isLabel(abstract) || (second < 0.5 && isTitleCase(abstract))) return Infinity;
  const asTitle = Math.min(most, Math.max(0, first)) + (isBanner(title) ? 3 : 0);
  const asAbstract = Math.min(most, Math.max(0, -second)) + (isBanner(abstract) ? out : 0);
  return asTitle + asAbstract;
}

/** Above 0 for what reads as an abstract (long, whole sentences), below 0 for what reads as a title. No unit. */
function abstractness(text: string): number {
  const length = Math.max(-3, Math.min(5, (text.length - 180) / 60));
  const stop = /[.。…][)"'”’\]]*$/.test(text) ? 3 : /[?!][)"'”’\]]*$/.test(text) ? 0.5 : 0;
  // A question with a heading after it is a title: "Why Do Learning Rates Transfer? Reconciling Two Limits".
  const sentences = /[.][)"'”’\]]* +\p{Lu}/u.test(text) ? 1.5 : 0;
  return length + stop + sentences;
}

/** Up to three words that are no sentence: "Privacy policy", "Sorted by date". */
function isLabel(text: string): boolean {
  return text.length <= 30 && /^\S+( \S+){0,2}$/.test(text) && !/[.?!。…]/.test(text);
}

/** Whether most long words have a capital, as in English titles; at least three. No title is longer than 600 characters. */
function isTitleCase(text: string): boolean {
  const long = text.length > 600 ? [] : (text.match(/\p{L}{4,}/gu) ?? []);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals >= 3 && capitals * 2 > long.length;
}

/** A short line that asks for something: what stands around a list on a page, and in no title. */
export function isBanner(text: string): boolean {
  return (
    text.length <= 120 &&
    /\b(in your (email )?inbox|subscribe|sign up|log ?in|newsletter|cookies?|load more|next page|previous page)\b/i.test(
      text,
    ) &&
    !/: /.test(text)
  );
}
