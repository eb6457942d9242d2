import { editorMode } from "./markup.ts";
import type { Group, Link, Outline, Paragraph, Story } from "./outline.ts";

/**
 * A letter's body: one line a block, an empty line between blocks, each starting with its tag, so that a provider that
 * reads markdown leaves it alone. Only a, p, h2, h3, ul, li, strong, em, br and hr. `faultInText` holds it to that.
 */
export function bodyOf({ head, leading, stories, lists, more, notes, foot }: Outline): string {
  const blocks = [
    editorMode.trim(),
    paragraph(head),
    `<h2>${words(leading)}</h2>`,
    ...stories.flatMap(story),
    ...lists.flatMap(({ heading, groups }) => [`<h2>${words(heading)}</h2>`, ...groups.flatMap(group)]),
    ...(more ? [`<p><strong>${anchor(more)}</strong></p>`] : []),
    "<hr>",
    ...notes.map((note) => `<p>${words(note)}</p>`),
    paragraph(foot),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function story({ title, authors, extract, topics, reasons, links }: Story): string[] {
  const facts = [
    reasons && `<em>${words(reasons)}</em>`,
    topics && `Topics: ${words(topics)}`,
    links.map(anchor).join(" · "),
  ];
  const last = facts.filter((fact) => fact !== "").join("<br>");
  return [
    `<h3>${anchor(title)}</h3>`,
    ...(authors ? [`<p>${words(authors)}</p>`] : []),
    ...(extract ? [`<p>${words(extract)}</p>`] : []),
    ...(last ? [`<p>${last}</p>`] : []),
  ];
}

function group({ heading, rows }: Group): string[] {
  const lines = rows.map(({ title, note }) => `<li>${anchor(title)}${note && ` (${words(note)})`}</li>\n`);
  return [...(heading ? [`<h3>${words(heading)}</h3>`] : []), `<ul>\n${lines.join("")}</ul>`];
}

function paragraph({ words: text, links }: Paragraph): string {
  return `<p>${words(text)} ${links.map(anchor).join(" · ")}</p>`;
}

/** The words alone where the address is none that a letter may lead to. */
function anchor({ text, url }: Link): string {
  const address = webAddress(url);
  return address === null ? words(text) : `<a href="${escaped(address)}">${words(text)}</a>`;
}

/** Real addresses end far below. */
const addressAtMost = 500;

/**
 * The address percent-encoded, also where browsers let stand what RFC 3986 does not; null unless it is of the web, and of a
 * length that a mail can hold.
 */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const address = href.replace(/%(?![\dA-F]{2})|[^\w.~:/?#[\]@!$&'()*+,;=%-]/gi, encodeURIComponent);
  return /^https?:$/.test(protocol) && address.length <= addressAtMost ? address : null;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Text for HTML, and for a provider that runs the result as a template: without braces there is none. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'{}]/g, (character) => entities[character] ?? character);
}

/** The same between tags: an empty element keeps braces apart, should anything turn them back into themselves before a template is run. */
function words(text: string): string {
  return escaped(text).replace(/&#123;(?=&#123;|[%#])/g, "$&<strong></strong>");
}

/** Of the page alone: mail programs have their own measure and type. */
const style =
  "max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.5 Charter,Georgia,serif;overflow-wrap:anywhere";

/** The body as a page of its own, under the paper's name, to be read before it is sent. */
export function pageOf(
  body: string,
  of: { readonly name: string; readonly subject: string; readonly preheader: string; readonly language: string },
): string {
  return `<!doctype html>
<html lang="${escaped(of.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(of.preheader)}">
<title>${escaped(of.subject)}</title>
</head>
<body style="${style}">
<h1>${escaped(of.name)}</h1>
${body}</body>
</html>
`;
}
