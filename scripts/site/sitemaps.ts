import { grouped } from "../config/grouped.ts";
import { absoluteUrl } from "./href.ts";
import type { LazyFile } from "./page.ts";
import { textFile } from "./textfile.ts";
import type { Shell } from "./views.ts";

/** So many addresses are told in one file: it is written again with every page more. */
const mostTogether = 5000;
/** A sitemap holds 50,000 at most. */
const mostInPart = 40_000;

/**
 * The sitemap of pages that readers may find by a search engine. Of many pages it is a list of parts: one a shelf, one of the
 * topics, one of the others, so that a paper more changes few of them. Each part stands above the pages that it tells of, as
 * the protocol asks.
 *
 * @param indexed Their addresses. A part that is full is followed by another.
 * @see https://www.sitemaps.org/protocol.html
 */
export function* sitemaps(
  shell: Pick<Shell, "base">,
  indexed: readonly string[],
  most = mostTogether,
): Generator<LazyFile> {
  if (indexed.length <= most) {
    yield textFile("/sitemap.xml", printed(shell, "urlset", "url", indexed));
    return;
  }
  const parts: string[] = [];
  for (const [name, urls] of grouped(indexed, partOf)) {
    for (let at = 0; at < urls.length; at += mostInPart) {
      const url = `${name}${at === 0 ? "" : `-${at / mostInPart + 1}`}.xml`;
      parts.push(url);
      yield textFile(url, printed(shell, "urlset", "url", urls.slice(at, at + mostInPart)));
    }
  }
  yield textFile("/sitemap.xml", printed(shell, "sitemapindex", "sitemap", parts.sort()));
}

/** The address, without its end, of the part that tells of a page. */
function partOf(url: string): string {
  const [, first, second, third] = url.split("/");
  if (first === "papers" && third !== undefined) return `/papers/${second}/sitemap`;
  return first === "topics" ? "/topics/sitemap" : "/sitemap-pages";
}

function printed(shell: Pick<Shell, "base">, list: string, one: string, urls: readonly string[]): string {
  const lines = urls.map((url) => `<${one}><loc>${escapeXml(absoluteUrl(shell, url))}</loc></${one}>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</${list}>\n`;
}

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
