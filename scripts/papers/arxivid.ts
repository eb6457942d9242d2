import { isArxivId } from "./schema.ts";

const address = /^(https?:\/\/)?([a-z0-9-]+\.)*arxiv\.org\/(abs|pdf|html|ps|format|src|e-print)\//i;

/**
 * The arXiv id, without its version, that somebody wrote down or copied: "2506.01234v2", "arXiv:cs/0112017", an address of
 * arxiv.org; null for anything else.
 */
export function arxivIdOf(written: string): string | null {
  const id = written
    .trim()
    .replace(/^arxiv:\s*/i, "")
    .replace(address, "")
    .replace(/[?#].*$/s, "")
    .replace(/(\.pdf|\/)$/i, "")
    .replace(/v\d{1,4}$/, "");
  return isArxivId(id) ? id : null;
}
