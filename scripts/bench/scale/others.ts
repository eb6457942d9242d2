import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../site/engine.ts";
import { median } from "../median.ts";
import { type Run, runProgram } from "../run.ts";

/** What another program takes for a plain site of the same papers: a page each, and lists of fifty; then Pagefind. */
export interface Other {
  readonly name: string;
  readonly seconds: number;
  readonly megabytes: number;
  /** Of `seconds`, those of the site without its index. */
  readonly pages: number;
}

interface Generator {
  readonly name: string;
  /** Absent where it comes with this repository. */
  readonly program?: string;
  /** Where its papers stand. */
  readonly papers: string;
  readonly files: Readonly<Record<string, string>>;
  /** What it is run with, to print to `out`. */
  readonly args: readonly string[];
}

/** What both print of a paper, in the language of each. No topics, nothing related, no feeds: less than Broadsheet does. */
const page = (title: string, byline: string, abstract: string) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>\n<body><main data-pagefind-body><h1>${title}</h1>\n<p>${byline}</p>\n${abstract}</main></body></html>\n`;
const list = (rows: string, pager: string) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Papers</title></head>\n<body><ul>${rows}</ul>\n${pager}</body></html>\n`;

const generators: readonly Generator[] = [
  {
    name: "Eleventy",
    papers: "papers",
    files: {
      "eleventy.config.mjs": `export default (config) => {
  config.setQuietMode(true);
  config.addCollection("listed", (api) => api.getFilteredByTag("paper"));
  return { dir: { output: "out" }, markdownTemplateEngine: false };
};\n`,
      "papers/papers.11tydata.mjs": `export default {
  layout: "paper.njk",
  tags: "paper",
  permalink: ({ page }) => page.filePathStem + ".html",
};\n`,
      "_includes/paper.njk": page("{{ title }}", '{{ authors | join(", ") }}, {{ listed }}', "{{ content | safe }}"),
      "lists.njk": `---
pagination: { data: collections.listed, size: 50, alias: rows }
permalink: "/{{ pagination.pageNumber }}/index.html"
---
${list(
  '{% for row in rows %}<li><a href="{{ row.url }}">{{ row.data.title }}</a></li>{% endfor %}',
  '{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Next</a>{% endif %}',
)}`,
    },
    args: [join(root, "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
  },
  {
    name: "Hugo",
    program: "hugo",
    papers: "content/papers",
    files: {
      "config.toml": `baseURL = "https://papers.example.org/"\npublishDir = "out"\npaginate = 50\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\nuglyURLs = true\n`,
      "layouts/_default/single.html": page(
        "{{ .Title }}",
        '{{ delimit .Params.authors ", " }}, {{ .Params.listed }}',
        "{{ .Content }}",
      ),
      "layouts/_default/list.html": list(
        '{{ range (.Paginate .Site.RegularPages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}',
        '{{ if .Paginator.HasNext }}<a href="{{ .Paginator.Next.URL }}">Next</a>{{ end }}',
      ),
    },
    args: ["--quiet"],
  },
];

/**
 * Builds a site of the same papers with each of them, several times; the medians.
 *
 * @param content A content folder.
 * @param folder For what they need and write.
 * @returns Also the names of those that are not installed.
 */
export async function measureOthers(
  content: string,
  folder: string,
  runs: number,
  tell: (other: Other) => void,
): Promise<{ others: Other[]; absent: string[] }> {
  const absent = generators.filter(({ program }) => program && spawnSync(program, ["version"]).status !== 0);
  const others: Other[] = [];
  for (const generator of generators.filter((one) => !absent.includes(one))) {
    const { name, program = process.execPath, papers, files, args } = generator;
    const site = join(folder, name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    cpSync(join(content, "papers"), join(site, papers), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(site, "node_modules"));
    const all: { readonly pages: Run; readonly index: Run }[] = [];
    for (let i = 0; i < runs; i++) {
      rmSync(join(site, "out"), { recursive: true, force: true });
      const pages = await runProgram(program, args, site);
      const index = await runProgram(join(root, "node_modules/.bin/pagefind"), ["--site", "out", "--quiet"], site);
      all.push({ pages, index });
    }
    const other = {
      name,
      seconds: median(all.map(({ pages, index }) => pages.seconds + index.seconds)),
      megabytes: Math.round(median(all.map(({ pages, index }) => Math.max(pages.megabytes, index.megabytes)))),
      pages: median(all.map(({ pages }) => pages.seconds)),
    };
    others.push(other);
    tell(other);
  }
  return { others, absent: absent.map(({ name }) => name) };
}
