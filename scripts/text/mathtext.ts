import { type Element, parseTree } from "./mathtree.ts";

const superscripts = mapOf(
  "0123456789+−-=()niabcdefghjklmoprstuvwxyzTABDEGHIJKLMNOPRUVWαβγδε′*⊤∗∘",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂᵅᵝᵞᵟᵋ′*ᵀ*°",
);
const subscripts = mapOf("0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");
const combining: Readonly<Record<string, string>> = {
  "~": "\u0303",
  ˆ: "\u0302",
  "^": "\u0302",
  "‾": "\u0304",
  "¯": "\u0304",
  "→": "\u20d7",
  "˙": "\u0307",
  "¨": "\u0308",
  ˇ: "\u030c",
  "˘": "\u0306",
  "´": "\u0301",
  "`": "\u0300",
  "˜": "\u0303",
};

/** HTML of one formula as plain text: indices as Unicode where it has them, fractions with a slash, letters in no style. */
export function mathToText(html: string): string {
  return all(parseTree(html))
    .replace(/[\u2061-\u2064]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function print(node: Element | string): string {
  if (typeof node === "string") return unstyled(unescaped(node));
  const { tag, attributes, children } = node;
  const [base = "", first = "", second = ""] = children.map((child) => print(child).trim());
  switch (tag) {
    case "msup":
      return base + raised(first);
    case "msub":
      return base + lowered(first);
    case "msubsup":
    case "munderover":
      return base + lowered(first) + raised(second);
    case "mfrac":
      return attributes.get("linethickness") === "0" ? `${base} choose ${first}` : `${grouped(base)}/${grouped(first)}`;
    case "msqrt":
      return `√${grouped(all(children))}`;
    case "mroot":
      return `${raised(first)}√${grouped(base)}`;
    case "mover":
      return over(base, first);
    case "munder":
      return /^[_‾¯]$/.test(first) ? base : base + lowered(first);
    case "mo":
      return /^[=<>≤≥≈≠∈∉→←↦∼≡⊂⊆∪∩≪≫⇒∧∨~≔]$/.test(base)
        ? ` ${base} `
        : base === "," || base === ";"
          ? `${base} `
          : base;
    case "mspace":
      return " ";
    case "mtable":
      return children.map((row) => print(row).trim()).join("; ");
    case "mtd":
      return `${all(children)} `;
    default:
      return all(children);
  }
}

const all = (nodes: readonly (Element | string)[]) => nodes.map(print).join("");

function over(base: string, mark: string): string {
  const accent = combining[mark];
  if (accent === undefined) return base + raised(mark);
  return [...base].length === 1 ? (base + accent).normalize("NFC") : base;
}

const raised = (text: string) => script(text, superscripts, "^");
const lowered = (text: string) => script(text, subscripts, "_");

function script(text: string, table: ReadonlyMap<string, string>, sign: string): string {
  const tight = text.replace(/\s/g, "");
  const letters = [...tight];
  if (letters.every((c) => table.has(c))) return letters.map((c) => table.get(c) ?? "").join("");
  return letters.length === 1 ? sign + tight : `${sign}(${text.trim()})`;
}

function grouped(text: string): string {
  return /^\s*[\p{L}\p{N}\p{M}.]*\s*$/u.test(text) ? text.trim() : `(${text.trim()})`;
}

/** Bold, script and the like as plain letters, which every font and search has. Blackboard bold stays: ℝ is not R. */
function unstyled(text: string): string {
  return text.replace(/[\u{1d400}-\u{1d537}\u{1d56c}-\u{1d7ff}]|[ℊℋℌℐℑℒℓ℘ℛℜℬℭℯℰℱℳℴ]/gu, (c) =>
    c === "ℓ" || c === "℘" ? c : c.normalize("NFKC"),
  );
}

function unescaped(text: string): string {
  return text.replace(
    /&(lt|gt|quot|amp);/g,
    (_all, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "",
  );
}

function mapOf(from: string, to: string): ReadonlyMap<string, string> {
  const letters = [...to];
  return new Map([...from].map((c, i) => [c, letters[i] ?? c]));
}
