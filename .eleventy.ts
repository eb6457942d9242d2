import type { Config } from "@11ty/eleventy";
import { outputPath } from "./scripts/site/page.ts";

/**
 * Eleventy prints one template, templates/page.njk, once for each page of `changed`, which scripts/site/render.ts hands it
 * together with the template language. Nothing of the content is ever an input file of its own.
 */
export default function configure(config: Config) {
  config.setTemplateFormats(["njk"]);
  config.setDataFileSuffixes([]);
  config.addGlobalData("permalink", () => (data: { entry: { url: string } }) => outputPath(data.entry.url));
  config.addGlobalData("eleventyExcludeFromCollections", true);
  return { htmlTemplateEngine: false, markdownTemplateEngine: false };
}
