import type { PaperId } from "./paper.ts";
import { isArxivId, isPaperId } from "./schema.ts";

/** Shelves that only arXiv ids stand on: `2506` for `2506.01234`, `cs` for `cs/0112017`. */
export const arxivShelf =
  /^(\d{4}|acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-(ex|lat|ph|th)|math(-ph)?|mtrl-th|nlin|nucl-(ex|th)|patt-sol|physics|plasm-ph|q-(alg|bio|fin)|quant-ph|solv-int|stat|supr-con)$/;

/** Where a paper with an arXiv id stands when it is new: `2506/2506.01234`, `math/0309136`; null for what is no arXiv id. */
export function arxivPlace(arxiv: string): PaperId | null {
  if (!isArxivId(arxiv)) return null;
  const id = arxiv.includes("/") ? workOf(arxiv) : `${arxiv.slice(0, 4)}/${arxiv}`;
  return isPaperId(id) && arxivShelf.test(id.split("/")[0] ?? "") ? id : null;
}

/** What two writings of one arXiv id share: the class of an old one may be left out, math.GT/0309136 is math/0309136. */
export function workOf(arxiv: string): string {
  return arxiv.replace(/\.[A-Z]{2}\//, "/");
}
