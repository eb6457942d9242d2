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
  ˊ: "\u0301",
  ˋ: "\u0300",
  "˜": "\u0303",
};

/** Signs of our own, of Unicode's private use: a fraction stands between the first two, a function's name between two of the third. */
const [fractionStart, fractionEnd, edge] = ["\ue001", "\ue002", "\ue003"];
/** A space that parts factors, and no words. */
const thin = "\u2009";

/** HTML of one formula as plain text: indices as Unicode where it has them, fractions with a slash, letters in no style. */
export function mathToText(html: string): string {
  return settled(all(parseTree(html.replace(/[\ue001-\ue003\u2061-\u2064]/g, ""))))
    .replace(/\s+/g, " ")
    .trim();
}

function print(node: Element | string): string {
  if (typeof node === "string") return unstyled(unescaped(node));
  const { tag, attributes, children } = node;
  const [base = "", first = "", second = ""] = children.map((child) => print(child).trim());
  switch (tag) {
    case "mi":
      return /^\p{L}{2,}$/u.test(base) ? edge + base + edge : all(children);
    case "msup":
      return scripted(base, raised(first));
    case "msub":
      return scripted(base, lowered(first));
    case "msubsup":
    case "munderover":
      return scripted(base, lowered(first) + raised(second));
    case "mfrac":
      return attributes.get("linethickness") === "0"
        ? `${base} choose ${first}`
        : `${fractionStart}${grouped(base)}/${grouped(first)}${fractionEnd}`;
    case "msqrt":
      return `√${grouped(all(children))}`;
    case "mroot":
      return `${raised(first)}√${grouped(base)}`;
    case "menclose":
      return attributes.get("notation") === "bottom" ? under(all(children)) : over(all(children), "‾");
    case "mover":
      return over(base, first);
    case "munder":
      return /^[_‾¯]$/.test(first) ? under(base) : scripted(base, lowered(first));
    case "mo":
      return /^(?:[=<>≤≥≈≠∈∉→←↦∼≡⊂⊆∪∩≪≫⇒∧∨~≔]|[a-z]{2,})$/.test(base)
        ? ` ${base} `
        : base === "," || base === ";"
          ? `${base} `
          : base;
    case "mphantom":
      return "";
    case "mspace":
      return /^(?:0$|-|$)/.test(attributes.get("width") ?? "") ? "" : thin;
    case "mtable":
      return children.map((row) => print(row).trim()).join("; ");
    case "mtd":
      return `${all(children)} `;
    default:
      return all(children);
  }
}

const all = (nodes: readonly (Element | string)[]) => nodes.map(print).join("");

/** A function's name keeps its edges outside of its index: "log₂ n". */
function scripted(base: string, scripts: string): string {
  const name = base.replaceAll(edge, "");
  return name === base ? base + scripts : edge + name + scripts + edge;
}

const fraction = new RegExp(
  `(${edge}${thin}?|[^]?)${fractionStart}([^${fractionStart}${fractionEnd}]*)${fractionEnd}(?=([${thin}${edge}]*[^]?))`,
  "gu",
);

/** A fraction or a function's name beside a factor is set off from it: "(1/n)I", "2 11/30", "√m log n". */
function settled(text: string): string {
  return text
    .replace(fraction, (_all, before: string, words: string, after: string) => {
      if (/[\p{L}\p{N}\p{M}([√∑∏∫]$/u.test(after) || /[\p{L}\p{M}\p{No})\]′\ue003]/u.test(before))
        return `${before}(${words})`;
      if (!/\p{N}/u.test(before)) return before + words;
      return /^[\d/]+$/.test(words) ? `${before} ${words}` : `${before}(${words})`;
    })
    .replace(new RegExp(`(?<=[\\p{L}\\p{N}\\p{M})\\]])${edge}+(?=[\\p{L}\\p{N}√])`, "gu"), " ")
    .replaceAll(edge, "")
    .replace(new RegExp(`(?<=[/(])${thin}+`, "g"), "");
}

/** An accent stands on the one letter, or on the first of several; a bar over all of them on each. */
function over(base: string, mark: string): string {
  const accent = combining[mark];
  const text = settled(base).trim();
  if (accent === undefined) return scripted(base, raised(mark));
  const letters = text.normalize("NFD").match(/[^\p{M}]\p{M}*/gu) ?? [];
  if (letters.length < 2) return (text + accent).normalize("NFC");
  if (accent === "\u0304") return onEach(text, "\u0305");
  return [`${letters[0]}${accent}`, ...letters.slice(1)].join("").normalize("NFC");
}

const under = (base: string) => onEach(settled(base).trim(), "\u0332");
const onEach = (text: string, mark: string) => text.replace(/[^\s\p{M}]\p{M}*/gu, (letter) => letter + mark);

const raised = (text: string) => script(text, superscripts, "^");
const lowered = (text: string) => script(text, subscripts, "_");

function script(text: string, table: ReadonlyMap<string, string>, sign: string): string {
  const words = settled(text).trim();
  const tight = words.replace(/\s/g, "");
  const letters = [...tight];
  if (letters.every((c) => table.has(c))) return letters.map((c) => table.get(c) ?? "").join("");
  return letters.length === 1 ? sign + tight : `${sign}(${words})`;
}

function grouped(text: string): string {
  const words = settled(text).trim();
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(words) ? words : `(${words})`;
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
