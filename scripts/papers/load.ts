import { join } from "node:path";
import { type Blobs, blobOf, blobsIn } from "../config/blobs.ts";
import { isFolder, isInside, namesIn, plainBytes, readBytes, textOf } from "../config/files.ts";
import { compare, type Problem } from "../config/problem.ts";
import { readPaper } from "./file.ts";
import { forgetShelves, type Keeping, type KeptFile, type KeptShelf, readShelf, writeShelf } from "./kept.ts";
import type { Paper } from "./paper.ts";
import { arxivShelf } from "./shelves.ts";

export interface Loaded {
  /** Sorted by id. */
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks every file under `content/papers`. Problems of all files come at once.
 *
 * @param keeping Where papers are kept as they were read: only files that hold something else are parsed. Without it all are.
 * @param blobs What the files of the content hold.
 */
export function loadPapers(
  content: string,
  keeping?: Keeping,
  blobs: Blobs = keeping ? blobsIn(content) : new Map(),
): Loaded {
  const root = join(content, "papers");
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  const shelves = namesIn(root);
  for (const shelf of shelves) {
    if (!isFolder(join(root, shelf))) {
      problems.push({
        file: `content/papers/${shelf}`,
        line: 1,
        message: "Cannot place this file: papers stand in a folder of content/papers",
      });
      continue;
    }
    const kept = keeping ? readShelf(keeping, shelf) : new Map();
    const now = readFiles(content, shelf, kept, blobs.get(`papers/${shelf}`) ?? new Map());
    for (const { read } of now.values()) {
      if (read.ok) papers.push(read.value);
      else problems.push(...read.problems);
    }
    if (keeping && differs(now, kept)) writeShelf(keeping, shelf, now);
  }
  if (keeping) forgetShelves(keeping, new Set(shelves));
  papers.sort((a, b) => compare(a.id, b.id));
  return { papers, problems: [...problems, ...conflicts(papers)] };
}

/** The files of a shelf by name, each as it is kept or read now. Those that can't be kept have no id. */
function readFiles(content: string, shelf: string, kept: KeptShelf, blobs: ReadonlyMap<string, string>): KeptShelf {
  const isPlain = isInside(content, `papers/${shelf}`);
  const read = (name: string): KeptFile => {
    const path = `papers/${shelf}/${name}`;
    const file = `content/${path}`;
    if (!name.endsWith(".md")) {
      const message = "Cannot read this file as a paper: expected a name that ends in .md";
      return { blob: "", read: { ok: false, problems: [{ file, line: 1, message }] } };
    }
    const plain = isPlain ? plainBytes(join(content, path)) : null;
    const bytes = plain ? { ok: true as const, value: plain } : readBytes(content, path);
    if (!bytes.ok) return { blob: "", read: bytes };
    const text = textOf(path, bytes.value);
    return { blob: blobOf(bytes.value), read: text.ok ? readPaper(file, text.value) : text };
  };
  const files = new Map<string, KeptFile>();
  for (const name of namesIn(join(content, "papers", shelf))) {
    const known = kept.get(name);
    files.set(name, known && known.blob === blobs.get(name) ? known : read(name));
  }
  return files;
}

/** True where a file that can be kept is not, or a kept one is gone. */
function differs(now: KeptShelf, kept: KeptShelf): boolean {
  const keepable = [...now].filter(([, { blob }]) => blob !== "");
  return keepable.length !== kept.size || keepable.some(([name, file]) => kept.get(name) !== file);
}

/** What can only be seen across files: one work in two files, a stub that leads nowhere, a shelf that only arXiv fills. */
function conflicts(papers: readonly Paper[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Map(papers.map((paper) => [paper.id, paper]));
  const [byArxiv, byDoi] = [new Map<string, Paper>(), new Map<string, Paper>()];
  for (const paper of papers) {
    const report = (message: string) => problems.push({ file: `content/papers/${paper.id}.md`, line: 1, message });
    const claim = (works: Map<string, Paper>, work: string | undefined, fact: string) => {
      const first = work === undefined ? undefined : works.get(work);
      if (first)
        report(
          `Cannot have the same ${fact} ${work} as content/papers/${first.id}.md: one work stands in one file (or names the other in same_as)`,
        );
      else if (work !== undefined) works.set(work, paper);
    };
    if (paper.sameAs !== undefined) {
      const target = ids.get(paper.sameAs);
      if (!target || target.sameAs !== undefined)
        report(`Cannot lead to "${paper.sameAs}": expected the id of a paper that is no stub itself`);
      continue;
    }
    claim(byArxiv, paper.arxiv, "arXiv id");
    claim(byDoi, paper.doi?.toLowerCase(), "DOI");
    if (paper.arxiv === undefined && arxivShelf.test(paper.shelf))
      report(`Cannot stand in the folder "${paper.shelf}": it is kept for papers with an arXiv id`);
  }
  return problems;
}
