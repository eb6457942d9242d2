import MarkdownIt from "markdown-it";
import { renderDjango } from "../django.ts";
import { framed } from "./frame.ts";

/** Somebody who gets letters. */
export interface Subscriber {
  readonly email: string;
  /** By name. */
  readonly tags: readonly string[];
}

/** Raw HTML is let through, as the provider lets it; bare addresses stay text. */
const markdown = new MarkdownIt({ html: true, linkify: false });
// The provider's Python-Markdown keeps a character reference as it is written; this one would write the character, so that
// a brace that was escaped would be one again before the template language comes.
markdown.disable("entity");
markdown.renderer.rules.text = (tokens, index) =>
  (tokens[index]?.content ?? "")
    .replace(/&(?!#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
const MODE = /^<!-- buttondown-editor-mode: (plaintext|fancy) -->\r?\n?/;
/** A line of nothing but an address at one of these becomes an embed: no space before it or after it. */
const EMBED =
  /^https?:\/\/(?:[a-z0-9-]+\.)*(?:bandcamp\.com|gist\.github\.com|giphy\.com|instagram\.com|spotify\.com|soundcloud\.com|twitter\.com|x\.com|vimeo\.com|youtube\.com|youtu\.be)\/\S+$/;

function withEmbeds(body: string): string {
  return body
    .split("\n")
    .map((line) => (EMBED.test(line) ? `<div class="embed"><iframe src="${line}"></iframe></div>` : line))
    .join("\n");
}

/** Markdown where the body says so or says nothing; HTML as it is in the mode that is called fancy. */
function marked(body: string): string {
  const [comment = "", mode] = MODE.exec(body) ?? [];
  const rest = body.slice(comment.length);
  return mode === "fancy" ? rest : markdown.render(withEmbeds(rest));
}

/**
 * What a reader gets: the body, filled in for that reader, in the provider's page. Subject and description are filled in
 * too: whether the provider does so is not documented, and the stricter reading is taken.
 *
 * @throws {TemplateSyntaxError} Where the body is no template.
 */
export function rendered(
  email: {
    readonly subject: string;
    readonly description: string;
    readonly body: string;
    readonly absolute_url: string;
  },
  reader: Subscriber,
  { name, first }: { readonly name: string; readonly first: "markdown" | "template" },
  target: "email" | "html",
): string {
  const unsubscribe = `https://buttondown.com/unsubscribe/${encodeURIComponent(reader.email)}`;
  const context = {
    subscriber: { email: reader.email, tags: reader.tags, subscriber_type: "regular", metadata: {} },
    email: { subject: email.subject, absolute_url: email.absolute_url },
    newsletter: { name },
    medium: target === "email" ? "email" : "web",
    unsubscribe_url: unsubscribe,
  };
  const fill = (source: string) => renderDjango(source, context);
  const content = first === "markdown" ? fill(marked(email.body)) : marked(fill(email.body));
  return framed({
    name,
    subject: fill(email.subject),
    preheader: fill(email.description),
    content,
    unsubscribe: target === "email" ? unsubscribe : null,
  });
}
