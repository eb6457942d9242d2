import { join } from "node:path";
import { changesSince } from "./changed.ts";
import { isFolder, readText } from "./config/files.ts";
import { byPlace, ContentError, type Problem } from "./config/problem.ts";
import { readSite } from "./config/site.ts";
import { dayIn } from "./config/zone.ts";
import { readContent } from "./content.ts";
import { loadPapers } from "./papers/load.ts";
import type { Paper } from "./papers/paper.ts";
import { type Answered, belongingFindings, papersToAsk } from "./review/belonging.ts";
import { type Change, paperIn } from "./review/changes.ts";
import { duplicateFindings } from "./review/duplicates.ts";
import type { Finding } from "./review/finding.ts";
import { lineOf } from "./review/lines.ts";
import { placeFindings, problemFindings } from "./review/places.ts";
import { summaryLines } from "./review/summary.ts";
import { textFindings } from "./review/texts.ts";
import { arxiv } from "./sources/arxiv.ts";
import { hearIds } from "./sources/ask.ts";
import { asking } from "./upstream.ts";

/** How arXiv is asked. */
interface Means {
  /** Unit: milliseconds. */
  readonly patience: number;
  /** Where answers are remembered. */
  readonly cache: string;
  /** Unit: milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
}

/**
 * Reviews what is committed since a base, and runs nothing of it.
 *
 * @param content The content folder.
 * @param means Null where arXiv is not to be asked whether ids and titles belong together.
 * @returns The summary as lines of markdown, and whether nothing has to be mended.
 * @throws {UsageError} Where git can't tell what has changed.
 */
export async function review(content: string, base: string | undefined, means: Means | null) {
  const { commit, changes, isDirty } = changesSince(content, base);
  const { problems, papers } = await readAll(content);
  const idsOf = (...wanted: readonly Change["status"][]) =>
    new Set(changes.flatMap((change) => (wanted.includes(change.status) ? (paperIn(change) ?? []) : [])));
  const byId = new Map<string, Paper>(papers.map((paper) => [paper.id, paper]));
  const added = idsOf("added");
  const { ask, notes } = papersToAsk(means ? papers.filter(({ id }) => added.has(id)) : []);
  const answer = means && ask.length > 0 ? await answerTo(content, ask, means) : silence;
  const uncommitted: Finding = { weight: "note", message: "The content holds changes that are not committed" };
  const findings: Finding[] = [
    ...placeFindings(changes, problems),
    ...duplicateFindings(idsOf("added", "changed"), papers),
    ...problemFindings(changes, problems),
    ...changes.flatMap((change) => textsOf(content, change, byId.get(paperIn(change) ?? "") ?? null)),
    ...belongingFindings(ask, answer),
    ...notes,
    ...(isDirty ? [uncommitted] : []),
  ];
  const isWell = findings.every(({ weight }) => weight !== "problem");
  const placed = findings.map((finding) => withLine(content, finding)).sort(byFile);
  return { lines: summaryLines(commit, changes, placed), isWell };
}

/** All papers that can be read, and everything that the content can't be built with. */
async function readAll(content: string): Promise<{ papers: readonly Paper[]; problems: readonly Problem[] }> {
  try {
    const { papers } = await readContent(content);
    return { papers, problems: [] };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const papers = isFolder(join(content, "papers")) ? loadPapers(content).papers : [];
    return { papers, problems: [...error.problems].sort(byPlace) };
  }
}

/** Bytes of a file whose text is looked at. A paper's has at most one of the eight million. */
const mostBytes = 2 ** 23;

function textsOf(content: string, { file, kind, status, isContent }: Change, paper: Paper | null): Finding[] {
  const path = file.replace(/^content\//, "");
  if (!isContent || status === "deleted" || kind !== "file" || path.startsWith("public/")) return [];
  const text = readText(content, path, mostBytes);
  // Why it can't be read is told of the content.
  return text.ok ? textFindings(file, text.value, paper) : [];
}

function withLine(content: string, finding: Finding): Finding {
  const { file, field } = finding;
  const text = file === undefined || field === undefined ? null : readText(content, file.replace(/^content\//, ""));
  return text?.ok && field ? { ...finding, line: lineOf(text.value.split("\n"), field) } : finding;
}

const silence: Answered = { statements: [], refusals: [], nothing: null };

async function answerTo(content: string, papers: readonly Paper[], { patience, cache, now }: Means): Promise<Answered> {
  const settings = readText(content, "site.yaml");
  const site = settings.ok ? readSite("content/site.yaml", settings.value) : settings;
  if (!site.ok) return { ...silence, nothing: { note: "the settings can't be read" } };
  const get = asking({ site: site.value, patience, cache });
  const ids = papers.flatMap((paper) => paper.arxiv ?? []);
  return hearIds(arxiv, ids, { settings: site.value.sources, today: dayIn("UTC", now), get });
}

/** By place; what is about no single file comes last. */
function byFile(a: Finding, b: Finding): number {
  const [one, other] = [a, b].map(({ file = "\uffff", line = 0, message }) => ({ file, line, message }));
  return one && other ? byPlace(one, other) : 0;
}
