import { join } from "node:path";
import { isFolder, namesIn, readText } from "../config/files.ts";
import { compare, type Problem } from "../config/problem.ts";
import { readPaper } from "./file.ts";
import type { Paper } from "./paper.ts";
import { arxivShelf } from "./shelves.ts";

export interface Loaded {
  /** Sorted by id. */
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** Reads and checks every file under `content/papers`. Problems of all files come at once. */
export function loadPapers(content: string): Loaded {
  const root = join(content, "papers");
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  for (const shelf of namesIn(root)) {
    if (!isFolder(join(root, shelf))) {
      problems.push({
        file: `content/papers/${shelf}`,
        line: 1,
        message: "Cannot place this file: papers stand in a folder of content/papers",
      });
      continue;
    }
    for (const name of namesIn(join(root, shelf))) {
      const file = `content/papers/${shelf}/${name}`;
      if (!name.endsWith(".md")) {
        problems.push({ file, line: 1, message: "Cannot read this file as a paper: expected a name that ends in .md" });
        continue;
      }
      const text = readText(content, `papers/${shelf}/${name}`);
      const read = text.ok ? readPaper(file, text.value) : text;
      if (read.ok) papers.push(read.value);
      else problems.push(...read.problems);
    }
  }
  papers.sort((a, b) => compare(a.id, b.id));
  return { papers, problems: [...problems, ...conflicts(papers)] };
}

/** What can only be seen across files: one work in two files, a stub that leads nowhere, a shelf that only arXiv fills. */
function conflicts(papers: readonly Paper[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Map(papers.map((paper) => [paper.id, paper]));
  const seen = new Map<string, Paper>();
  for (const paper of papers) {
    const report = (message: string) => problems.push({ file: `content/papers/${paper.id}.md`, line: 1, message });
    if (paper.sameAs !== undefined) {
      const target = ids.get(paper.sameAs);
      if (!target || target.sameAs !== undefined)
        report(`Cannot lead to "${paper.sameAs}": expected the id of a paper that is no stub itself`);
      continue;
    }
    for (const fact of [paper.arxiv && `arXiv id ${paper.arxiv}`, paper.doi && `DOI ${paper.doi.toLowerCase()}`]) {
      if (fact === undefined || fact === "") continue;
      const first = seen.get(fact);
      if (first)
        report(
          `Cannot have the same ${fact} as content/papers/${first.id}.md: one work stands in one file (or names the other in same_as)`,
        );
      else seen.set(fact, paper);
    }
    if (paper.arxiv === undefined && arxivShelf.test(paper.shelf))
      report(`Cannot stand in the folder "${paper.shelf}": it is kept for papers with an arXiv id`);
  }
  return problems;
}
