import type { Written } from "./adding.ts";
import { UsageError } from "./command.ts";
import { dialogueOver } from "./forks/dialogue.ts";
import { arxivIdOf } from "./papers/arxivid.ts";

/** The paper that somebody wants to add: one of arXiv by its id, or one that they describe. */
export type Wanted = { readonly id: string } | Written;

/**
 * The paper that options, and the words beside them, name; null where they name none.
 *
 * @throws {UsageError} If they name one by half, or two.
 */
export function wantedIn(
  { title, abstract, authors, url }: Partial<Record<"title" | "abstract" | "authors" | "url", string>>,
  [word, ...more]: readonly string[],
): Wanted | null {
  const isWritten = [title, abstract, authors, url].some((text) => text !== undefined);
  if (word !== undefined) {
    const id = arxivIdOf(word);
    if (id !== null && more.length === 0 && !isWritten) return { id };
    throw new UsageError(
      `Cannot tell which paper is meant by "${[word, ...more].join(" ")}": expected one arXiv id such as 2506.01234, or one address of arxiv.org, and no title beside it.`,
    );
  }
  if (!isWritten) return null;
  if (title === undefined || abstract === undefined)
    throw new UsageError("Cannot add a paper by half: expected --title and --abstract.");
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    throw new UsageError(`Cannot use "${url}" as its page: expected an address that starts with https:// or http://.`);
  const id = url === undefined ? null : arxivIdOf(url);
  if (id !== null) throw new UsageError(`Cannot add a paper of arXiv by its title: expected its id alone, ${id}.`);
  return { title, abstract, authors: authors?.split(";") ?? [], url };
}

/**
 * Asks somebody at a terminal for a paper, in plain words; of one that is on arXiv nothing more than its id.
 *
 * @returns Null where the answers end before the questions do.
 */
export async function askFor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<Wanted | null> {
  const { line, tell, close } = dialogueOver(input, output);
  const needed = async (prompt: string): Promise<string | null> => {
    for (;;) {
      const answer = await line(prompt);
      if (answer !== "") return answer;
      tell("It can't be left out.");
    }
  };
  try {
    const title = await needed("Its arXiv id or address; or its title, if it is not on arXiv: ");
    const id = title === null ? null : arxivIdOf(title);
    if (title === null || id !== null) return id === null ? null : { id };
    tell("Its abstract, then an empty line:");
    const abstract: string[] = [];
    // It is pasted, in lines of any length.
    for (let part = await needed(""); part !== ""; part = await line("")) {
      if (part === null) return null;
      abstract.push(part);
    }
    const authors = await line("Its authors, with semicolons between them, or nothing: ");
    return authors === null ? null : { title, abstract: abstract.join("\n"), authors: authors.split(";") };
  } finally {
    close();
  }
}
