import { type Document, isMap, isScalar, parseDocument, Scalar } from "yaml";

/** What `npm run init` sets in `site.yaml`. */
export interface Settings {
  readonly title: string;
  readonly feedId: string;
  readonly url: string | null;
  readonly repository: string | null;
  readonly huggingface: boolean;
  /** Categories of arXiv; none switches it off. */
  readonly arxiv: readonly string[];
  /** The newsletter's name on Buttondown. */
  readonly newsletter: string | null;
}

/**
 * The text of a `site.yaml` with these settings. Comments, order and everything else stay. A setting that stands there
 * commented out, as in the starter, comes in at its place, and one that is taken away is commented out.
 *
 * @param source YAML that `readSite` takes.
 */
export function settingsWith(source: string, settings: Settings): string {
  const wanted = {
    url: settings.url !== null,
    repository: settings.repository !== null,
    newsletter: settings.newsletter !== null,
  };
  let text = source;
  for (const [key, isWanted] of Object.entries(wanted))
    text = isWanted ? switchedOn(text, key) : switchedOff(text, key);
  const document = parseDocument(text);
  setText(document, ["title"], settings.title);
  setText(document, ["feed_id"], settings.feedId);
  if (settings.url !== null) setText(document, ["url"], settings.url);
  if (settings.repository !== null) setText(document, ["repository"], settings.repository);
  if (settings.newsletter !== null) setNewsletter(document, settings.newsletter);
  setSource(document, "huggingface", settings.huggingface);
  setSource(document, "arxiv", settings.arxiv.length > 0, settings.arxiv);
  return print(document);
}

/** Another newsletter sends nothing by itself until its editor says so. */
function setNewsletter(document: Document, name: string): void {
  const before = document.getIn(["newsletter", "buttondown"]);
  if (before !== name && document.getIn(["newsletter", "send"]) === true) document.setIn(["newsletter", "send"], false);
  setText(document, ["newsletter", "buttondown"], name);
}

/** As `site.yaml` is written by hand: no line is folded. */
export function print(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function setText(document: Document, path: readonly string[], text: string): void {
  const value = document.getIn(path, true);
  // Its comment stays where it is.
  if (!isScalar(value)) document.setIn(path, quoted(text));
  else if (value.value !== text) Object.assign(value, { value: text, type: Scalar.QUOTE_DOUBLE });
}

/** A source is `true`, `false`, or settings of its own, which stay when it is switched off. */
function setSource(document: Document, name: string, on: boolean, categories: readonly string[] = []): void {
  const path = ["sources", name];
  const own = document.getIn(path, true);
  if (isMap(own)) {
    if (!on || own.has("on")) own.set("on", on);
  } else if (!on || categories.length === 0) {
    if (document.getIn(path) !== on) document.setIn(path, on);
  } else document.setIn(path, document.createNode({}));
  if (!on || categories.length === 0) return;
  const list = document.createNode(categories.map(quoted), { flow: true });
  document.setIn([...path, "categories"], list);
}

function quoted(text: string): Scalar<string> {
  const value = new Scalar(text);
  value.type = Scalar.QUOTE_DOUBLE;
  return value;
}

/** `# url: ...`, or `# newsletter:` and the lines of comment that are indented under it, with what stands between them. */
function switchedOn(text: string, key: string): string {
  if (parseDocument(text).has(key)) return text;
  const block = new RegExp(`^# ?${key}:.*(?:(?:\\r?\\n# ?(?:#.*)?)*\\r?\\n# {2,}\\S.*)*`, "m");
  const on = text.replace(block, (lines) => lines.replace(/^# ?/gm, ""));
  return parseDocument(on).errors.length === 0 ? on : text;
}

function switchedOff(text: string, key: string): string {
  const block = new RegExp(`^${key}:.*(?:(?:\\r?\\n(?:[ \\t]*|#.*))*\\r?\\n[ \\t]+\\S.*)*`, "m");
  const off = text.replace(block, (lines) => lines.replace(/^/gm, "# "));
  const document = parseDocument(off);
  if (!document.has(key)) return off;
  document.delete(key);
  return print(document);
}
