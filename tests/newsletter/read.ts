import MarkdownIt from "markdown-it";
import { SaxesParser } from "saxes";
import { renderDjango } from "./django.ts";

/** What the provider knows of a reader, and fills in where a template asks for it. */
const reader = {
  subscriber: {
    email: "datum-mary@example.org",
    id: "datum-id",
    metadata: { first_name: "datum-name" },
    tags: ["datum-tag"],
  },
  unsubscribe_url: "https://example.org/datum-unsubscribe",
  email_url: "https://example.org/datum-email",
};
/** The start of each datum. */
export const datum = "datum-";

export const filledIn = (source: string) => renderDjango(source, reader);

/** Everything that a Markdown renderer may be told to do to a text. */
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: true });

/** A mail in both orders in which a provider may work; how ours does is not published. */
export const orders: readonly { readonly order: string; readonly mail: (body: string) => string }[] = [
  { order: "Django, then Markdown", mail: (body) => markdown.render(filledIn(body)) },
  { order: "Markdown, then Django", mail: (body) => filledIn(markdown.render(body)) },
];

/** What a reader sees, block by block, and what it is made of. */
export interface Seen {
  readonly blocks: readonly string[];
  /** Each element, with its attributes: "a href". */
  readonly elements: ReadonlySet<string>;
  readonly addresses: readonly string[];
}

/**
 * Reads a mail with a parser that nobody here wrote, and that refuses what is not well-formed.
 *
 * @throws {Error} At an element without its end, a bare `&`, a character that XML forbids.
 */
export function readMail(html: string): Seen {
  const blocks: string[] = [];
  const elements = new Set<string>();
  const addresses: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "mail") return;
    elements.add([name, ...Object.keys(attributes)].join(" "));
    if (attributes.href !== undefined) addresses.push(attributes.href);
    if (/^(?:p|h\d|li|hr|ul|ol|div|pre|table|blockquote)$/.test(name)) blocks.push("");
  });
  parser.on("text", (text) => {
    if (blocks.length > 0) blocks.push((blocks.pop() ?? "") + text);
  });
  parser.write(`<mail>${html.replace(/<(br|hr)>/g, "<$1/>")}</mail>`).close();
  return { blocks: blocks.map((text) => text.trim()).filter((text) => text !== ""), elements, addresses };
}
