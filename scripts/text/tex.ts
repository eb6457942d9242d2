import { withDashes } from "./dashes.ts";
import { type MathSpan, splitMath } from "./math.ts";
import { type Definitions, withoutDefinitions } from "./mathdefinitions.ts";
import { type Converted, mathToHtml } from "./mathml.ts";
import { mathToText } from "./mathtext.ts";
import { aroundSlots } from "./slots.ts";
import { textToHtml, textToPlain } from "./textcommands.ts";
import { asType, held } from "./typeset.ts";

/** One line of untrusted text with TeX, a title, as safe inline HTML: formulas are MathML, the shortest of them as type is set. */
export function texToHtml(text: string): string {
  return held(convert(text, (part) => withDashes(textToHtml(part)), formulaToHtml));
}

/** The same for a headline, whose short compounds no line end parts. */
export function headlineToHtml(text: string): string {
  return held(convert(text, (part) => withCompounds(withDashes(textToHtml(part))), formulaToHtml));
}

/** "Text-to-Image": parts of at most 12 letters, that no narrow column is too narrow for. What is marked up or escaped is passed over. */
const compounds =
  /<[^>]*>|&\w+;|(?<![\p{L}\p{N}-])(?=[\p{L}\p{N}-]{3,20}(?![\p{L}\p{N}-]))[\p{L}\p{N}]{1,12}(?:-[\p{L}\p{N}]{1,12})+/gu;

function withCompounds(html: string): string {
  return html.includes("-")
    ? html.replace(compounds, (found) => (/^[<&]/.test(found) ? found : `<span class="nb">${found}</span>`))
    : html;
}

/** The same as plain Unicode text: for feeds, mail and `<title>`. A formula that can't be converted is as its author wrote it. */
export function texToUnicode(text: string): string {
  return hasTex(text) ? convert(text, toPlain, formulaToText) : text;
}

/**
 * The beginning of the same, `length` characters or more of it where it has so many: formulas that stand behind them are not
 * converted, which takes long.
 */
export function texToUnicodeStart(text: string, length: number): string {
  if (!hasTex(text)) return text;
  const pieces = splitMath(text);
  const enough = pieces.findIndex((piece) => typeof piece !== "string" && piece.start >= 2 * length);
  if (enough < 0) return texToUnicode(text);
  const first = pieces.slice(0, enough);
  // A command, or a quotation, may reach over the end.
  if (first.some((piece) => typeof piece === "string" && /[{}\\`]/.test(piece))) return texToUnicode(text);
  const start = joined(text, first, toPlain, formulaToText);
  return start.length > length + 2 ? start.slice(0, length) : texToUnicode(text);
}

const hasTex = (text: string) => /[$\\`{]|--/.test(text);
const toPlain = (text: string) => withDashes(textToPlain(text));

/** Text with each part between formulas and each formula put in another form; a command may reach over a formula. */
export function convert(
  text: string,
  convertText: (text: string) => string,
  convertMath: (span: MathSpan, source: string, defined: Definitions) => string,
): string {
  return joined(text, splitMath(text), convertText, convertMath);
}

function joined(
  text: string,
  pieces: readonly (string | MathSpan)[],
  convertText: Parameters<typeof convert>[1],
  convertMath: Parameters<typeof convert>[2],
): string {
  const { definitions } = withoutDefinitions(text);
  const converted = pieces.map((piece) =>
    typeof piece === "string" ? piece : { done: convertMath(piece, text.slice(piece.start, piece.end), definitions) },
  );
  return aroundSlots(converted, convertText);
}

function formulaToHtml(span: MathSpan, source: string, defined: Definitions): string {
  return asType(mathToHtml(span, source, defined).html);
}

function formulaToText(span: MathSpan, source: string, defined: Definitions): string {
  const found = mathToHtml(span, source, defined);
  const text = texts.get(found) ?? (found.whole ? mathToText(found.html) : source);
  texts.set(found, text);
  return text;
}

/** What formulas were found to say: the same is the same object, see `mathToHtml`. */
const texts = new WeakMap<Converted, string>();
