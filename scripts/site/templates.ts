import { join } from "node:path";
import { dateToRfc822, dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import nunjucks, { type Environment } from "nunjucks";
import { toMarkdown } from "../text/escape.ts";
import { markdownToHtml, pageToHtml } from "../text/markdown.ts";
import { headlineToHtml, texToHtml, texToUnicode } from "../text/tex.ts";
import { root } from "./engine.ts";
import { hrefOf, type Place } from "./href.ts";

/**
 * Nunjucks with the filters that templates may use.
 *
 * Everything that a template prints is escaped, but for what `tex`, `headline`, `markdown`, `page`, `jsonld`, `md` and `verbatim`
 * return: the first five escape what they are given, `md` for markdown and on one line; the last is for what is escaped already, in
 * files that are no HTML. Dates go through the filters of Eleventy's RSS plugin; the
 * plugin itself would parse every page once more to rewrite its links.
 *
 * @param place Says where a link is printed; asked for each.
 */
export function templates(place: () => Place): Environment {
  const folders = ["templates/kinds", "templates/includes"].map((folder) => join(root, folder));
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    throwOnUndefined: true,
  });
  const href = (url: string) => hrefOf(url, place());
  environment.addFilter("href", href);
  environment.addFilter("tex", (text: string) => trusted(texToHtml(text)));
  environment.addFilter("headline", (text: string) => trusted(headlineToHtml(text)));
  environment.addFilter("unicode", texToUnicode);
  environment.addFilter("markdown", (text: string) => trusted(markdownToHtml(text)));
  environment.addFilter("page", (text: string) => trusted(pageToHtml(text, href)));
  environment.addFilter("md", (text: string) => trusted(toMarkdown(text).replaceAll("\n\n", " ")));
  environment.addFilter("jsonld", (value: object) => trusted(jsonForScript(value)));
  environment.addFilter("verbatim", trusted);
  environment.addFilter("rfc822", (milliseconds: number) => dateToRfc822(new Date(milliseconds), "UTC"));
  environment.addFilter("rfc3339", (milliseconds: number) => dateToRfc3339(new Date(milliseconds)));
  return environment;
}

/** JSON that can stand in a `<script>`: no text in it ends the element, or starts a comment there. */
export function jsonForScript(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function trusted(text: string) {
  return new nunjucks.runtime.SafeString(text);
}
