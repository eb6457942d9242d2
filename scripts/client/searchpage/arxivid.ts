/** The paper that a question names by its arXiv id or address, whatever the version: "2506/2506.01234"; null for any other question. */
export function namedByArxiv(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?([a-z]+\.)?arxiv\.org\/\w+\//i, "")
    .replace(/^arxiv:\s*/i, "")
    .replace(/(v\d+)?(\.pdf)?$/i, "");
  if (/^\d{4}\.\d{4,5}$/.test(bare)) return `${bare.slice(0, 4)}/${bare}`;
  const [, archive, number] = /^([a-z-]+)(?:\.[A-Z]{2})?\/(\d{7})$/.exec(bare) ?? [];
  return archive && number ? `${archive}/${number}` : null;
}
