/** A paper's page on arXiv. */
export const arxivUrl = (id: string) => `https://arxiv.org/abs/${id}`;

/** Where a DOI leads. Old ones hold "#", "?" and "<", which would end an address or break it. */
export const doiUrl = (doi: string) => `https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}`;
