const letter = "<mi>(\\p{Script=Latin}|\\p{Script=Greek})</mi>";
const mark = "<m[in]>([\\p{Script=Latin}\\p{Script=Greek}\\d])</m[in]>";
const alone = new RegExp(`^<math>${letter}</math>$`, "u");
const raised = new RegExp(`^<math><m(su[pb])>(?:<mrow/>|${letter})${mark}</m\\1></math>$`, "u");

/**
 * A letter, or one with a raised or lowered mark, as a printer sets it in a headline: in the italic of the text's own face and
 * weight, where MathML would take a letter from a font for formulas. "π-VAE", "MVD²".
 */
export function asType(html: string): string {
  if (!html.startsWith("<math>")) return html;
  const one = alone.exec(html)?.[1];
  if (one !== undefined) return `<var>${one}</var>`;
  const [found, place, base, index = ""] = raised.exec(html) ?? [];
  if (found === undefined) return html;
  const small = /\d/.test(index) ? index : `<var>${index}</var>`;
  return `${base === undefined ? "" : `<var>${base}</var>`}<${place}>${small}</${place}>`;
}

/** No line begins with what follows a formula without a space: browsers break a line after each, as after a picture. */
export function held(html: string): string {
  return html.includes("</math>") ? html.replace(/<\/math>(?=[^\s<])/g, "</math>\u2060") : html;
}
