import { localBase, type Site } from "../config/site.ts";
import type { TopicId } from "../config/topic.ts";
import { headerOf } from "./header.ts";
import { bodyOf, pageOf, webAddress } from "./html.ts";
import type { Letter } from "./letter.ts";
import { type Contents, outlinesOf } from "./outline.ts";
import { plainOf } from "./plain.ts";
import { onOneLine, shortened } from "./wording.ts";

/** A letter before it is written: which one it is, and what it is to say. */
export interface Draft extends Omit<Contents, "foot"> {
  readonly date: string;
  readonly slug: string;
  /** The address of the page that says the same, from the site's own: "/2026/11/23/". */
  readonly path: string;
  readonly tag: TopicId | null;
  readonly covers: readonly TopicId[];
  /** What its subject opens with: "From the archive: ", or nothing. */
  readonly opening: string;
  /** What no other letter's subject ends with: "23 Nov 2026". */
  readonly end: string;
  /** "58 papers". */
  readonly total: string;
  /** What these are, the most first: "9 on Agents". */
  readonly parts: readonly string[];
  /** How its reader chooses what to get, in a sentence or two; empty where there is no choice. */
  readonly choice: string;
}

/** The whole address of a page of the site. */
export function addressOf(site: Site, path: string): string {
  return `${site.url ?? localBase}${path.slice(1)}`;
}

/** The site's name as a letter says it. */
export function paperName(site: Site): string {
  return shortened(onOneLine(site.title), 100);
}

/** The fullest of 594 daily lists of Hugging Face had 78: such a day is whole, and a fuller one goes on on the site. */
const papersAtMost = 80;
/** Gmail shows no more than about 102 KB of a mail, and the provider's frame and link addresses are added to ours. */
const bytesAtMost = 80_000;

/** Writes a letter with as many of its papers as a mail may hold. */
export function composed(draft: Draft, site: Site): Letter {
  const { date, slug, path, tag, covers } = draft;
  const entries = [...draft.stories, ...draft.lists.flatMap((list) => list.entries)];
  const page = addressOf(site, path);
  const outlined = outlinesOf({ ...draft, foot: footOf(site, draft.choice) }, { base: addressOf(site, "/"), page });
  let shown = Math.min(papersAtMost, entries.length);
  while (shown > 1 && Buffer.byteLength(bodyOf(outlined(shown))) > bytesAtMost) shown--;
  const { subject, preheader } = headerOf(draft, entries);
  const body = bodyOf(outlined(shown));
  const html = pageOf(body, { name: paperName(site), subject, preheader, language: site.language });
  return {
    date,
    slug,
    page: webAddress(page) ?? page,
    tag,
    covers,
    subject,
    preheader,
    body,
    html,
    text: plainOf(outlined(shown)),
  };
}

/** How readers of a letter of everybody get other ones. */
export function choiceOf({ newsletter }: Site): string {
  return newsletter?.tags ? "The link to your preferences, at the end of this mail, lets you choose topics." : "";
}

function footOf(site: Site, choice: string): Contents["foot"] {
  return {
    words: `${choice} The papers also come as feeds, and the site says how they are ranked.`.trim(),
    links: [
      { text: "Feed of the leading papers", url: addressOf(site, "/feed.xml") },
      { text: "All feeds, by topic too", url: addressOf(site, "/feeds/") },
      { text: "How papers are ranked", url: addressOf(site, "/ranking/") },
    ],
  };
}
