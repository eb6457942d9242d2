import { dayInWords, dayUrl } from "../editions/calendar.ts";
import { type Edition, leadOf } from "../editions/edition.ts";
import { quietInWords } from "../editions/quiet.ts";
import { isShown } from "../papers/paper.ts";
import { markdownToText } from "../text/markdown.ts";
import { texToUnicode } from "../text/tex.ts";
import { absoluteUrl } from "./href.ts";
import type { Model } from "./model.ts";
import { outputPath } from "./page.ts";
import type { PictureView } from "./picture/layout.ts";
import { topicUrl } from "./rows.ts";
import type { Link, PictureLink, Shell } from "./views.ts";

/** A page's picture. Those who show it need an absolute address, and a site without one has none. */
const linkTo = (shell: Shell, url: string, alt: string): PictureLink | null =>
  shell.indexed ? { url: absoluteUrl(shell, `${url}picture.png`), alt } : null;

/** For pages of no topic and no day. */
export function sitePicture(shell: Shell): PictureLink | null {
  return linkTo(shell, "/", shell.title);
}

export function editionPicture(shell: Shell, { date }: Edition): PictureLink | null {
  return linkTo(shell, dayUrl(date), `The front page of ${dayInWords(date)}`);
}

export function topicPicture(shell: Shell, { text, url }: Link): PictureLink | null {
  return linkTo(shell, url, text);
}

/** One picture, made from what it shows and nothing else. */
export interface Picture {
  /** In the site's folder. */
  readonly path: string;
  readonly view: PictureView;
}

/** Titles that a picture is given to choose from: not every one has letters that the fonts have. */
const most = 6;

/**
 * The site's picture, each edition's, which never changes while its papers stand, and each topic's, which changes with the
 * topic's file alone: on a large site every topic has a new paper every day. None where pages can't name them.
 */
export function planPictures(model: Model): Picture[] {
  const { shell, collection } = model;
  if (!shell.indexed) return [];
  const site = { site: shell.title, host: new URL(shell.base).host };
  const at = (url: string, view: PictureView): Picture => ({ path: outputPath(`${url}picture.png`), view });
  return [
    at("/", { kind: "site", ...site, about: shell.description }),
    ...collection.editions.map((edition, i) =>
      at(dayUrl(edition.date), {
        kind: "front",
        ...site,
        date: dayInWords(edition.date),
        number: i + 1,
        titles: titlesOf(model, edition),
        quiet: quietInWords(edition),
      }),
    ),
    ...collection.topics.map(({ id, name, description, phrases }) =>
      at(topicUrl(id), {
        kind: "topic",
        ...site,
        name,
        about: markdownToText(description),
        phrases: phrases.slice(0, most),
      }),
    ),
  ];
}

/** As the edition was closed with them; without papers that have since been taken down. */
function titlesOf(model: Model, edition: Edition): string[] {
  return leadOf(edition)
    .filter(({ id }) => {
      const paper = model.papers.get(id);
      return paper && isShown(paper);
    })
    .slice(0, most)
    .map(({ title }) => texToUnicode(title));
}
