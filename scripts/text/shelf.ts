/** "Large scale optimization" for a listing's or a fork's own shelf; arXiv's are named as arXiv names them. */
export function shelfInWords(shelf: string): string {
  if (/^\d{4}$/.test(shelf)) return `arXiv ${shelf}`;
  return shelf.charAt(0).toUpperCase() + shelf.slice(1).replaceAll("-", " ");
}
