import { counted } from "../config/counted.ts";
import { type Problem, printProblem } from "../config/problem.ts";
import { type Change, paperIn } from "./changes.ts";
import type { Finding } from "./finding.ts";

/** What can be said of changed files by their names alone. */
export function placeFindings(changes: readonly Change[], problems: readonly Problem[]): Finding[] {
  return [
    ...changes.flatMap((change) => [...ofKind(change), ...ofDeletion(change, problems), ...ofRoom(change)]),
    ...outside(changes),
  ];
}

function ofKind({ kind, file, status }: Change): Finding[] {
  if (kind === "file" || status === "deleted") return [];
  const what =
    kind === "link"
      ? "a symbolic link: expected a file, as a link may lead anywhere"
      : "a repository of its own: expected a file";
  return [{ weight: "problem", file, message: `Cannot take in ${what}` }];
}

function ofDeletion(change: Change, problems: readonly Problem[]): Finding[] {
  const { file } = change;
  const id = paperIn(change);
  if (change.status !== "deleted" || id === null) return [];
  const advice = 'put removed: "<reason>" or same_as: "<id>" into it instead';
  const edition = problems.find((one) => /^content\/editions\//.test(one.file) && one.message.includes(`"${id}"`));
  if (edition) {
    const place = `${edition.file}:${edition.line}`;
    return [{ weight: "problem", file, message: `Cannot delete this file, since ${place} names it: ${advice}` }];
  }
  return [{ weight: "warning", file, message: `Deletes a paper, and links to its page lead nowhere: ${advice}` }];
}

const rooms =
  /^content\/(editions|listings|observations|pages|papers|public|topics)\/|^content\/(site\.yaml|status\.json|theme\.css)$/;

function ofRoom({ file, status, isContent }: Change): Finding[] {
  if (!isContent) return [];
  if (status !== "added" && /^content\/editions\//.test(file))
    return [{ weight: "warning", file, message: `An edition is never rewritten: readers have it, and its feeds` }];
  const isHidden = /\/\./.test(file) && !file.startsWith("content/public/");
  if (status === "deleted" || (rooms.test(file) && !isHidden)) return [];
  return [
    { weight: "warning", file, message: "Nothing reads this file: expected it in a folder such as content/papers" },
  ];
}

/** Files of the engine, beside papers: whoever adds a paper has no need to change them. */
function outside(changes: readonly Change[]): Finding[] {
  const others = changes.filter(({ isContent }) => !isContent).map(({ file }) => file);
  if (others.length === 0 || !changes.some(({ file }) => file.startsWith("content/papers/"))) return [];
  const first = others.slice(0, 5).join(", ");
  const more = others.length > 5 ? ` and ${counted(others.length - 5, "more file", "more files")}` : "";
  return [{ weight: "warning", message: `Beside papers this also changes ${first}${more}: it needs another look` }];
}

/** The problems of the content that a change has to do with, and how many others there are. */
export function problemFindings(changes: readonly Change[], problems: readonly Problem[]) {
  const files = new Set(changes.map(({ file }) => file));
  const names = changes.flatMap((change) => {
    const id = paperIn(change);
    return id === null ? [] : [`"${id}"`, `content/papers/${id}.md`];
  });
  const isOurs = ({ file, message }: Problem) => files.has(file) || names.some((name) => message.includes(name));
  const ours = problems.filter((problem) => isOurs(problem) && !isDuplicate.test(problem.message));
  const others = problems.filter((problem) => !isOurs(problem));
  const findings = ours.map((problem): Finding => ({ weight: "problem", ...problem }));
  const [first] = others;
  if (first)
    findings.push({
      weight: "problem",
      message: `${counted(others.length, "more problem")} elsewhere in the content, such as ${printProblem(first)}`,
    });
  return findings;
}

/** These are told by pairs, of the file that the change brings. */
const isDuplicate = /^Cannot have the same (arXiv id|DOI) /;
