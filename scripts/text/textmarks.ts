/** TeX's quotes: a single or double backtick that opens before a word, with the apostrophes that close it; `code` has none. */
const single = /(?<![\p{L}\p{N}`\\])`(?=[^\s`'])([^`\n]{0,80}?[^\s`])'(?![\p{L}\p{N}'`])/gu;
const double = /(?<![`\\])``(?=[^\s`])([^`]{0,300}?[^\s`])(?:''|")(?!')/gu;

/** Lost with its backslash: `{bf Slim}`. */
const style = "(?:(?:bf|em|sl|sc|tt|sf) )?";
/** What no author says: two signs, and the names of environments. */
const others = "(?!(?:sim|times|abstract|align|center|description|enumerate|eqnarray|equation|itemize|proof|quote)\\})";
/**
 * Words in braces that stand where words stand: no set (`{0,1}`), no index (`x_{max}`), no command's argument (`sqrt{n}`,
 * `\cite {knuth}`), no sign that lost its backslash (`{times}`).
 */
const group = new RegExp(
  String.raw`(?<=^|[\s(["“‘–—-])(?<!\\[A-Za-z]{1,30}\s|\}\s)\{${others}${style}` +
    String.raw`((?=[^{}]{0,80}\p{L}{2})[\p{L}\p{N}][\p{L}\p{N} '’.&/+-]{0,80}(?<=[\p{L}\p{N}.+]))\}` +
    String.raw`(?=$|[\s.,;:!?)\]"”’'/–—-])`,
  "gu",
);
/** Capitals held against a style that would lower them: `{S}ignal`, `brea{K}ing`. */
const capitals =
  /(?<![\p{L}\p{N}_^\\}\])])(?!(?:text|math|emph|under|over|sqrt|bold|oper))\p{L}*\{\p{Lu}+\}\p{Ll}+(?:\{\p{Lu}+\}\p{L}*)*/gu;

/** A letter as a command of the author's own: TeX itself has none of these. */
const letter = /(?<=^|\s)\\([ACE-GI-KMNQT-Ze-hmnqw-z])(?=\s)/g;

/** Text outside formulas with the quotes and the words that TeX would print: its quotes, its braces around words, a lone `\n` as n. */
export function withMarks(text: string): string {
  if (!/[`{\\]/.test(text)) return text;
  return text
    .replace(single, "‘$1’")
    .replace(double, "“$1”")
    .replace(group, "$1")
    .replace(capitals, (word) => word.replace(/[{}]/g, ""))
    .replace(letter, "$1");
}
