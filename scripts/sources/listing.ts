import { oneLine } from "../text/plain.ts";

/** One paper of a listing. Lines are counted from 1. */
export interface ListingRow {
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
}

export interface LeftOut {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a listing held. Every line that is not blank is in exactly one row (as title or abstract), banner or leftOut. */
export interface ListingReport {
  /** Lines in, blank ones included. */
  readonly lines: number;
  readonly blank: number;
  readonly rows: readonly ListingRow[];
  /** Lines that are the page's and not a paper's: "Get trending papers in your inbox". */
  readonly banners: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** Rows whose title an earlier row has too, with another abstract. Both are papers. */
  readonly sameTitle: readonly { readonly line: number; readonly first: number }[];
  /** A button's label that stood glued to the first title, and was taken off. */
  readonly label?: { readonly line: number; readonly text: string };
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Reads a pasted listing: banner lines, then titles and abstracts in turn.
 *
 * Which line is what is decided for the whole listing at once: each line costs something as a title, as an abstract and as
 * neither, and the cheapest reading in which every title is followed by its abstract is taken (Viterbi). So one missing
 * abstract costs one paper, and never shifts the pairs after it.
 */
export function readListing(source: string): ListingReport {
  const all = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (all.at(-1) === "") all.pop();
  const lines = all.map((text, i) => ({ number: i + 1, text: oneLine(text) })).filter((line) => line.text !== "");
  const roles = cheapestReading(lines.map((line) => line.text));

  const rows: ListingRow[] = [];
  const banners: number[] = [];
  const leftOut: LeftOut[] = [];
  const sameTitle: { line: number; first: number }[] = [];
  const titles = new Map<string, number>();
  const seen = new Map<string, number>();
  let label: ListingReport["label"];
  lines.forEach((line, i) => {
    if (roles[i] === "abstract") return;
    if (roles[i] === "neither") {
      if (isBanner(line.text)) banners.push(line.number);
      else leftOut.push({ line: line.number, text: line.text, reason: reasonFor(line.text) });
      return;
    }
    const glued = rows.length === 0 && banners.length > 0 ? gluedLabel.exec(line.text) : null;
    if (glued?.[1]) label = { line: line.number, text: glued[1] };
    const row = {
      line: line.number,
      title: glued ? line.text.slice(glued[0].length) : line.text,
      abstract: lines[i + 1]?.text ?? "",
    };
    const first = seen.get(`${row.title}\n${row.abstract}`);
    if (first === undefined) {
      seen.set(`${row.title}\n${row.abstract}`, row.line);
      const twin = titles.get(row.title);
      if (twin === undefined) titles.set(row.title, row.line);
      else sameTitle.push({ line: row.line, first: twin });
      rows.push(row);
    } else {
      for (const { number, text } of [line, lines[i + 1] as Line]) {
        leftOut.push({ line: number, text, reason: `the same title and abstract stand at line ${first} already` });
      }
    }
  });
  return {
    lines: all.length,
    blank: all.length - lines.length,
    rows,
    banners,
    leftOut,
    sameTitle,
    ...(label ? { label } : {}),
  };
}

function reasonFor(text: string): string {
  return abstractness(text) > 0 ? "no title stands right before it" : "no abstract stands right after it";
}

type Role = "title" | "abstract" | "neither";

/** The cost of leaving a line out, and the most that its look alone makes any line cost as one role. */
const out = 5;
const most = 4.5;

/** The roles of least total cost; a title is always followed by its abstract. */
function cheapestReading(lines: readonly string[]): Role[] {
  const n = lines.length;
  // least[i]: the least cost of lines i and after. pair[i]: the same, where line i is a title.
  const least = new Float64Array(n + 2);
  const pair = lines.map((text, i) => pairCost(text, lines[i + 1]));
  for (let i = n - 1; i >= 0; i--) {
    pair[i] = (pair[i] ?? Infinity) + (least[i + 2] ?? 0);
    least[i] = Math.min(pair[i] ?? Infinity, costOut(lines[i] ?? "") + (least[i + 1] ?? 0));
  }
  const roles: Role[] = [];
  for (let i = 0; i < n; i = roles.length) {
    if ((pair[i] ?? Infinity) <= (least[i] ?? 0)) roles.push("title", "abstract");
    else roles.push("neither");
  }
  return roles;
}

function costOut(text: string): number {
  return isBanner(text) ? 0.2 : out;
}

function pairCost(title: string, abstract: string | undefined): number {
  if (abstract === undefined) return Infinity;
  const [first, second] = [abstractness(title), abstractness(abstract)];
  // Two abstracts, or two titles. "Withdrawn by the author" has few capitals, and is an abstract.
  if (first >= 6 || (first <= -1 && second <= -1 && isTitleCase(abstract))) return Infinity;
  const asTitle = Math.min(most, Math.max(0, first)) + (isBanner(title) ? 3 : 0);
  const asAbstract = Math.min(most, Math.max(0, -second)) + (isBanner(abstract) ? out : 0);
  return asTitle + asAbstract;
}

/** Above 0 for what reads as an abstract (long, whole sentences), below 0 for what reads as a title. No unit. */
function abstractness(text: string): number {
  const length = Math.max(-3, Math.min(5, (text.length - 180) / 60));
  const stop = /[.。…][)"'”’\]]*$/.test(text) ? 3 : /[?!][)"'”’\]]*$/.test(text) ? 0.5 : 0;
  const sentences = /[.?!][)"'”’\]]* +\p{Lu}/u.test(text) ? 1.5 : 0;
  return length + stop + sentences;
}

/** Whether most long words have a capital, as in English titles; at least three. */
function isTitleCase(text: string): boolean {
  const long = text.match(/\p{L}{4,}/gu) ?? [];
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals >= 3 && capitals * 2 > long.length;
}

/** A short line that asks for something: what stands around a list on a page, and in no title. */
function isBanner(text: string): boolean {
  return (
    text.length <= 120 &&
    /\b(in your (email )?inbox|subscribe|sign up|log ?in|newsletter|cookies?|load more|next page|previous page)\b/i.test(
      text,
    ) &&
    !/: /.test(text)
  );
}

/** A label with no blank between it and the title's first capital, digit or formula. */
const gluedLabel = /^(Subscribe|Sign ?[Uu]p|Sign ?[Ii]n|Log ?[Ii]n|Join [Nn]ow)(?=[\p{Lu}\p{N}$])/u;
