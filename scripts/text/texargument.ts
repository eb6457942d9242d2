/** Characters of an argument. Without a limit, a text of opening braces alone would take quadratic time. */
const longest = 3000;

/** What stands between the brace at `at` and its partner, and where it ends; undefined where no brace opens, or none closes. */
export function argumentAt(text: string, at: number): { words: string; end: number } | undefined {
  if (text[at] !== "{") return undefined;
  let depth = 0;
  for (let i = at; i < Math.min(text.length, at + longest); i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return { words: text.slice(at + 1, i), end: i + 1 };
  }
  return undefined;
}
