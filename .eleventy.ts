import type { Config } from "@11ty/eleventy";
import { outputPath } from "./scripts/site/page.ts";

/**
 * Eleventy has one input, templates/page.11ty.js, and prints it once for each page of `changed`, which comes from
 * scripts/print.ts together with the template language. Nothing of the content is ever an input file of its own.
 */
export default function configure(config: Config) {
  config.setTemplateFormats(["11ty.js"]);
  config.setDataFileSuffixes([]);
  config.addGlobalData("permalink", () => (data: { entry: { url: string } }) => outputPath(data.entry.url));
  config.addGlobalData("eleventyExcludeFromCollections", true);
  return { htmlTemplateEngine: false, markdownTemplateEngine: false };
}
