import type { Periodical, PublicationIssue, ScholarlyArticle, WebSite, WithContext } from "schema-dts";
import { arxivUrl, doiUrl } from "../papers/addresses.ts";
import type { Paper } from "../papers/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { escapeTex } from "../text/texescape.ts";
import { texToLatex } from "./cite.ts";
import { absoluteUrl } from "./href.ts";
import type { Shell } from "./views.ts";

/** Pages tell programs in JSON-LD what they are about, with what is known and nothing else. */
const context = { "@context": "https://schema.org" } as const;

/**
 * A paper. The citation files are made from this in the reader's browser, so it states all that they hold; the title as
 * LaTeX prints it is its other name, where escaping the Unicode one gives another text.
 *
 * @param url The paper's page; null while the site has no address of its own.
 * @param topics Their names.
 */
export function articleOf(paper: Paper, url: string | null, topics: readonly string[]): WithContext<ScholarlyArticle> {
  const { authors, published, arxiv, doi, venue } = paper;
  const name = texToUnicode(paper.title);
  const latex = texToLatex(paper.title);
  const ids = [...(arxiv ? [`arXiv:${arxiv}`] : []), ...(doi ? [`doi:${doi}`] : [])];
  const pages = [...(arxiv ? [arxivUrl(arxiv)] : []), ...(doi ? [doiUrl(doi)] : [])];
  return {
    ...context,
    "@type": "ScholarlyArticle",
    ...(url === null ? {} : { url }),
    name,
    ...(latex === escapeTex(name) ? {} : { alternateName: latex }),
    ...(authors.length > 0
      ? { author: authors.map((author) => ({ "@type": "Person", name: texToUnicode(author) }) as const) }
      : {}),
    ...(published ? { datePublished: published } : {}),
    ...(ids.length > 0 ? { identifier: ids, sameAs: pages } : {}),
    ...(venue ? { isPartOf: { "@type": "CreativeWork", name: texToUnicode(venue) } } : {}),
    ...(topics.length > 0 ? { keywords: topics } : {}),
  };
}

/** An edition. @param number Counted from 1. @returns Null while the site has no address of its own. */
export function issueOf(shell: Shell, url: string, date: string, number: number): WithContext<PublicationIssue> | null {
  if (!shell.indexed) return null;
  const newspaper: Periodical = { "@type": "Periodical", name: shell.title, url: shell.base };
  return {
    ...context,
    "@type": "PublicationIssue",
    url: absoluteUrl(shell, url),
    issueNumber: number,
    datePublished: date,
    isPartOf: newspaper,
  };
}

/** The site and how it is searched; null while it has no address of its own. */
export function siteOf(shell: Shell): WithContext<WebSite> | null {
  if (!shell.indexed) return null;
  const search = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${absoluteUrl(shell, "/search/")}?q={query}` },
    // Google's, which schema.org writes as the "-input" of any property.
    "query-input": "required name=query",
  } as const;
  return {
    ...context,
    "@type": "WebSite",
    url: shell.base,
    name: shell.title,
    description: shell.description,
    potentialAction: search,
  };
}
