import { compare } from "../config/problem.ts";
import { isShown, type Paper } from "../papers/paper.ts";
import { workOf } from "../papers/shelves.ts";
import { markdownToText } from "../text/markdown.ts";
import { shareAnAuthor } from "./authors.ts";
import { alike, key, likeness } from "./likeness.ts";
import { combined, type Facts, type Said, textOf } from "./said.ts";

/** What tells one paper from another of its title. */
interface Marks {
  readonly arxiv?: string;
  readonly authors?: readonly string[];
  readonly abstract: string;
}

/** All statements of one batch that are of one paper, and what they say together. */
export interface Work {
  readonly said: readonly Said[];
  readonly facts: Facts;
}

/**
 * Finds the statements that are of one paper: those of one arXiv id, then those without an id that share the title and an
 * author with it, or the abstract where one of the two names no author. The order of the statements has no say.
 */
export function worksOf(said: readonly Said[]): Work[] {
  const groups: Said[][] = [];
  const byArxiv = new Map<string, Said[]>();
  const byTitle = new Map<string, Said[][]>();
  const rank = ({ facts }: Said) => (facts.arxiv === undefined ? "1" : `0${workOf(facts.arxiv)}`);
  const texts = new Map(said.map((one) => [one, textOf(one)]));
  const inOrder = [...said].sort(
    (a, b) => compare(rank(a), rank(b)) || compare(texts.get(a) ?? "", texts.get(b) ?? ""),
  );
  for (const one of inOrder) {
    const { arxiv } = one.facts;
    const title = key(one.facts.title);
    const found = arxiv === undefined ? likest(byTitle.get(title) ?? [], one.facts) : byArxiv.get(workOf(arxiv));
    const group = found ?? [];
    if (!found) groups.push(group);
    group.push(one);
    if (arxiv !== undefined) byArxiv.set(workOf(arxiv), group);
    const titled = byTitle.get(title) ?? [];
    if (!titled.includes(group)) byTitle.set(title, [...titled, group]);
  }
  return groups.flatMap((group) => {
    const facts = combined(group);
    return facts ? [{ said: group, facts }] : [];
  });
}

/** The first of the groups that are likest, of those of the same paper. */
function likest(groups: readonly Said[][], facts: Facts): Said[] | undefined {
  let best: { readonly group: Said[]; readonly like: number } | undefined;
  for (const group of groups) {
    const like = Math.max(...group.map((other) => sameness(marksOf(other.facts), marksOf(facts))));
    if (like > (best?.like ?? apart)) best = { group, like };
  }
  return best?.group;
}

/** Less than any likeness. */
const apart = -1;

/** How alike two papers of one title are, from 0 to 1, if they are one paper at all; else `apart`. */
function sameness(one: Marks, other: Marks): number {
  if (differ(one, other)) return apart;
  const like = likenessOf(one, other);
  const [authors, others] = [one.authors ?? [], other.authors ?? []];
  const same = authors.length > 0 && others.length > 0 ? shareAnAuthor(authors, others) : like >= alike;
  return same ? like : apart;
}

/** Of abstracts; those of marks alone ("?!") have no words to share. */
function likenessOf(one: Marks, other: Marks): number {
  return key(one.abstract) === key(other.abstract) ? 1 : likeness(one.abstract, other.abstract);
}

function marksOf({ arxiv, authors, abstract }: Facts): Marks {
  return { ...(arxiv && { arxiv }), ...(authors && { authors }), abstract: markdownToText(abstract) };
}

/** True where both have an arXiv id, of two works. */
export function differ(one: Marks, other: Marks): boolean {
  return one.arxiv !== undefined && other.arxiv !== undefined && workOf(one.arxiv) !== workOf(other.arxiv);
}

/**
 * Finds the paper of each work: by its arXiv id, else by its title. A stub stands for the paper that it leads to. Each
 * paper takes one work, the likest; a work that is not in the answer is new.
 */
export function papersOf(works: readonly Work[], papers: readonly Paper[]): Map<Work, Paper> {
  const byId = new Map<string, Paper>(papers.map((paper) => [paper.id, paper]));
  const byArxiv = new Map<string, Paper>();
  for (const paper of papers) {
    if (paper.arxiv === undefined) continue;
    const known = byArxiv.get(workOf(paper.arxiv));
    if (!known || (known.sameAs !== undefined && paper.sameAs === undefined)) byArxiv.set(workOf(paper.arxiv), paper);
  }
  const found = new Map<Work, Paper>();
  for (const work of works) {
    const { arxiv } = work.facts;
    const paper = arxiv === undefined ? undefined : byArxiv.get(workOf(arxiv));
    if (paper) found.set(work, targetOf(paper, byId));
  }
  const left = works.filter((work) => !found.has(work));
  const claimed = new Set([...found.values()].filter(isShown));
  for (const { work, paper } of likely(left, papers, byId)) {
    if (found.has(work) || claimed.has(paper)) continue;
    found.set(work, paper);
    if (isShown(paper)) claimed.add(paper);
  }
  return found;
}

/** Works and papers that share a title and are one paper, the likest first. */
function likely(works: readonly Work[], papers: readonly Paper[], byId: ReadonlyMap<string, Paper>) {
  const byTitle = new Map<string, { paper: Paper; target: Paper }[]>(works.map(({ facts }) => [key(facts.title), []]));
  // Works of other arXiv ids are others: most days no title has to be compared at all.
  const isUnnumbered = works.some(({ facts }) => facts.arxiv === undefined);
  const isOpen = (paper: Paper) => isUnnumbered || paper.arxiv === undefined;
  if (byTitle.size > 0)
    for (const paper of papers.filter(isOpen))
      byTitle.get(key(paper.title))?.push({ paper, target: targetOf(paper, byId) });
  return works
    .flatMap((work, at) => {
      const found = byTitle.get(key(work.facts.title)) ?? [];
      const marks = found.length > 0 ? marksOf(work.facts) : null;
      return found.flatMap(({ paper, target }) =>
        marks ? [{ work, at, paper: target, like: samenessOf(marks, paper, target) }] : [],
      );
    })
    .filter(({ like }) => like > apart)
    .sort((a, b) => b.like - a.like || compare(a.paper.id, b.paper.id) || a.at - b.at);
}

/** @param target The paper itself, or the one that it leads to. */
function samenessOf(marks: Marks, paper: Paper, target: Paper): number {
  if (differ(marks, paper) || differ(marks, target)) return apart;
  // Of a text that was taken down nothing but the title may be left, and it must not come back under another name.
  if (target.removed !== undefined && target.abstract === "" && target.authors.length === 0) return 0;
  return Math.max(sameness(marks, paper), sameness(marks, target));
}

function targetOf(paper: Paper, byId: ReadonlyMap<string, Paper>): Paper {
  return (paper.sameAs === undefined ? undefined : byId.get(paper.sameAs)) ?? paper;
}
