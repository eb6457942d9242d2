import { argumentAt } from "./texargument.ts";

/** A pattern and what stands in its place. */
type Rewrite = readonly [RegExp, string | ((all: string, ...groups: string[]) => string)];

/** What TeX reads in another way than authors of abstracts mean it, or Temml does not know. In order. */
const rewrites: readonly Rewrite[] = [
  [/\s+/g, " "],
  // Bare, these start a comment, a macro's parameter and a column.
  [/(?<!\\)((?:\\\\)*)%/g, "$1\\%"],
  [/(?<!\\)((?:\\\\)*)#(?!\d)/g, "$1\\#"],
  [/\\unicode\{x([0-9a-f]{1,5})\}/gi, (_all, code = "") => String.fromCodePoint(Number.parseInt(code, 16))],
  [/\\(?:label|vspace)\*?\s*\{[^{}]*\}|\\(?:nonumber|notag|noindent|centering)(?![A-Za-z])/g, ""],
  [/(\\(?:text|mbox|hbox)\s*\{[^{}$]*)\\ensuremath\s*\{((?:[^{}$]|\{[^{}$]*\})*)\}/g, "$1$$$2$$"],
  [/\\(?:href|hyperref)\s*\{[^{}]*\}\s*\{|\\(?:ensuremath|cramped)\s*\{/g, "{"],
  [/\\([()])/g, "$1"],
  [/\\\.{3}/g, "\\ldots "],
  [/\\O(?=\s*[({[])/g, "O"],
  // The package `physics` lets a bracket be their argument. Temml would take it alone for the argument.
  [/\\(?:qty|quantity)(?=\s*(?:[([|]|\\\{))/g, ""],
  [/\\order(?=\s*[([])/g, "\\mathcal{O}"],
  [/\\sqrt\s*$/, "\\surd"],
  [/\\(?:mbox|hbox|fbox|textnormal|textup|textmd|textsc)(?![A-Za-z])/g, "\\text"],
  [/\\(?:sl|em)(?![A-Za-z])/g, "\\it"],
  [/\\sc(?![A-Za-z])/g, "\\rm"],
  [/\\begin\{(equation|displaymath|math)(\*?)\}(.*?)\\end\{\1\2\}/g, "$3"],
  [/\\(begin|end)\{(?:eqnarray|multline)\*?\}/g, "\\$1{aligned}"],
  [/\\math(?:op|bin|rel|ord)\s*\{\s*\\(?:rm|text|sf|bf)\s+([A-Za-z ]+)\}/g, "\\operatorname{$1}"],
  [/\\text[a-z]*\s*\{[^{}]*\}/g, (all) => all.replace(/(?<!\\)_/g, "\\_")],
  [/\}\s*\\limits(?![A-Za-z])/g, "}"],
];

const physics =
  "abs(?:olutevalue)?|norm|eval(?:uated)?|order|[pbvB]?qty|quantity|(?:anti)?commutator|a?comm|poissonbracket|pb|ev|expval|expectationvalue|" +
  "[sS]et|[bB]ra|[kK]et|braket|innerproduct|vb|va|vu";
/** What Temml prints in another way than was meant: accents of text, and macros of one argument before anything but a group or a letter. */
const misread = new RegExp(
  `\\\\(?:["'\`^=.]|([HLOlorucv])(?![A-Za-z])|(${physics})(?![A-Za-z])(?!\\s*\\{|\\s*[A-Za-z0-9]))`,
  "g",
);

/** True when Temml would take the formula for another one, where it is not its authors who define the command. */
export function isMisread(source: string, defined: ReadonlyMap<string, string>): boolean {
  const formula = source.replace(/\\text[a-z]*\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\\\\/g, "");
  return [...formula.matchAll(misread)].some(([, accent, macro]) => !defined.has(accent ?? macro ?? ""));
}

const columns = /\\begin|\\matrix|\\cases/;

/** The body of a formula as Temml should read it. */
export function sourceForTemml(body: string): string {
  const source = rewrites.reduce(
    (text, [from, to]) => (typeof to === "string" ? text.replace(from, to) : text.replace(from, to)),
    withEnvironments(body),
  );
  return columns.test(source) ? source : source.replace(/(?<!\\)&/g, "\\&");
}

/** Plain TeX's `\cases{a & b \cr c & d}` and the like as the environments that took their place. */
function withEnvironments(body: string): string {
  const found = /\\(cases|p?matrix)\s*(?=\{)/.exec(body);
  const rows = found && argumentAt(body, found.index + found[0].length);
  if (!found || !rows) return body;
  const lines = rows.words.replace(/\\cr(?:cr)?(?![A-Za-z])/g, "\\\\");
  return `${body.slice(0, found.index)}\\begin{${found[1]}}${lines}\\end{${found[1]}}${withEnvironments(body.slice(rows.end))}`;
}
