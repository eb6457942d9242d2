/** First words that go on from a sentence before. */
const goesOn =
  /^(?:also|additionally|along with|accordingly|afterwards|alternatively|and|as (?:a (?:consequence|result|remedy)|such)|besides|but|concretely|consequently|contrast to|conversely|correspondingly|even so|finally|for (?:example|instance)|further(?:more)?|hence|however|in (?:addition|consequence|contrast|other words|particular|response|short|turn)|indeed|instead|lastly|likewise|meanwhile|moreover|namely|nevertheless|next|nonetheless|nor|on the other hand|or|otherwise|rather(?! than)|second(?:ly)?|similarly|so|(?:more |most )?(?:importantly|notably|specifically)|still|subsequently|then|third(?:ly)?|thereby|therefore|thus|to (?:do so|\w+ (?:it|them))|unfortunately|yet)\b/i;

/** First words that stand for what a sentence before has named. "It is known that" stands for nothing. */
const standsFor =
  /^(?:first(?:ly)?, )?(?:they|their|them|its|he|she|both of|one such|(?:the )?(?:former|latter)|it(?! (?:is|has been|remains) (?:\w+ )?\w+ (?:that|to|whether|how)\b))\b/i;

/** "These challenges", "such a system", "to address this"; but "this paper" names itself, and "such as" gives an example. */
const pointsBack =
  /\b(?:(?:the )?(?:above|aforementioned|foregoing|to that end)|these|those|such(?! as\b| that\b)|this(?! (?:[\w-]+ ){0,2}(?:article|book|chapter|contribution|course|document|dissertation|essay|letter|manuscript|monograph|note|overview|paper|perspective|project|report|research|review|study|survey|thesis|tutorial|work)\b))\b/i;

/** What a sentence points at beyond this many UTF-16 units, it has mostly named itself. */
const opening = 120;

/** True for a sentence that opens with words that lean on a sentence before it: alone, it leaves a reader asking "which?". */
export function leans(sentence: string): boolean {
  return goesOn.test(sentence) || standsFor.test(sentence) || pointsBack.test(sentence.slice(0, opening));
}
