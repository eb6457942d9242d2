import { createHash } from "node:crypto";
import type { Kept } from "../config/kept.ts";
import { keptNothing } from "../config/kept.ts";
import { compare } from "../config/problem.ts";
import type { Weights } from "../config/weights.ts";
import { type Basis, basisOf, isIn } from "./basis.ts";
import { type Counts, countTerms, type Text } from "./counts.ts";
import { spaceOfBasis, type ThemeSpace, type Themes, themesOf } from "./lsa.ts";
import { mostCompared, nearestInBasis, nearestOf } from "./nearest.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Numbers } from "./packed.ts";
import { type Remember, rememberIn } from "./remembered.ts";
import { keptLikeness, type LikenessTo, likenessTo } from "./similarity.ts";
import { type TermIndex, termsOf } from "./terms.ts";

/** What a collection's texts say, and how near each paper is to which others. */
export interface Nearness {
  readonly basis: Basis;
  readonly index: TermIndex;
  readonly themes: Themes | null;
  readonly likenesses: LikenessTo;
  /** Of all rows of the index. */
  readonly neighbours: Neighbours;
}

type Numbering = Pick<Weights, "titleTimes" | "rarityPower" | "lsaFrom" | "lsaShare">;

interface Limits {
  readonly basis: Basis;
  /** See `nearest.ts`. */
  readonly mostCompared: number;
}

/**
 * Computes all that takes long. What is of the basis alone (counts, themes, who is near to whom) is taken from what was kept of it
 * where the texts of the basis, and the weights, are the same: between two quarters only what is new is computed.
 *
 * @param most Neighbours of a paper that are wanted.
 */
export function nearnessOf(
  papers: readonly Text[],
  weights: Numbering,
  most: number,
  kept: Kept = keptNothing,
  limits: Limits = { basis: basisOf(papers), mostCompared },
): Nearness {
  const { basis } = limits;
  const isSmall = papers.length <= limits.mostCompared;
  const remember: Remember =
    isSmall || kept === keptNothing
      ? (_name, compute) => compute()
      : rememberIn(kept, () => keyOf(papers, basis, weights, most));
  const index = termsOf(papers, weights, basis, (texts, titleTimes) =>
    countsFrom(remember("counts", () => numbersOfCounts(countTerms(texts, titleTimes)))),
  );
  const themes = themesOf(index, weights, () =>
    spaceFrom(remember("themes", () => numbersOfSpace(spaceOfBasis(index)))),
  );
  const likenesses = isSmall ? keptLikeness(index, themes) : likenessTo(index, themes);
  const neighbours = nearestOf(index, themes, most, {
    mostCompared: limits.mostCompared,
    likenesses,
    inBasis: () =>
      neighboursFrom(
        most,
        remember("neighbours", () => numbersOfNeighbours(nearestInBasis(index, themes, most))),
      ),
  });
  return { basis, index, themes, likenesses, neighbours };
}

/** Of all that what is kept depends on, but for the code that computes it. */
function keyOf(papers: readonly Text[], basis: Basis, weights: Numbering, most: number): string {
  const { titleTimes, rarityPower, lsaFrom, lsaShare } = weights;
  const hash = createHash("sha256").update(JSON.stringify({ titleTimes, rarityPower, lsaFrom, lsaShare, most }));
  const texts = papers.filter((paper) => isIn(basis, paper)).sort((a, b) => compare(a.id, b.id));
  for (const { id, title, abstract } of texts) hash.update(`${id}\0${title}\0${abstract}\0`);
  return hash.digest("hex");
}

const numbersOfTexts = (texts: readonly string[]) => new TextEncoder().encode(JSON.stringify(texts));
const textsFrom = (numbers: Numbers) => JSON.parse(Buffer.from(numbers).toString()) as string[];

function numbersOfCounts({ stems, words, frequency, offsets, terms, times, lengths }: Counts): Numbers[] {
  return [numbersOfTexts(stems), numbersOfTexts(words), frequency, offsets, terms, times, lengths];
}

function countsFrom(numbers: readonly Numbers[]): Counts {
  const [stems, words, frequency, offsets, terms, times, lengths] = numbers as [
    Uint8Array,
    Uint8Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint16Array,
    Uint32Array,
  ];
  return { stems: textsFrom(stems), words: textsFrom(words), frequency, offsets, terms, times, lengths };
}

function numbersOfSpace({ columns, directions, vectors }: ThemeSpace): Numbers[] {
  return [columns, directions, vectors];
}

function spaceFrom(numbers: readonly Numbers[]): ThemeSpace {
  const [columns, directions, vectors] = numbers as [Int32Array, Float64Array, Float32Array];
  return { columns, directions, vectors };
}

function numbersOfNeighbours({ rows, likenesses }: Neighbours): Numbers[] {
  return [rows, likenesses];
}

function neighboursFrom(most: number, numbers: readonly Numbers[]): Neighbours {
  const [rows, likenesses] = numbers as [Uint32Array, Uint16Array];
  return { most, rows, likenesses };
}
