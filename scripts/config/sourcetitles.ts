import { compare } from "./problem.ts";

/** In the order in which readers are shown them. */
const titles: ReadonlyMap<string, string> = new Map([
  ["huggingface", "Hugging Face"],
  ["arxiv", "arXiv"],
  ["listing", "Listings"],
  ["file", "Files"],
]);

/** "Hugging Face" for "huggingface"; a name that is not known stands for itself. */
export function sourceTitle(name: string): string {
  return titles.get(name) ?? name;
}

/** What is recorded of each source, in the order in which readers are shown them; those that are not known last, by name. */
export function inSourceOrder<T>(bySource: Readonly<Record<string, T>>): [name: string, of: T][] {
  const place = (name: string) => (titles.has(name) ? [...titles.keys()].indexOf(name) : titles.size);
  return Object.entries(bySource).sort(([a], [b]) => place(a) - place(b) || compare(a, b));
}
