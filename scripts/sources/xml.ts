import { XMLParser } from "fast-xml-parser";
import { seen } from "../config/seen.ts";
import { withoutEntities } from "../text/entities.ts";

/** One element: its attributes as "@name", its text as "#text", and lists of the elements within it by name. */
export type Element = Readonly<Record<string, unknown>>;

/** Characters of a document, and elements and ends of elements in it. arXiv's longest answers are half as long. */
const longest = 10_000_000;
const most = 500_000;
/** Elements within elements. A feed of either kind has four. */
const deepest = 16;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  ignoreDeclaration: true,
  ignorePiTags: true,
  // A title may be "0", "1e5" or "true": texts stay texts.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  maxNestedTags: deepest,
  entityDecoder: {
    decode: withoutEntities,
    reset: () => {},
    setXmlVersion: () => {},
    setExternalEntities: () => {},
    addInputEntities: () => {},
  },
});

/** A document's root element by its name, or what is wrong with it: what was expected, and what was seen. */
export type Document =
  | { readonly name: string; readonly root: Element }
  | { readonly name: null; readonly reason: string };

/**
 * Reads a document of well-formed XML in UTF-8. One with a document type is refused whatever is in it: entities within
 * entities make gigabytes of a few lines.
 */
export function readXml(body: Uint8Array): Document {
  const text = new TextDecoder().decode(body);
  const no = (reason: string): Document => ({ name: null, reason });
  if (text.length > longest) return no(`expected at most ${longest} characters of XML, got ${text.length}`);
  if (!text.trimStart().startsWith("<")) return no(`expected XML, got ${seen(text.trimStart())}`);
  const declared = declarationIn(text);
  if (declared !== null) return no(`expected XML without a document type, got ${seen(declared)}`);
  if (countOf("<", text) > most) return no(`expected XML of at most ${most} tags, got more`);
  try {
    const all: unknown = parser.parse(text, true);
    const roots = isElement(all) ? Object.keys(all).filter((key) => key !== "#text") : [];
    const [name = ""] = roots;
    const [root] = isElement(all) ? within(all, name) : [];
    if (root && roots.length === 1) return { name, root };
    return no(`expected XML of one root element, got ${seen(roots)}`);
  } catch (error) {
    return no(`expected well-formed XML, got ${seen(error instanceof Error ? error.message : String(error))}`);
  }
}

/** The elements of a name that stand directly within one. */
export function within(element: Element | undefined, name: string): readonly Element[] {
  const found = element !== undefined && Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(found) ? found.filter(isElement) : [];
}

/** The text of the first element of a name that stands directly within one. */
export function textIn(element: Element | undefined, name: string): string | undefined {
  return attribute(within(element, name)[0], "#text");
}

/** "@term" gives the attribute `term`, and "#text" the element's text. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.[name];
  return typeof value === "string" ? value : undefined;
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The start of the first declaration (`<!DOCTYPE`, `<!ENTITY`) outside of comments and CDATA. */
function declarationIn(text: string): string | null {
  for (let at = text.indexOf("<!"); at !== -1; at = text.indexOf("<!", at)) {
    const end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : null;
    if (end === null) return text.slice(at, at + 100);
    at = text.indexOf(end, at);
    // Open to the end: the parser says so.
    if (at === -1) return null;
  }
  return null;
}

function countOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}
