import { sentencesOf } from "../text/sentences.ts";

/** What a paper calls itself. */
const work = "(?:paper|article|preprint|manuscript|submission|work|note|document|draft|report|e-print|version)";
const gone = "(?:withdrawn|retracted)";
/** "Withdrawn from ICLR" says that a venue doesn't have the paper: arXiv still does. */
const notFromVenue =
  "(?!(?: by [^.;,]{1,40})?,? from (?!(?:the |this )?(?:arxiv|archive|e-print|publication|circulation)))";

/** Sentences by which a paper is withdrawn, from their start. */
const sentences = [
  // This paper has been withdrawn; The present version of this paper is being temporarily withdrawn.
  String.raw`(?:this|the)(?: present| current)? ${work}(?: of (?:this|the) ${work})? (?:(?:has|have|had|is|was|been|being|now|temporarily|hereby) )+${gone}\b${notFromVenue}`,
  // We withdraw this paper; The authors would like to withdraw this version.
  String.raw`(?:we|i|(?:the )?authors?)(?: (?:have|has|hereby|want|wish|would|like|to|decided))* (?:withdraw|withdrew|withdrawn|retract|retracted) (?:this|the|our|my) ${work}\b${notFromVenue}`,
  // arXiv admin note: This submission has been withdrawn by arXiv; Removed by arXiv administrators.
  String.raw`(?:(?:arxiv )?admin(?:istrators?'?)? note: )?(?:this ${work} (?:has been|was) )?(?:withdrawn|removed) by arxiv\b`,
].join("|");
/** No sentence: Paper withdrawn; Withdrawn due to an error. After something else it may be of a venue: "Submitted to ICLR, withdrawn". */
const bare = String.raw`(?:${work} )?(?:(?:has|is|was|been) )*${gone}\b${notFromVenue}(?=\s*(?:$|[.,;:!()–—-]|(?:by|due|because|as|since|for|to|until|pending|owing|on|and|from|at the request|at (?:my|our|the author)|in (?:favou?r|order|light|view))\b))`;

/** Of 162 withdrawals among 102,538 abstracts of arXiv's computer science this finds 157, and no other abstract. */
const atStart = new RegExp(`^(?:${sentences}|${bare})`, "i");
/** "5 pages, this paper has been withdrawn by the author". */
const furtherOn = new RegExp(String.raw`(?:[.;,:]\s+|[([])(?=(?:${sentences}))`, "i");

/** Characters. A longer abstract that begins with a notice goes on with what it was. */
const longestNotice = 600;
const longestReason = 300;

/** What a paper's texts say of its withdrawal. */
export interface Withdrawal {
  /** In the source's words, at most 300 characters. */
  readonly reason: string;
  /** The abstract is this notice and no more. */
  readonly instead: boolean;
}

/**
 * Whether a paper was withdrawn: by its comment, or by an abstract that begins with the notice.
 *
 * @param abstract On one line.
 * @param comment On one line; empty where there is none.
 */
export function withdrawalIn(abstract: string, comment: string): Withdrawal | null {
  const starts = atStart.test(abstract);
  const instead = starts && abstract.length <= longestNotice;
  const further = furtherOn.exec(comment);
  if (atStart.test(comment)) return { reason: shortened(comment), instead };
  if (further) return { reason: shortened(comment.slice(further.index + further[0].length)), instead };
  if (!starts) return null;
  return { reason: shortened(instead ? abstract : (sentencesOf(abstract)[0] ?? abstract)), instead };
}

/** Cut between words. */
function shortened(text: string): string {
  if (text.length <= longestReason) return text;
  const start = text.slice(0, longestReason - 1);
  return `${start.slice(0, Math.max(start.lastIndexOf(" "), longestReason / 2)).trimEnd()}…`;
}
