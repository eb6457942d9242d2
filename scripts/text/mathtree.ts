/** An element of HTML or MathML. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

/** Reads what Temml and we ourselves print: well-formed, every element closed, no comments. Text stays escaped. */
export function parseTree(html: string): (Element | string)[] {
  const root: (Element | string)[] = [];
  const open = [root];
  for (const [, close, tag = "", attributes = "", empty, text] of html.matchAll(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"]*")*)(\/?)>|([^<]+)/g,
  )) {
    if (text !== undefined) open.at(-1)?.push(text);
    else if (close) open.pop();
    else {
      const children: (Element | string)[] = [];
      open.at(-1)?.push({ tag, attributes: attributesOf(attributes), children });
      if (!empty) open.push(children);
    }
  }
  return root;
}

/** The inverse of `parseTree()`. */
export function printTree(nodes: readonly (Element | string)[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : printElement(node))).join("");
}

function printElement({ tag, attributes, children }: Element): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
  return children.length === 0 ? `<${tag}${written}/>` : `<${tag}${written}>${printTree(children)}</${tag}>`;
}

function attributesOf(source: string): ReadonlyMap<string, string> {
  return new Map([...source.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
}
