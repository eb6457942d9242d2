import { withoutMarks } from "../text/plain.ts";

/** The words of a text for comparing: no accents, lower case, compounds apart, plurals as singulars. */
export function foldedWords(text: string): string[] {
  return wordsIn(text).map(singular);
}

/** The same, with plurals as they stand: what is being typed may be the beginning of one. */
export function wordsIn(text: string): string[] {
  return (
    withoutMarks(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** "policies" as "policy", "losses" as "loss", "agents" as "agent"; "loss", "bias" and "corpus" as they are. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith("s") && !/(ss|us|is|as)$/.test(word) ? word.slice(0, -1) : word;
}

/** "1 paper", "58 papers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
