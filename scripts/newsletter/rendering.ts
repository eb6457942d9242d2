import { withoutEntities } from "../text/entities.ts";
import type { Letter } from "./letter.ts";

/** Gmail shows no more of a mail. Unit: bytes. */
const shownAtMost = 102_000;

/**
 * What the provider's own rendering of a letter has wrong, in a few words; null where it can be sent. Around the letter stands
 * the provider's frame, which is its own to fill in for each reader: it is not judged where it can be told apart.
 *
 * @param body The letter as the provider holds it: an editor may have changed it. What we wrote ourselves has to be there,
 *   whatever became of its quotes and dashes.
 */
export function faultOf(rendering: string, body: string, letter: Letter): string | null {
  const bytes = Buffer.byteLength(rendering);
  if (bytes > shownAtMost) return `is ${Math.ceil(bytes / 1000)} KB, of which Gmail shows ${shownAtMost / 1000}`;
  const whole = rendering.replace(/<!--[\s\S]*?-->|<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, " ");
  const page = partOf(whole, body);
  const template = signs.flatMap((sign) => strayIn(textOf(page), textOf(body), sign))[0];
  if (template !== undefined) return `holds a template that did not run: ${template}`;
  const stray = linksIn(page).find((link) => !/^(https?:\/\/[^/]|mailto:)/.test(link));
  if (stray !== undefined) return `holds a link that leads nowhere: ${stray.slice(0, 80)}`;
  const shown = bare(whole);
  const missing = isAsWritten(body, letter) && letter.body.split("\n").find((line) => !shown.includes(bare(line)));
  return missing ? `leaves out "${textOf(missing).trim().slice(0, 80)}"` : null;
}

/** From the first words of the body to the last, as far as they are found. */
function partOf(page: string, body: string): string {
  const words = body.match(/(?<=>)[^<>\n]{4,}(?=<)/g) ?? [];
  const start = page.indexOf(words[0] ?? "");
  const last = words.at(-1) ?? "";
  const end = page.lastIndexOf(last);
  return start !== -1 && end > start ? page.slice(start, end + last.length) : page;
}

/** What shows that a template did not run; in a title these are words, which stand in what we wrote as often. */
const signs = [/\{[{%#]/g, /TemplateSyntaxError/g, /Could not parse the remainder/g];

/** The first such sign and what follows it, where the page has more of them than the body. */
function strayIn(page: string, body: string, sign: RegExp): string[] {
  const [first, ...others] = page.matchAll(sign);
  if (!first || others.length < [...body.matchAll(sign)].length) return [];
  return page.slice(first.index).match(/.{1,40}/) ?? [];
}

/** True where the provider holds the words and the links that we wrote. */
export function isAsWritten(body: string, letter: Letter): boolean {
  return bare(body) === bare(letter.body) && linksIn(body).join("\n") === linksIn(letter.body).join("\n");
}

/** The addresses that an HTML text leads to, in its order. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(([, double, single]) =>
    decoded(double ?? single ?? ""),
  );
}

/** Letters and digits of what a reader sees. */
const bare = (html: string) => textOf(html).replace(/[^\p{L}\p{N}]/gu, "");

const textOf = (html: string) => decoded(html.replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, " "));

const decoded = (text: string) => withoutEntities(text.replaceAll("&nbsp;", " "));
