import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The newest edition of the repository's own content. */
export function newestEdition(): { date: string; papers: { id: string }[] } {
  const years = readdirSync("content/editions").sort();
  const files = readdirSync(join("content/editions", years.at(-1) ?? "")).sort();
  return JSON.parse(readFileSync(join("content/editions", years.at(-1) ?? "", files.at(-1) ?? ""), "utf8"));
}

/** One address of each kind of page that a fork with a newsletter has its form on. */
export function kindsWithForm(): string[] {
  return ["", `${newestEdition().date.replaceAll("-", "/")}/`, "topics/reinforcement-learning/", "letters/"];
}

/** One address of each kind of page of the repository's own site, from its root without the first "/". */
export function kinds(): string[] {
  const edition = newestEdition();
  const [year = "", month = "", day = ""] = edition.date.split("-");
  const withTex = "large-scale-optimization/m2tokenizer-differentiable-multi-scale-multi-modal-tokenizer-for-radiology";
  return [
    "",
    `${year}/${month}/${day}/`,
    `${year}/${month}/`,
    "trending/",
    "trending/week/",
    "topics/",
    "topics/reinforcement-learning/",
    "papers/",
    "papers/large-scale-optimization/",
    "papers/large-scale-optimization/2/",
    `papers/${edition.papers[0]?.id}.html`,
    `papers/${withTex}.html`,
    "search/",
    "map/",
    "library/",
    "feeds/",
    "ranking/",
    "status/",
    "404.html",
  ];
}
