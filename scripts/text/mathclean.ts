import { type Element, parseTree, printTree } from "./mathtree.ts";

/** Temml's MathML in as few bytes as show the same, with no inline style: what must be styled gets a class of `math.css`. */
export function cleanMathml(mathml: string): string {
  const flat = !/<m(?:sub|sup|subsup|under|over|underover|frac|sqrt|root|table|padded|enclose)[ >]/.test(mathml);
  return printTree(parseTree(withoutControls(mathml)).map((node) => cleaned(node, flat)));
}

function cleaned(node: Element | string, flat: boolean): Element | string {
  // Temml prints an accented letter, or `\not=`, in two characters.
  if (typeof node === "string") return node.normalize("NFC");
  const children = node.children.map((child) => cleaned(child, flat));
  const only = children.length === 1 ? children[0] : undefined;
  const isToken = /^m(?:i|n|o|text)$/.test(node.tag);
  if (isToken && children.some((child) => typeof child !== "string")) {
    // `\mathop{\rm lim}` makes a token that holds elements, which MathML forbids.
    return only ?? { tag: "mrow", attributes: new Map(), children };
  }
  const wanted = arities.get(node.tag) ?? children.length;
  if (children.length !== wanted)
    throw new TypeError(`Cannot print <${node.tag}> of ${children.length}: expected ${wanted}`);
  const attributes = attributesOf(node, String(only ?? ""), flat);
  if (isGroup(node.tag, attributes) && only !== undefined) return only;
  // It scrolls where it is wider than the page: also for who has no mouse.
  const reached = attributes.get("display") === "block" ? new Map([...attributes, ["tabindex", "0"]]) : attributes;
  if (node.tag === "math" && typeof only === "object" && only.tag === "mrow" && only.attributes.size === 0) {
    return { tag: "math", attributes: reached, children: only.children };
  }
  return { tag: node.tag, attributes: reached, children };
}

/** An element that only groups: `<mrow>`, and the `<mpadded lspace="0">` that Temml puts around upright words. */
function isGroup(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (tag === "mrow") return attributes.size === 0;
  return tag === "mpadded" && attributes.size === 1 && attributes.get("lspace") === "0";
}

/** How many children an element must have. */
const arities: ReadonlyMap<string, number> = new Map([
  ["mfrac", 2],
  ["mroot", 2],
  ["msub", 2],
  ["msup", 2],
  ["msubsup", 3],
  ["munder", 2],
  ["mover", 2],
  ["munderover", 3],
]);

const brackets = /^[()[\]{}⌊⌋⌈⌉⟨⟩]$/;
const unstretchable = /^[−+±∓=<>≤≥,.;:*/′]$/;
/** Every attribute that does something in MathML Core and that we let through. `class` and `style` are told apart below. */
const kept = new Set(
  "columnspan depth display displaystyle form height linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel stretchy symmetric voffset width".split(
    " ",
  ),
);

function attributesOf({ tag, attributes }: Element, text: string, flat: boolean): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (!kept.has(name)) continue;
    if ((name === "scriptlevel" || name === "displaystyle") && tag !== "mstyle") continue;
    // A bracket has one form. It has nothing to stretch to in a formula of one height.
    if (brackets.test(text) && (name === "form" || (name === "stretchy" && flat))) continue;
    if (unstretchable.test(text) && (name === "stretchy" || (name === "form" && attributes.has("lspace")))) continue;
    if (name === "mathvariant" && (value !== "normal" || [...text].length !== 1)) continue;
    result.set(name, value.replace(/^0(?:em|px|pt)$/, "0"));
  }
  const classes = classesOf(attributes.get("class") ?? "", attributes.get("style") ?? "");
  if (classes !== "") result.set("class", classes);
  return result;
}

/** Temml's classes that `templates/styles/math.css` has a rule for. */
const shown = /^(?:tml-(?:overline|underline|left|right|vec|med-pad|lrg-pad)|(?:chr|wbk)-[a-z-]+)$/;
/** Inline styles that show, by the class that says the same; the rest only repeats what MathML Core does by itself. */
const styles: readonly (readonly [RegExp, string])[] = [
  [/math-depth:0/, "tml-accent"],
  [/font-weight:bold/, "tml-bold"],
  [/margin-left:-0\.1667em/, "tml-thin"],
];

function classesOf(names: string, style: string): string {
  const styled = styles.filter(([pattern]) => pattern.test(style)).map(([, name]) => name);
  return [...names.split(" ").filter((name) => shown.test(name)), ...styled].join(" ");
}

/** Without the characters that neither HTML nor XML may hold. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, " ");
}
