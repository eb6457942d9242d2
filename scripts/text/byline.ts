/** "Ada Lovelace, Charles Babbage, Mary Somerville and 3 more"; all of four. Empty where no author is known. */
export function byline(authors: readonly string[]): string {
  return authors.length <= 4 ? authors.join(", ") : `${authors.slice(0, 3).join(", ")} and ${authors.length - 3} more`;
}
