import { texToUnicode } from "../text/tex.ts";
import { type Model, paperUrl } from "./model.ts";

/** One paper as Pagefind indexes it. */
export interface SearchRecord {
  readonly url: string;
  readonly title: string;
  readonly content: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** Every shown paper, by id: Pagefind's files are the same bytes only for records in the same order. */
export function searchRecords(model: Model): SearchRecord[] {
  return model.shown.map((paper) => {
    const topics = (model.ranking.topicsOf.get(paper.id) ?? []).flatMap(({ id }) => model.topics.get(id)?.name ?? []);
    const year = (paper.published ?? paper.listed)?.slice(0, 4);
    return {
      url: paperUrl(paper.id),
      title: texToUnicode(paper.title),
      content: [texToUnicode(paper.abstract), topics.join(", "), paper.authors.join(", ")]
        .filter((part) => part !== "")
        .join("\n"),
      filters: {
        ...(topics.length > 0 ? { topic: topics } : {}),
        shelf: [paper.shelf],
        ...(year === undefined ? {} : { year: [year] }),
      },
    };
  });
}

/** Pagefind's interfaces and its worker, which the search page does not use. */
const unused = /^(pagefind-(worker|ui|modular-ui|component-ui|highlight)\b|.*-ui\.|playground\/)/;

/**
 * Indexes the records with Pagefind, in a process of its own.
 *
 * @param language The site's: Pagefind stems words by it.
 * @returns The index's files, by path under `pagefind/`.
 */
export async function indexFiles(records: readonly SearchRecord[], language: string): Promise<Map<string, Uint8Array>> {
  const { createIndex, close } = await import("pagefind");
  try {
    const { index, errors } = await createIndex({ forceLanguage: language.split("-")[0] ?? "en" });
    if (!index) throw new Error(`Cannot start the search index: ${errors.join("; ")}`);
    // Sent at once, taken in this order.
    const taken = await Promise.all(
      records.map(({ url, title, content, filters }) =>
        index.addCustomRecord({ url, content, language, meta: { title }, filters: mutable(filters) }),
      ),
    );
    const refused = taken.flatMap((record) => record.errors);
    if (refused.length > 0) throw new Error(`Cannot index the papers: ${refused.join("; ")}`);
    const built = await index.getFiles();
    if (built.errors.length > 0) throw new Error(`Cannot build the search index: ${built.errors.join("; ")}`);
    return new Map(built.files.filter(({ path }) => !unused.test(path)).map(({ path, content }) => [path, content]));
  } finally {
    await close();
  }
}

const mutable = (filters: SearchRecord["filters"]) =>
  Object.fromEntries(Object.entries(filters).map(([key, values]) => [key, [...values]]));
