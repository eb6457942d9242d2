/** Shelves that only arXiv ids stand on: `2506` for `2506.01234`, `cs` for `cs/0112017`. */
export const arxivShelf =
  /^(\d{4}|acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-(ex|lat|ph|th)|math(-ph)?|mtrl-th|nlin|nucl-(ex|th)|patt-sol|physics|plasm-ph|q-(alg|bio|fin)|quant-ph|solv-int|stat|supr-con)$/;
