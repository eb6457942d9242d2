/** Text escaped for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
    : text;
}

/** Combining marks by the TeX accent that stands for them. */
const marks: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  '"': "\u0308",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  u: "\u0306",
  v: "\u030c",
  H: "\u030b",
  c: "\u0327",
  k: "\u0328",
  r: "\u030a",
  d: "\u0323",
  b: "\u0331",
};
const letters: Readonly<Record<string, string>> = {
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ss: "ß",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  i: "ı",
  j: "ȷ",
};

const accent = /\{?\\(?:(['`^"~=.])\s*\{\\?([A-Za-z])\}|(['`^"~])\\?([A-Za-z])|([uvHckrdb])\s*\{\\?([A-Za-z])\})\}?/g;
const letter = /\{\\(o|O|l|L|ss|ae|AE|oe|OE|aa|AA)\}|\\(ss|ae|AE|oe|OE|aa|AA)\{\}/g;

/** How each style prints: what stands before and after its words. */
const styles: Readonly<Record<string, readonly [string, string]>> = {
  textbf: ["<b>", "</b>"],
  emph: ["<em>", "</em>"],
  textit: ["<em>", "</em>"],
  texttt: ["<code>", "</code>"],
  textsc: ["", ""],
  text: ["", ""],
  textrm: ["", ""],
  textsf: ["", ""],
  textup: ["", ""],
  mbox: ["", ""],
  url: ["", ""],
  underline: ["", ""],
};
const style = /\\(textbf|emph|textit|texttt|textsc|textrm|textsf|textup|text|mbox|url|underline)\s*\{([^{}\\]*)\}/g;
const link = /\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}/g;

/** Text outside formulas, for HTML: escaped; TeX's text commands become what they print. What is not known stays as written. */
export function textToHtml(text: string): string {
  if (!text.includes("\\")) return escapeHtml(text);
  return styled(escapeHtml(unaccented(text.replace(link, "$1"))), (name, words) =>
    (styles[name] ?? ["", ""]).join(words),
  );
}

/** The same as plain Unicode text. */
export function textToPlain(text: string): string {
  return text.includes("\\") ? styled(unaccented(text.replace(link, "$1")), (_name, words) => words) : text;
}

function styled(text: string, print: (name: string, words: string) => string): string {
  let [before, after] = ["", text];
  // From the inside out: \textbf{\emph{x}}. Each round resolves one level.
  for (let level = 0; level < 4 && before !== after; level++) {
    before = after;
    after = before.replace(style, (_all, name: string, words: string) => print(name, words));
  }
  return after.replace(/\\([%$&#_{}])/g, "$1");
}

function unaccented(text: string): string {
  return text
    .replace(accent, (all, ...groups: (string | undefined)[]) => {
      const [mark, on] = groups.slice(0, 6).filter((group) => group !== undefined);
      const combining = marks[mark ?? ""];
      return combining && on ? (on + combining).normalize("NFC") : all;
    })
    .replace(
      letter,
      (all, first: string | undefined, second: string | undefined) => letters[first ?? second ?? ""] ?? all,
    );
}
