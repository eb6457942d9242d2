/**
 * One line as a terminal or a log may be shown it. What a pull request brings may hold line ends and escapes that move the
 * cursor: control characters are shown as `\n`, `\x1b` or `\u2028`. Nor may it command GitHub's runner, which obeys `::` at the
 * start of a line, blanks aside, and `##[` anywhere in it.
 */
export function printable(line: string): string {
  return line
    .replace(/[\p{Cc}\u2028\u2029]/gu, escaped)
    .replace(/^(\s*)::/, "$1\\x3a:")
    .replaceAll("##[", "#\\x23[");
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  return named ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
