import { webAddress } from "./html.ts";
import type { Group, Link, Outline, Paragraph, Story } from "./outline.ts";
import { inert } from "./wording.ts";

/** Columns of the plain text, a wide character taking two. An address is never broken. */
const width = 72;

/** A letter for who reads mail as plain text: the same words in the same order, an address on a line of its own after them. */
export function plainOf({ head, leading, stories, lists, more, notes, foot }: Outline): string {
  const blocks = [
    paragraph(head),
    heading(leading),
    ...stories.map(story),
    ...lists.flatMap((list) => [heading(list.heading), ...list.groups.flatMap(group)]),
    ...(more ? [[wrapped(`${more.text}:`), ...address(more, "  ")].join("\n")] : []),
    heading("About this letter"),
    ...notes.map((note) => wrapped(note)),
    paragraph(foot),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function story({ title, authors, extract, topics, reasons, links }: Story, i: number): string {
  const start = `${i + 1}. `;
  const indent = " ".repeat(start.length);
  const lines = (text: string) => (text ? [wrapped(indent + text, indent)] : []);
  const parts = [
    [wrapped(start + title.text, indent), ...lines(authors)],
    lines(extract),
    [...lines(reasons), ...lines(topics && `Topics: ${topics}`)],
    [...address(title, indent), ...links.flatMap((link) => labelled(link, indent))],
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n");
}

function group({ heading, rows }: Group): string[] {
  const lines = rows.map(({ title, note }) =>
    [wrapped(`- ${title.text}${note && ` (${note})`}`, "  "), ...address(title, "  ")].join("\n"),
  );
  return [...(heading ? [wrapped(`${heading}:`)] : []), ...lines];
}

function heading(text: string): string {
  const line = inert(text);
  return `${line}\n${"=".repeat(Math.min(width, columnsOf(line)))}`;
}

function paragraph({ words, links }: Paragraph): string {
  return [wrapped(words), ...links.flatMap((link) => labelled(link, "  "))].join("\n");
}

/** The link's words and its address, on one line where they fit. */
function labelled(link: Link, indent: string): string[] {
  const url = webAddress(link.url);
  if (url === null) return [];
  const text = inert(link.text);
  const line = `${indent}${text}: ${url}`;
  return line.length <= width ? [line] : [`${indent}${text}:`, `${indent}  ${url}`];
}

function address({ url }: Link, indent: string): string[] {
  const found = webAddress(url);
  return found === null ? [] : [indent + found];
}

/** Wrapped between words, lines after the first indented; a word longer than a line is broken, unless it is an address. */
function wrapped(text: string, indent = ""): string {
  const start = /^ */.exec(text)?.[0] ?? "";
  const room = width - indent.length;
  const lines: string[] = [];
  let line = start;
  let words = 0;
  for (const word of inert(text)
    .trim()
    .split(" ")
    .flatMap((word) => pieces(word, room))) {
    if (words > 0 && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = indent;
      words = 0;
    }
    line += words++ > 0 ? ` ${word}` : word;
  }
  return [...lines, line].join("\n");
}

/** Characters that take two columns: East Asian ones and most emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const columnsOf = (text: string) => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

function pieces(word: string, room: number): string[] {
  if (columnsOf(word) <= room || /https?:\/\//.test(word)) return [word];
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (columnsOf(piece + character) > room) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}
