/** What TeX acts upon. The brace is a word too: BibTeX counts braces, behind a backslash or not. */
const escapes: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

/** Plain text as LaTeX prints it. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}~^&%#_$]/g, (mark) => escapes[mark] ?? `\\${mark}`);
}
