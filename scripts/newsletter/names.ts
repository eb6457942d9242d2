import { shortened } from "./wording.ts";

/** Two names and the day fit a subject. Unit: UTF-16 units, as all lengths here. */
const nameAtMost = 32;
/** So much of a title says something; "Beyond…" does not. */
const tellingFrom = 12;
const titleAtMost = 48;
/** A list of names up to this long reads well with commas; longer ones hold commas of sense. */
const shortAtMost = 20;

/** What stands before a colon and is no name: "Position: ...", "Technical Report: ...". */
const labels =
  /^(?:an? )?(?:abstract|appendix|case study|challenge|comment|commentary|corrigendum|correction|dataset|demo|editorial|erratum|extended abstract|introduction|note|opinion|paper|part \w+|perspective|position|position paper|reply|report|response|review|short paper|supplement|survey|technical report|tutorial|update|viewpoint|white paper|workshop)s?$/i;

/** What a title calls its work: the words before its colon where they are a name, "LongCodeZip"; else the title, shortened. */
export function nameOf(title: string): string {
  const start = /^(.+?)\s*:\s/.exec(title)?.[1] ?? "";
  const isName = /\p{L}/u.test(start) && start.length <= nameAtMost && !labels.test(start);
  if (isName) return start;
  const short = shortened(title, nameAtMost);
  return short === title || short.length >= tellingFrom ? short : shortened(title, titleAtMost);
}

/** "A, B and 3 more"; long names, and such with commas, with semicolons between them. */
export function listed(names: readonly string[], left: number): string {
  const isShort = names.every((name) => name.length <= shortAtMost && !/[,…]/.test(name));
  return names.join(isShort ? ", " : "; ") + (left > 0 ? ` and ${left} more` : "");
}

/** As many of the first names as fit, and how many are told by then; null where not even one fits. */
export function fitting(
  names: readonly string[],
  room: number,
): { readonly text: string; readonly told: number } | null {
  for (let told = names.length; told > 0; told--) {
    const text = listed(names.slice(0, told), names.length - told);
    if (text.length <= room) return { text, told };
  }
  return null;
}
