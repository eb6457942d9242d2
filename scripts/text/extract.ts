import { addsOn, announces, type Cue, finds, isAside, scoreOf, tellsWhy } from "./cues.ts";
import { awaits, opensEnumeration } from "./enumeration.ts";
import { leans, leansByContrast, refers } from "./leaning.ts";
import { sentencesOf } from "./sentences.ts";

/**
 * `count` whole sentences of an abstract, in its order: the one that says what is new, the one that says what was found,
 * then the first ones that are left.
 *
 * What is new scores highest as an announcement ("we propose", "this paper presents"). What was found scores highest as a
 * finding ("we show", "results", "outperforms 3 of 4") among the sentences after it. Ties go to the first; a score below 1
 * counts for nothing. Asides (where the code is, fragments, items of an enumeration) come last of all. A sentence that ends
 * with a colon or a question is news only where nothing else is, and one that opens an enumeration or stands for what is
 * cut ("this model") is a finding only where no other one is clear.
 *
 * News that lean ("To address this, we propose Slim") leave their place to the first sentence after them that tells of the
 * new thing by its name ("Slim drops"), where a finding follows; else they come with what they lean on, in place of what was
 * found: the sentence right before, or the nearest one that tells a difficulty and leans on nothing itself. Where there is
 * none, another announcement takes their place; the last resort are the news as they are, since what is new and what was
 * found weigh more than a "this" that nothing explains.
 */
export function extractOf(abstract: string, count: number): string {
  const sentences = sentencesOf(abstract);
  const sentence = (at: number) => sentences[at] ?? "";
  const worth = [...sentences.keys()].filter((at) => !isAside(sentence(at)));
  const news = newsIn(sentences, worth) ?? -1;
  const found = findingIn(sentences, since(worth, news + 1), news);
  // Where nothing was found, what comes after the news says more of it than what came before.
  const after = worth.filter((at) => at === news + 1);
  const order = [...openings(sentences, worth, news), found, ...after, ...worth, ...sentences.keys()];
  const chosen = [...new Set(order)].filter((at) => at !== undefined).slice(0, count);
  return chosen
    .sort((a, b) => a - b)
    .map(sentence)
    .join(" ");
}

function newsIn(sentences: readonly string[], worth: readonly number[]): number | undefined {
  const whole = worth.filter((at) => !awaits(sentences[at] ?? ""));
  return best(sentences, whole, announces) ?? best(sentences, worth, announces);
}

/** What was found, told so that it can follow the sentence at `before`. */
function findingIn(sentences: readonly string[], among: readonly number[], before: number): number | undefined {
  const sound = among.filter(
    (at) =>
      !awaits(sentences[at] ?? "") &&
      !opensEnumeration(sentences, at) &&
      (at === before + 1 || !refers(sentences[at] ?? "")),
  );
  return best(sentences, sound, finds, clearly) ?? best(sentences, among, finds);
}

/** A score from which a sentence is a finding, and no mere mention of one. */
const clearly = 2;

/** The news, or what may open in place of news that lean; each entry counts only as far as there is room. */
function openings(sentences: readonly string[], worth: readonly number[], news: number): (number | undefined)[] {
  const sentence = (at: number) => sentences[at] ?? "";
  const alone = (at: number) => !leans(sentence(at));
  if (news === -1) return [];
  if (alone(news)) return [news];
  const later = since(worth, news + 1);
  const told = later.find((at) => alone(at) && tellsOf(sentences, news, at));
  const proof = told === undefined ? undefined : findingIn(sentences, since(later, told + 1), told);
  const proven = proof !== undefined && scoreOf(sentence(proof), finds) >= clearly;
  if (proven) return [told, proof];
  const before = worth.filter((at) => at < news).reverse();
  const leadIn = before.find(
    (at) => alone(at) && (at === news - 1 || (tellsWhy(sentence(at)) && !grounds.test(sentence(news)))),
  );
  if (leadIn !== undefined) return [news, leadIn];
  if (proof !== undefined) return [told, proof];
  const found = findingIn(sentences, later, news);
  if (found === undefined) return [news, before.find((at) => leansByContrast(sentence(at))) ?? before.find(alone)];
  const other = later.filter(
    (at) => at !== found && alone(at) && !tests.test(sentence(at)) && scoreOf(sentence(at), announces) >= clearly,
  );
  return [newsIn(sentences, other) ?? news, found];
}

/** What the sentence right before the news says, and no earlier one. */
const grounds =
  /^.{0,40}\b(?:these|this|such|the)(?: \w+)? (?:analys[ei]s|finding|idea|insight|intuition|observation|result)/i;

/**
 * True for a sentence that tells of the new thing: it opens with a name that the news give, or names it itself, and has more
 * to say than that it works, it says how ("By", "Instead of"), or it follows the news and announces more.
 */
function tellsOf(sentences: readonly string[], news: number, at: number): boolean {
  const sentence = sentences[at] ?? "";
  if (tests.test(sentence) || scoreOf(sentence, [addsOn]) < 0 || awaits(sentence) || opensEnumeration(sentences, at))
    return false;
  if (scoreOf(sentence, finds) < clearly && at === news + 1 && scoreOf(sentence, announces) >= 3) return true;
  const how = means.exec(sentence)?.[0] ?? "";
  if (scoreOf(sentence, finds) >= clearly && proves.test(sentence)) return false;
  const start = sentence.slice(how.length, how.length + opening);
  if (how !== "" && ours.test(start)) return true;
  const before = sentences.slice(0, news).join(" ");
  const names = (sentences[news] ?? "").match(name) ?? [];
  return namesItself.test(start) || names.some((name) => !before.includes(name) && start.includes(name));
}

/** Says how well it works, not what it does. */
const proves =
  /\b(?:achiev|attain|baseline|benchmark|beat|competitive|comparable|demonstrat|evaluat|exceed|experiment|match|outperform|result|show|state-of-the-art|superior|surpass|validat)/i;

const tests =
  /^(?:(?:through|in) (?:[a-z-]+ )*(?:evaluations?|experiments?)|to (?:assess|demonstrate|evaluate|measure|show|test|validate|verify))\b/i;

const namesItself = /\b(?:called|coined|dubbed|named|termed) [\p{L}\p{N}-]*\p{Lu}/u;

/** Where a sentence names what it is about: in its first UTF-16 units. */
const opening = 50;

/** How the new thing works, before it is named. */
const means =
  /^(?:[a-z]+ing|based|beyond|built|by|compared (?:to|with)|contrary to|different(?:ly)? from|in contrast to|inspired by|instead of|like|rather than|through|to|unlike|via|with) [^,]{10,}, /i;

/** A word with a capital that does not open its sentence. */
const name = /(?<=[ (/])[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu;

const ours =
  /\bthe proposed\b|\b(?:our|the (?:key|core|main|central))(?: [\w-]+,?){0,3} (?:agents?|algorithm|approach|architecture|benchmark|construction|corpus|dataset|design|framework|idea|insight|method|methodology|models?|network|pipeline|recipe|solution|strategy|system|technique)\b/i;

const since = (places: readonly number[], first: number) => places.filter((at) => at >= first);

/** Of these sentences the first one with the highest score; none where all score below `least`. */
function best(
  sentences: readonly string[],
  among: readonly number[],
  cues: readonly Cue[],
  least = 1,
): number | undefined {
  const scores = among.map((at) => ({
    at,
    score: scoreOf(sentences[at] ?? "", cues) - (opensEnumeration(sentences, at) ? 0.5 : 0),
  }));
  const top = Math.max(least, ...scores.map(({ score }) => score));
  return scores.find(({ score }) => score === top)?.at;
}
