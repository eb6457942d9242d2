/** Characters that show nothing, or reorder what stands around them. */
const strange =
  /[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;

const names: Readonly<Record<number, string>> = {
  1564: "Arabic letter mark",
  4447: "Hangul filler",
  4448: "Hangul filler",
  6158: "Mongolian vowel separator",
  8203: "zero width space",
  8204: "zero width non-joiner",
  8205: "zero width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8234: "left-to-right embedding",
  8235: "right-to-left embedding",
  8236: "end of a change of direction",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8288: "word joiner",
  8294: "left-to-right isolate",
  8295: "right-to-left isolate",
  8296: "first strong isolate",
  8297: "end of an isolate",
  12644: "Hangul filler",
  65279: "zero width no-break space",
  65440: "Hangul filler",
};

/** A character that somebody should look at. */
export interface Strange {
  /** Index in the text, in UTF-16 code units. */
  readonly at: number;
  /** "U+202E". */
  readonly code: string;
  readonly name: string;
}

/**
 * Characters of one line that show nothing, or reorder what stands around them. Those that a script's spelling needs are not
 * among them: joiners in Persian, Indic scripts and emoji, marks of direction beside letters that are written to the left, and
 * the variants of Chinese characters.
 */
export function strangeIn(line: string): Strange[] {
  const isLeftward = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]/u.test(line);
  return [...line.matchAll(strange)].flatMap(({ 0: character, index }) => {
    const point = character.codePointAt(0) ?? 0;
    return isSpelling(line, index, point, isLeftward) ? [] : [{ at: index, code: codeOf(point), name: nameOf(point) }];
  });
}

/** Letters of scripts in which a joiner tells one word from another. */
const joined =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}]$/u;
const emoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;

function isSpelling(line: string, at: number, point: number, isLeftward: boolean): boolean {
  const before = line.slice(Math.max(0, at - 2), at);
  if (point === 0x200c || point === 0x200d) return joined.test(before) || (point === 0x200d && emoji.test(before));
  if (point === 0x200e || point === 0x200f || point === 0x61c) return isLeftward;
  return point >= 0xe0100 && /\p{sc=Han}$/u.test(before);
}

function nameOf(point: number): string {
  if (point >= 0xe0100) return "variant selector";
  return names[point] ?? (point >= 0xe0000 ? "tag character" : "invisible control");
}

function codeOf(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Cyrillic and Greek letters that look as Latin ones do. */
const lookalike = /[АВЕЅІЈКМНОРСТУХԜаеоԁһіјорсѕухԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ]/u;

/** Words of a line in which Latin letters stand beside Cyrillic or Greek ones that look like them, each with the first of those. */
export function mixedWords(line: string): { readonly word: string; readonly code: string }[] {
  return (line.match(/[\p{L}\p{M}]+/gu) ?? []).flatMap((word) => {
    const point = /\p{sc=Latin}/u.test(word) ? lookalike.exec(word)?.[0].codePointAt(0) : undefined;
    return point === undefined ? [] : [{ word, code: codeOf(point) }];
  });
}
