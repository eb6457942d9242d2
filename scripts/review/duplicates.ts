import type { Paper } from "../papers/paper.ts";
import { workOf } from "../papers/shelves.ts";
import { key } from "../sources/likeness.ts";
import { type Finding, quoted } from "./finding.ts";

/**
 * Papers of a change that are here already: the same arXiv id or DOI, or the same title. Each pair is told once, of the file
 * that the change brings.
 *
 * @param ids The papers of the change.
 */
export function duplicateFindings(ids: ReadonlySet<string>, papers: readonly Paper[]): Finding[] {
  const works = papers.filter(({ sameAs }) => sameAs === undefined);
  const told = new Set<string>();
  return [sameArxiv, sameDoi, sameTitle].flatMap((sameness) =>
    pairs(works, sameness.keyOf).flatMap(([one, other]): Finding[] => {
      const [mine, theirs] = ids.has(other.id) ? [other, one] : [one, other];
      const pair = `${mine.id} ${theirs.id}`;
      if (!ids.has(mine.id) || told.has(pair)) return [];
      told.add(pair);
      return [{ file: `content/papers/${mine.id}.md`, field: sameness.field, ...sameness.say(mine, theirs) }];
    }),
  );
}

interface Sameness {
  readonly field: NonNullable<Finding["field"]>;
  readonly keyOf: (paper: Paper) => string | undefined;
  readonly say: (mine: Paper, theirs: Paper) => Pick<Finding, "weight" | "message">;
}

const mend = "delete one of the two, or name the other in same_as";

const sameArxiv: Sameness = {
  field: "arxiv",
  keyOf: ({ arxiv }) => arxiv && workOf(arxiv),
  say: ({ arxiv }, { id }) => ({
    weight: "problem",
    message: `Has the arXiv id ${arxiv} of content/papers/${id}.md: ${mend}`,
  }),
};

const sameDoi: Sameness = {
  field: "doi",
  keyOf: ({ doi }) => doi?.toLowerCase(),
  say: ({ doi = "" }, { id }) => ({
    weight: "problem",
    message: `Has the DOI ${quoted(doi)} of content/papers/${id}.md: ${mend}`,
  }),
};

const sameTitle: Sameness = {
  field: "title",
  keyOf: ({ title }) => key(title),
  say: (mine, theirs) => {
    const what = `Has the title of content/papers/${theirs.id}.md, ${quoted(mine.title)}`;
    // Two works may have one title: "Comment on ...".
    return mine.arxiv !== undefined && theirs.arxiv !== undefined
      ? { weight: "warning", message: `${what}, and another arXiv id` }
      : { weight: "problem", message: `${what}: ${mend}` };
  },
};

/** Of papers that share a key, the first with each of the others. */
function pairs(papers: readonly Paper[], keyOf: Sameness["keyOf"]): [first: Paper, other: Paper][] {
  const firsts = new Map<string, Paper>();
  return papers.flatMap((paper): [Paper, Paper][] => {
    const shared = keyOf(paper);
    if (shared === undefined || shared === "") return [];
    const first = firsts.get(shared);
    if (!first) firsts.set(shared, paper);
    return first ? [[first, paper]] : [];
  });
}
