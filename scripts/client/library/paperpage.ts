import { topicAt } from "../addresses.ts";
import { citedIn } from "../cite/cited.ts";
import type { Saved, Time } from "./model.ts";
import { fitted } from "./plain.ts";

/** What the page that is open says of its paper. */
export function paperHere(at: Time): Saved {
  const { name: _, title, authors, ...facts } = citedIn(document);
  const abstract = [...document.querySelectorAll(".abstract p")].map(plainText).join("\n\n");
  return fitted({ at, title, authors, abstract, topics: topicsHere(), facts });
}

function topicsHere(): { id: string; name: string }[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".margin a")].flatMap(({ href, textContent }) => {
    const id = topicAt(href);
    return id ? [{ id, name: textContent ?? "" }] : [];
  });
}

const scripts = new Map([
  ["msup", new Map([..."0123456789+−=()n"].map((c, i) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"][i] ?? c]))],
  ["msub", new Map([..."0123456789+−=()ij"].map((c, i) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼ"][i] ?? c]))],
]);

/** The text of a page's element, its formulas in one line: x², aᵢ, (a+b)/c, √(x). */
export function plainText(node: Node | null): string {
  if (!(node instanceof Element)) return (node?.textContent ?? "").replace(/\s+/g, " ");
  const parts = [...node.childNodes].map(plainText);
  const [base = "", script = ""] = parts;
  const signs = scripts.get(node.localName);
  if (signs) {
    const small = [...script].map((c) => signs.get(c));
    if (small.every((c) => c !== undefined)) return base + small.join("");
    return base + (node.localName === "msup" ? "^" : "_") + grouped(script);
  }
  if (node.localName === "mfrac") return `${grouped(base)}/${grouped(script)}`;
  if (node.localName === "msqrt") return `√${grouped(parts.join(""))}`;
  return parts.join("");
}

const grouped = (text: string) => ([...text].length > 1 ? `(${text})` : text);
