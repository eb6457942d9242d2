import type { Paper, PaperId } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import { arxivPlace } from "../papers/shelves.ts";
import type { Facts } from "./said.ts";
import type { SourceName } from "./source.ts";

/**
 * Finds places for papers that are new: that of the arXiv id, else a name made from the title on the source's own shelf. No
 * place is given twice.
 *
 * @returns What gives the next place, or one sentence why there is none.
 */
export function placesFor(
  source: SourceName,
  papers: readonly Paper[],
): (facts: Facts) => Promise<{ readonly id: PaperId } | string> {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const { id, shelf, name } of papers) {
    ids.add(id);
    if (shelf === source) names.add(name);
  }
  return async ({ arxiv, title }) => {
    if (arxiv !== undefined) {
      const id = arxivPlace(arxiv);
      if (id === null) return `Cannot use "${arxiv}" as an arXiv id: expected one such as "2506.01234"`;
      if (ids.has(id))
        return `Cannot write content/papers/${id}.md: expected no file there, got one of another arXiv id`;
      return { id };
    }
    // Loaded only when it is needed: transliteration knows many alphabets.
    const { nameFor } = await import("../papers/names.ts");
    const name = nameFor(title, names);
    names.add(name);
    const id = `${source}/${name}`;
    return isPaperId(id) ? { id } : `Cannot use "${id}" as an address`;
  };
}

/** The file that has a DOI, of those that are no stubs. */
export function doiHolders(papers: readonly Paper[]) {
  let ids: Map<string, PaperId> | null = null;
  const all = () => {
    ids ??= new Map(
      papers.flatMap(({ doi, id, sameAs }) => (doi === undefined || sameAs ? [] : [[doi.toLowerCase(), id] as const])),
    );
    return ids;
  };
  return {
    /** The holder, where it is another than the one that asks. */
    of: (doi: string, asking: PaperId): PaperId | undefined => {
      const id = all().get(doi.toLowerCase());
      return id === asking ? undefined : id;
    },
    add: (doi: string, id: PaperId): void => {
      all().set(doi.toLowerCase(), id);
    },
  };
}
