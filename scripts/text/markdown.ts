import MarkdownIt, { type StateInline, type Token } from "markdown-it";
import { withDashes } from "./dashes.ts";
import { mathAt } from "./math.ts";
import { withoutDefinitions } from "./mathdefinitions.ts";
import { mathToHtml } from "./mathml.ts";
import { aroundSlots, type Done } from "./slots.ts";
import { textToHtml } from "./textcommands.ts";

/**
 * CommonMark without what an abstract has no use for: headings (they would break the page's outline), images (a request to
 * a stranger), HTML, tables. A formula is one token, so that nothing inside it is read as markdown.
 */
const md = new MarkdownIt({ html: false, linkify: false })
  .disable(["code", "heading", "hr", "html_block", "image", "lheading", "reference", "strikethrough", "table"])
  .disable(["html_inline"]);
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
md.validateLink = (url) => /^(https?|mailto):/i.test(url);
md.inline.ruler.before("escape", "tex", tex);

md.renderer.rules.tex = (tokens, at) => {
  const source = tokens[at]?.content ?? "";
  const span = mathAt(source, 0);
  return span ? mathToHtml(span, source).html : textToHtml(source);
};
md.renderer.renderInline = (tokens, options, env) => {
  const { definitions } = withoutDefinitions(tokens.map(inlineText).join(""));
  let [html, run]: [string, (string | Done)[]] = ["", []];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    const span = token.type === "tex" ? mathAt(token.content, 0) : undefined;
    if (span) run.push({ done: mathToHtml(span, token.content, definitions).html });
    else if (token.type === "text" || token.type === "tex")
      run.push(...(depth > 0 ? [token.content] : linked(token.content)));
    else if (token.type === "softbreak") run.push("\n");
    else {
      // No command reaches over a tag of markdown's own.
      html += aroundSlots(run, depth > 0 ? inLink : shown) + ruled(tokens, at, options, env);
      run = [];
      if (token.type.startsWith("link_")) depth += token.nesting;
    }
  }
  return html + aroundSlots(run, shown);
};
md.renderer.rules.link_open = (tokens, at) => linkTo(String(tokens[at]?.attrGet("href") ?? ""));

/** A fork's own pages: all of CommonMark and tables, still without HTML. Their title is the page's one `h1`. */
const pages = new MarkdownIt({ html: false, linkify: true });
pages.inline.ruler.before("escape", "tex", tex);
pages.renderer.rules.tex = md.renderer.rules.tex;

/**
 * A page of a fork's own to HTML.
 *
 * @param href What an address of the site ("/topics/") is under its prefix.
 */
export function pageToHtml(source: string, href: (url: string) => string): string {
  const tokens = pages.parse(source, {});
  for (const token of tokens) {
    if (token.tag === "h1") token.tag = "h2";
    // The site's policy allows no styles in its pages.
    const align = /right|center/.exec(String(token.attrGet("style")));
    if (token.attrGet("style")) token.attrs = align ? [["class", align[0]]] : [];
  }
  for (const token of tokens.flatMap((block) => block.children ?? [])) {
    for (const name of ["href", "src"]) {
      const url = token.attrGet(name);
      if (url !== null) token.attrSet(name, href(String(url)));
    }
  }
  return pages.renderer.render(tokens, pages.options, {}).trimEnd();
}

/** Markdown with TeX to safe HTML: paragraphs, lists, emphasis, code, links, MathML. */
export function markdownToHtml(source: string): string {
  // Most abstracts are one plain paragraph, and a large site prints a hundred thousand.
  if (source !== "" && !needsMarkdown.test(source)) return `<p>${aroundSlots(linked(source), shown)}</p>`;
  return md.render(source).trimEnd();
}

/** Markdown to the plain text that it shows, TeX as written; blocks are parted by an empty line. */
export function markdownToText(source: string): string {
  const text = needsMarkdown.test(source) ? textOf(md.parse(source, {})) : source;
  // Equal texts are one: most abstracts are kept once, not twice.
  return text === source ? source : text;
}

/** Without any of these, one paragraph of markdown is its own text, and need not be parsed. */
const needsMarkdown = /[\\`*_[<&~\n$]|^(#|>|[-+]|\d+[.)])|^\s|\s$/;

function textOf(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.type === "inline" || token.type === "fence")
    .map((token) => (token.children ?? [token]).map(inlineText).join(""))
    .join("\n\n");
}

function inlineText(token: Token): string {
  return token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content;
}

function tex(state: StateInline, silent: boolean): boolean {
  const at = state.pos;
  const first = state.src[at];
  if (first !== "$" && !(first === "\\" && /[([]/.test(state.src[at + 1] ?? ""))) return false;
  const span = mathAt(state.src, at, precededByBackslash(state));
  if (!span || span.end > state.posMax) return false;
  if (!silent) state.push("tex", "", 0).content = state.src.slice(at, span.end);
  state.pos = span.end;
  return true;
}

/** True when what has been read so far shows an odd run of backslashes at its end: the author wrote `\$`, a literal dollar. */
function precededByBackslash(state: StateInline): boolean {
  // What has been read so far is not looked at for each dollar: of a text of dollars alone that takes quadratic time.
  if (!/(\\|&#?\w+;)$/.test(state.src.slice(Math.max(0, state.pos - 12), state.pos))) return false;
  let shown = state.pending;
  for (let i = state.tokens.length - 1; i >= 0 && /^\\*$/.test(shown); i--) {
    const token = state.tokens[i];
    if (token?.type !== "text_special" && token?.type !== "text") break;
    shown = token.content + shown;
  }
  return (/\\*$/.exec(shown)?.[0].length ?? 0) % 2 === 1;
}

/** What markdown-it itself prints for a token. */
function ruled(
  tokens: Token[],
  at: number,
  options: typeof md.options,
  env: Parameters<typeof md.renderer.renderInline>[2],
): string {
  const rule = md.renderer.rules[tokens[at]?.type ?? ""];
  return rule ? rule(tokens, at, options, env, md.renderer) : md.renderer.renderToken(tokens, at, options);
}

/** Text with its addresses made links, `\\url{https://x.org}` too; the words stay as they were written. */
function linked(text: string): (string | Done)[] {
  return text.includes("://")
    ? text.split(/(\\url\s*\{[^{}\s]+\})/).flatMap((part, at) => (at % 2 === 1 ? urlOf(part) : bareUrls(part)))
    : [text];
}

function urlOf(command: string): (string | Done)[] {
  const url = command.replace(/^.*\{|\}$/g, "").replace(/\\([%#_&~])/g, "$1");
  return md.validateLink(url) ? [anchor(md.normalizeLink(url), url)] : [command];
}

function bareUrls(text: string): (string | Done)[] {
  const pieces: (string | Done)[] = [];
  let end = 0;
  for (const link of md.linkify.match(text) ?? []) {
    if (!md.validateLink(link.url) || /\\href\s*\{\s*$/.test(text.slice(0, link.index))) continue;
    pieces.push(text.slice(end, link.index), anchor(md.normalizeLink(link.url), link.raw));
    end = link.lastIndex;
  }
  return [...pieces, text.slice(end)];
}

const anchor = (url: string, words: string): Done => ({ done: `${linkTo(url)}${md.utils.escapeHtml(words)}</a>` });

const shown = (text: string) =>
  withDashes(
    textToHtml(text, (url) => (md.validateLink(url.trim()) ? linkTo(md.normalizeLink(url.trim())) : undefined)),
  );
/** A link holds no other. */
const inLink = (text: string) => withDashes(textToHtml(text));

/** `nofollow`, since anyone may send an abstract in. */
function linkTo(url: string): string {
  return `<a href="${md.utils.escapeHtml(url)}" rel="nofollow noopener">`;
}
