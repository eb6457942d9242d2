/** The other ways of writing a name: "Di-LoCo" is "diloco" and "di lo co". No library, since readers' browsers run this too. */

/** Letters and digits alone, in lower case. */
export function joined(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The parts between which a name has a mark, a change of case, or a change from letters to digits. Lower case. */
export function partsOf(text: string): string[] {
  const parts = text.normalize("NFKD").replace(/\p{M}/gu, "").match(part) ?? [];
  return parts.map((found) => found.toLowerCase());
}

const part = /\p{Lu}{2,}s?(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+(?:[dD](?!\p{L}))?|\p{Lo}+/gu;

/** British and American endings, each beside its other form. */
const endings: readonly (readonly [British: RegExp, american: string, American: RegExp, british: string])[] = [
  [/is(e[drs]?|ing|ations?|able|ers?)$/, "iz$1", /iz(e[drs]?|ing|ations?|able|ers?)$/, "is$1"],
  [/ys(e[drs]?|ing)$/, "yz$1", /yz(e[drs]?|ing)$/, "ys$1"],
  [/our(s|ed|ing|al|able|ite)?$/, "or$1", /or(s|ed|ing|al|able|ite)?$/, "our$1"],
  [/([^l])ll(ed|ing|ers?)$/, "$1l$2", /([^l])l(ed|ing|ers?)$/, "$1ll$2"],
  [/tre(s)?$/, "ter$1", /ter(s)?$/, "tre$1"],
  [/ence(s)?$/, "ense$1", /ense(s)?$/, "ence$1"],
  [/ogue(s)?$/, "og$1", /og(s)?$/, "ogue$1"],
  [/gramme(s)?$/, "gram$1", /gram(s)?$/, "gramme$1"],
];

/** How the other side of the Atlantic may spell a word: candidates, most of them no words at all. */
export function acrossTheAtlantic(word: string): string[] {
  return endings.flatMap(([British, american, American, british]) => {
    if (British.test(word)) return [word.replace(British, american)];
    return American.test(word) ? [word.replace(American, british)] : [];
  });
}
