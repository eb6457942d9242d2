import { seen } from "../config/seen.ts";
import type { Letter } from "./letter.ts";
import { address, editorMode, isAddress, markupFault } from "./markup.ts";

interface Rule {
  readonly field: "slug" | "page" | "subject" | "preheader" | "body";
  readonly wanted: string;
  readonly holds: (text: string) => boolean;
}

const rules: readonly Rule[] = [
  {
    field: "slug",
    wanted: "1 to 100 letters, digits, - and _",
    holds: (text) => /^[a-zA-Z0-9_-]{1,100}$/.test(text),
  },
  { field: "page", wanted: address, holds: isAddress },
  { field: "subject", wanted: "a text", holds: (text) => text.trim() !== "" },
  { field: "subject", wanted: "at most 78 characters", holds: (text) => text.length <= 78 },
  { field: "preheader", wanted: "at most 100 characters", holds: (text) => text.length <= 100 },
  { field: "body", wanted: "at most 80000 bytes", holds: (text) => Buffer.byteLength(text) <= 80_000 },
  { field: "body", wanted: `the first line ${editorMode.trim()}`, holds: (text) => text.startsWith(editorMode) },
];

/** Characters that no field may hold. The writer takes them out by a list of its own: one list would hide its own mistakes. */
const characters: readonly { readonly wanted: string; readonly pattern: RegExp }[] = [
  { wanted: "nothing that a template language runs", pattern: /\{[{%#]/ },
  { wanted: "no control character, and line ends only in a body", pattern: /[\p{Cc}\u2028\u2029]/u },
  { wanted: "no mark that turns the text", pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/ },
  { wanted: "whole characters", pattern: /[\p{Cs}\ufffe\uffff]/u },
];
const ofManyLines = ["body", "html", "text"];
/** The provider runs what it is given as a template; these two it is not given. */
const kept = ["html", "text"];

/**
 * The last look at a letter before it leaves, which nothing calls back: the first rule that it breaks, as "its body: expected
 * ..., got ..."; null where it breaks none. Whatever its papers hold, a letter is words and links, and nothing in it runs.
 */
export function faultInText(letter: Letter): string | null {
  const [fault] = faultsIn(letter);
  return fault === undefined ? null : `its ${fault}`;
}

function* faultsIn(letter: Letter): Generator<string> {
  for (const [field, value] of Object.entries(letter)) {
    const text = ofManyLines.includes(field) ? String(value).replaceAll("\n", " ") : String(value);
    if (!kept.includes(field) && /[{}]/.test(text))
      yield `${field}: expected no brace, since the provider runs templates, got ${seen(text)}`;
    for (const { wanted, pattern } of characters) {
      const code = pattern.exec(text)?.[0].codePointAt(0);
      if (code !== undefined)
        yield `${field}: expected ${wanted}, got U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    }
  }
  for (const { field, wanted, holds } of rules) {
    const text = letter[field];
    const size = `${text.length} characters, ${Buffer.byteLength(text)} bytes`;
    if (!holds(text)) yield `${field}: expected ${wanted}, got ${seen(text)} of ${size}`;
  }
  const fault = markupFault(letter.body.slice(editorMode.length));
  if (fault !== null) yield `body: ${fault}`;
}
