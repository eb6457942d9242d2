/** The combining mark of each TeX accent. */
const marks: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
  ["u", "\u0306"],
  ["v", "\u030c"],
  ["H", "\u030b"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["r", "\u030a"],
  ["d", "\u0323"],
]);
const letters: ReadonlyMap<string, string> = new Map(
  "o ø,O Ø,l ł,L Ł,ss ß,ae æ,AE Æ,oe œ,OE Œ,aa å,AA Å,i ı".split(",").map((row): [string, string] => {
    const [name = "", letter = ""] = row.split(" ");
    return [name, letter];
  }),
);

const bare = "(['`^\"~])(?:\\\\(?=[ij](?![a-z])))?([A-Za-z])";
const braced = "(['`^\"~=.uvHckrd])\\s*\\{\\\\?([A-Za-z])\\}";
const accent = new RegExp(`\\{\\\\(?:${braced}|${bare})\\}|\\\\(?:${braced}|${bare})`, "g");
/** Also `Ar\i kan`, whose blank only ends the command. */
const letter =
  /\{\\(o|O|l|L|ss|ae|AE|oe|OE|aa|AA|i)\}|\\(o|O|l|L|ss|ae|AE|oe|OE|aa|AA|i)\{\}|(?<=[A-Za-z])\\(o|l|ss|ae|oe|aa|i) (?=[a-z])/g;

/** TeX's accents and letters as Unicode: `G\"odel`, `{\'e}`, `\v{c}`, `{\ss}`. */
export function unaccented(text: string): string {
  // Where some `\"` stands before no letter, `\"` is an escaped quotation mark: {\"error\": 1}.
  const quoted = /\\"(?![A-Za-z{\\])/.test(text);
  return text
    .replace(accent, (all, ...groups) => {
      const [mark = "", on = ""] = groups.slice(0, 8).filter((group) => group !== undefined);
      const [at, whole]: [number, string] = [groups[8], groups[9]];
      if ((mark === '"' && quoted) || (mark === "'" && isApostrophe(whole, at, at + all.length - 1))) return all;
      const composed = (on + (marks.get(mark) ?? "")).normalize("NFC");
      return composed.length === 1 ? composed : all;
    })
    .replace(letter, (_all, ...names) => letters.get(names.slice(0, 3).find((name) => name !== undefined) ?? "") ?? "");
}

/** The `\'` of `it\'s` and `we\'re`, from `at` on: strings copied out of a program. */
function isApostrophe(text: string, at: number, letterAt: number): boolean {
  return (
    /[A-Za-z]/.test(text[at - 1] ?? "") && /^(?:s|t|m|d|re|ve|ll)(?![A-Za-z])/.test(text.slice(letterAt, letterAt + 3))
  );
}
