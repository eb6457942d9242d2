/** Two or three hyphens between two words, or with a blank on both sides: neither an option (`--help`) nor a language (`C--`). */
const dashes =
  /(?<=[\p{L}\p{N}\p{P}\p{Co}] )(?<!-)-{2,3}(?= [^ -])|(?<=[\p{L}\p{N}\p{Pe}\p{Pf}\p{Co}%$])-{2,3}(?=[\p{L}\p{N}\p{Ps}\p{Pi}\p{Co}$\\])/gu;

/** TeX's `--` and `---` as the dashes that it prints. */
export function withDashes(text: string): string {
  return text.includes("--") ? text.replace(dashes, (hyphens) => (hyphens.length === 2 ? "–" : "—")) : text;
}
