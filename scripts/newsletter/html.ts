import type { Link, Outline, Paragraph, Story } from "./outline.ts";

/**
 * A letter's body: one line a block, an empty line between blocks, each starting with its tag, so that a provider that
 * reads markdown leaves it alone. Only a, p, h2, h3, ul, li, strong, em, br and hr.
 */
export function bodyOf({ head, stories, groups, more, foot }: Outline): string {
  const blocks = [
    paragraph(head),
    "<h2>Leading papers</h2>",
    ...stories.flatMap(story),
    ...(groups.length > 0 ? ["<h2>Also in this edition</h2>"] : []),
    ...groups.flatMap(({ heading, rows }) => [
      ...(heading ? [`<h3>${escaped(heading)}</h3>`] : []),
      `<ul>\n${rows.map(({ title, note }) => `<li>${anchor(title)}${note && ` (${escaped(note)})`}</li>`).join("\n")}\n</ul>`,
    ]),
    ...(more ? [`<p><strong>${anchor(more)}</strong></p>`] : []),
    "<hr>",
    paragraph(foot),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function story({ title, authors, extract, topics, reasons, links }: Story): string[] {
  const facts = [
    reasons && `<em>Why it is here: ${escaped(reasons)}.</em>`,
    topics && escaped(topics),
    links.map(anchor).join(" · "),
  ];
  const last = facts.filter((fact) => fact !== "").join("<br>");
  return [
    `<h3>${anchor(title)}</h3>`,
    ...(authors ? [`<p>${escaped(authors)}</p>`] : []),
    ...(extract ? [`<p>${escaped(extract)}</p>`] : []),
    ...(last ? [`<p>${last}</p>`] : []),
  ];
}

function paragraph({ words, links }: Paragraph): string {
  return `<p>${escaped(words)} ${links.map(anchor).join(" · ")}</p>`;
}

/** The words alone where the address is none that a letter may lead to. */
function anchor({ text, url }: Link): string {
  const address = webAddress(url);
  return address === null ? escaped(text) : `<a href="${escaped(address)}">${escaped(text)}</a>`;
}

/** The address percent-encoded, braces too; null unless it is of the web. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) ? href.replace(/[{}|\\^`]/g, encodeURIComponent) : null;
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
function escaped(text: string): string {
  return text.replace(/[&<>"'{}]/g, (character) => entities[character] ?? character);
}

/** Of the page alone: mail programs have their own measure and type. */
const style =
  "body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.55 Charter,Georgia,serif}h1,h2,h3{line-height:1.2}h1{border-bottom:3px double}li{margin-block:.5rem}";

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
<style>${style}</style>
</head>
<body>
<h1>${escaped(of.name)}</h1>
${body}</body>
</html>
`;
}
