/** One thing that a review says. A problem has to be mended; a warning asks for a look; a note only tells. */
export interface Finding {
  readonly weight: "problem" | "warning" | "note";
  /** From the content folder's parent, with `/`; absent where it is about no single file. */
  readonly file?: string;
  /** Counted from 1; absent where it is about the whole file. */
  readonly line?: number;
  /** The field that it is about, where the line is still to be found. */
  readonly field?: "title" | "arxiv" | "doi";
  readonly message: string;
}

/** A text as a sentence quotes it: the first 100 characters. */
export function quoted(text: string): string {
  const shown = [...text.slice(0, 201)];
  return `"${shown.length > 100 ? `${shown.slice(0, 99).join("")}…` : text}"`;
}
