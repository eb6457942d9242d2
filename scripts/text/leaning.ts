/** First words that go on from a sentence before. */
const goesOn =
  /^(?:also|additionally|along with|accordingly|afterwards|alternatively|and|as (?:a (?:consequence|result|remedy)|such)|besides|but|concretely|consequently|conversely|correspondingly|even so|finally|firstly|for (?:example|instance)|further(?:more)?|hence|however|in (?:(?:addition|contrast|response)(?! to)|consequence|doing so|other words|particular|short|so doing|turn)|indeed|instead(?! of)|lastly|likewise|meanwhile|moreover|namely|nevertheless|next|nonetheless|nor|on the other hand|or|otherwise|rather(?! than)|second(?:ly)?|similarly|so|(?:more |most )?(?:importantly|notably|specifically)|still|subsequently|then|third(?:ly)?|thereby|therefore|thus|to (?:do so|\w+ (?:it|them))|unfortunately|yet)\b/i;

/** First words that stand for what a sentence before has named. "It is known that" stands for nothing. */
const standsFor =
  /^(?:first(?:ly)?, )?(?:they|their|them|its|he|she|both of|one such|(?:the )?(?:former|latter)|it(?! (?:is|has been|remains) (?:[\w-]+ )?[\w-]+ (?:that|to|whether|how)\b))\b/i;

/** "Our method", "the key idea": of what nothing has named yet, unless a name follows at once ("our method, Slim,"). */
const owns =
  /^(?:[Oo]ur|[Tt]he (?:proposed|core|key|main|central)) (?:[\w-]+ )?(?:algorithm|approach|architecture|design|framework|idea|insight|intuition|method|methodology|model|module|network|pipeline|solution|strategy|system|technique)s?\b(?!,? (?:\(?[\w-]*[A-Z]|(?:called|dubbed|named|termed)\b))/;

/** "These challenges", "such a system", "to address this", "all three"; but "those of" says which, "this paper" names itself, and "such as" gives an example. */
const pointsBack =
  /\b(?:(?:the )?(?:above|aforementioned|foregoing|to that end)|all (?:three|four|five)|these|those(?! (?:already|from|in|of|on|that|who|whose|with|without|\w+ed|\w+ing)\b)|such(?! as\b| that\b)|this(?! (?:[\w-]+ ){0,2}(?:article|book|chapter|contribution|course|document|dissertation|essay|letter|manuscript|monograph|note|overview|paper|perspective|project|report|research|review|study|survey|thesis|tutorial|work)\b))\b/i;

/** What a sentence points at beyond this many UTF-16 units, it has mostly named itself. */
const opening = 120;

/** True for a sentence that opens with words that lean on a sentence before it: alone, it leaves a reader asking "which?". */
export function leans(sentence: string): boolean {
  return goesOn.test(sentence) || owns.test(sentence) || refers(sentence);
}

/** True where these words stand for something that a sentence before has named: more than a "moreover". */
export function refers(sentence: string): boolean {
  return standsFor.test(sentence) || pointsBack.test(sentence.slice(0, opening));
}

/** True where it is one contrasting word at its start that makes a sentence lean: without it, the sentence stands alone. */
export function leansByContrast(sentence: string): boolean {
  const bare = sentence.replace(/^(?:however|yet|but|still|nevertheless|nonetheless|unfortunately),? /i, "");
  return bare !== sentence && !leans(bare);
}
