import { counted } from "../config/counted.ts";
import type { Paper } from "../papers/paper.ts";
import { workOf } from "../papers/shelves.ts";
import { alike, likeness } from "../sources/likeness.ts";
import type { Statement } from "../sources/source.ts";
import { type Finding, quoted } from "./finding.ts";

/** Papers of one review that arXiv is asked for. */
const mostAsked = 20;

/** The papers of a change that arXiv is asked for, and a note of how many are too many. */
export function papersToAsk(added: readonly Paper[]): {
  readonly ask: readonly Paper[];
  readonly notes: readonly Finding[];
} {
  const all = added.filter(({ arxiv, sameAs }) => arxiv !== undefined && sameAs === undefined);
  const more = all.length - mostAsked;
  const message = `arXiv was asked for the first ${mostAsked} papers, and ${counted(more, "other")} not`;
  return { ask: all.slice(0, mostAsked), notes: more > 0 ? [{ weight: "note", message }] : [] };
}

/** What arXiv answered: papers, ids that it doesn't know, or a sentence why there is no answer. */
export interface Answered {
  readonly statements: readonly Pick<Statement, "arxiv" | "title" | "abstract">[];
  readonly refusals: readonly { readonly id?: string; readonly reason: string }[];
  readonly nothing: { readonly note: string } | null;
}

/** Papers whose arXiv id is another paper's, or nobody's. */
export function belongingFindings(asked: readonly Paper[], { statements, refusals, nothing }: Answered): Finding[] {
  const works = new Map(statements.map((statement) => [workOf(statement.arxiv ?? ""), statement]));
  const refused = new Map(refusals.map(({ id = "", reason }) => [workOf(id), reason]));
  const silent: Paper[] = [];
  const findings = asked.flatMap((paper): Finding[] => {
    const work = workOf(paper.arxiv ?? "");
    const said = works.get(work);
    const file = `content/papers/${paper.id}.md`;
    if (said) return compared(file, paper, said);
    const reason = refused.get(work);
    if (reason !== undefined) return [{ weight: "problem", file, field: "arxiv", message: reason }];
    silent.push(paper);
    return [];
  });
  if (silent.length === 0) return findings;
  const why = nothing?.note.replace(/\.$/, "") ?? "arXiv did not say";
  const message = `Not checked whether ids and titles of ${counted(silent.length, "paper")} belong together: ${why}`;
  return [...findings, { weight: "note", message }];
}

function compared(file: string, paper: Paper, said: Pick<Statement, "title" | "abstract">): Finding[] {
  if (likeness(paper.title, said.title) >= alike) return [];
  const titles = `the title here is ${quoted(paper.title)}, and arXiv's ${quoted(said.title)}`;
  // Some papers get another title in a later version.
  if (likeness(paper.abstract, said.abstract) >= alike)
    return [{ weight: "warning", file, field: "title", message: `Has another title on arXiv: ${titles}` }];
  return [
    {
      weight: "problem",
      file,
      field: "arxiv",
      message: `Has the arXiv id of another paper, ${paper.arxiv}: ${titles}`,
    },
  ];
}
