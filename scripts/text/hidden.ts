/**
 * Characters that show nothing, and hide or reorder what stands around them: zero-width space, word joiner and byte order
 * mark, and the embeddings, overrides and isolates of bidirectional text. The joiners of Persian, Indic scripts and emoji
 * are not among them.
 */
const hidden = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** The text as it is seen: without characters that only hide or reorder it. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, "");
}
