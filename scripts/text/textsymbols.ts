import { macros } from "./mathmacros.ts";
import { mathToText } from "./mathtext.ts";
import { mathml } from "./temml.ts";

/** What a command prints as outside formulas; null where that is no single sign. These are as arXiv writes what was no ASCII. */
const signs = new Map<string, string | null>([
  ["deg", "°"],
  ["guillemotleft", "«"],
  ["guillemotright", "»"],
  ["textemdash", "—"],
  ["textquoteright", "’"],
  ["textregistered", "®"],
]);

/** Braces around one command that is a sign, `{\eta}`, as that sign: a common way to write one outside formulas. */
export function withSymbols(text: string): string {
  return text.replace(/\{\\([A-Za-z]+)\}/g, (all, name: string) => {
    if (!signs.has(name)) signs.set(name, signOf(name));
    return signs.get(name) ?? all;
  });
}

/** Of TeX's own commands only: what authors define may be anything outside a formula. */
function signOf(name: string): string | null {
  if (macros.has(name)) return null;
  try {
    const sign = mathToText(mathml(`\\${name}`, false));
    return /^[^\p{ASCII}]$/u.test(sign) ? sign : null;
  } catch {
    return null;
  }
}
