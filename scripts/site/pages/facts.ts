import { counted } from "../../config/counted.ts";
import { sourceTitle } from "../../config/sourcetitles.ts";
import { dayInWords } from "../../editions/calendar.ts";
import { arxivUrl, doiUrl } from "../../papers/addresses.ts";
import { ownersOf } from "../../papers/facts.ts";
import type { Paper } from "../../papers/paper.ts";
import type { Model } from "../model.ts";
import type { Link, PaperView } from "../views.ts";

/** What is known of a paper beside its text, each in words. */
export function factsOf(paper: Paper): PaperView["facts"] {
  const fact = (label: string, text: string | undefined, url: string | null = null) =>
    text === undefined ? [] : [{ label, text, url }];
  const day = (value: string | undefined) => value && dayInWords(value);
  const version = paper.version?.replace(/^v/, "");
  return [
    ...fact("arXiv", paper.arxiv, paper.arxiv === undefined ? null : arxivUrl(paper.arxiv)),
    ...fact("DOI", paper.doi, paper.doi === undefined ? null : doiUrl(paper.doi)),
    ...fact("Venue", paper.venue),
    ...fact("Published", day(paper.published)),
    ...fact("Listed", day(paper.listed)),
    ...(version === undefined
      ? fact("Updated", day(paper.updated))
      : fact("Version", [version, day(paper.updated)].filter(Boolean).join(", "))),
    ...fact("Categories", paper.categories.length > 0 ? paper.categories.join(", ") : undefined),
    ...fact("Code", paper.code && withoutScheme(paper.code), paper.code ?? null),
    ...fact("Project", paper.project && withoutScheme(paper.project), paper.project ?? null),
  ];
}

/** The votes that were read last, with the day of reading. */
export function votesOf(model: Model, { id }: Paper): PaperView["facts"] {
  const read = model.readings.get(id);
  if (!read) return [];
  return [
    { label: "Votes", text: `${counted(read.upvotes, "upvote")} on ${dayInWords(read.at.slice(0, 10))}`, url: null },
  ];
}

const withoutScheme = (url: string) => url.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** "Pasted listing pets", "arXiv". */
export function sourceInWords(source: string): string {
  if (source.startsWith("listing/")) return `Pasted listing ${source.slice(8)}`;
  return source === "file" ? "Added by hand" : sourceTitle(source);
}

/** "arXiv and Hugging Face", where others than the paper's own source stated what its file holds; else null. */
export function statedInWords(paper: Paper): string | null {
  const owners = ownersOf(paper);
  if (owners.every((source) => source === paper.source)) return null;
  const words = owners.map(sourceInWords);
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
}

/** Where the work itself is: on arXiv, where anybody may read it, or wherever its DOI leads. */
export function workOf({ arxiv, doi, project }: Paper): Link | null {
  if (arxiv !== undefined) return { text: "Read it on arXiv", url: arxivUrl(arxiv) };
  if (doi !== undefined) return { text: "Read it where it appeared", url: doiUrl(doi) };
  return project === undefined ? null : { text: "Project page", url: project };
}
