import { SaxesParser } from "saxes";

/** One element of a document, with its name as `{namespace}local`. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Parses strictly, namespaces included; throws at the first thing that is not well-formed. */
export function parseXml(source: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const element = {
      name: uri === "" ? local : `{${uri}}${local}`,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(source).close();
  const [document] = root.children;
  if (!document) throw new Error("Cannot find an element in the document");
  return document;
}

/** The children of that name, at any depth along the path. */
export function all(element: Element, ...path: readonly string[]): Element[] {
  return path.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

export function textOf(element: Element, ...path: readonly string[]): string {
  return all(element, ...path)[0]?.text ?? "";
}
