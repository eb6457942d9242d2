import { leans } from "./leaning.ts";
import { sentencesOf } from "./sentences.ts";

/**
 * `count` whole sentences of an abstract, in its order: the one that says what is new, the one that says what was found,
 * then the first ones that are left.
 *
 * What is new scores highest as an announcement ("we propose", "this paper presents"). What was found scores highest as a
 * finding ("we show", "results", "outperforms 3 of 4") among the sentences after it. Ties go to the first; a score below 1
 * counts for nothing. Asides (where the code is, fragments, items of an enumeration) come last of all.
 *
 * News that lean ("To address this, we propose") come with what they lean on, in place of what was found: the sentence right
 * before, or the nearest one that tells a difficulty or announces something. Where each of these leans itself, other news
 * take their place; else the nearest sentence that stands alone opens, and a finding follows rather than a "this" that
 * would now mean something else.
 */
export function extractOf(abstract: string, count: number): string {
  const sentences = sentencesOf(abstract);
  const sentence = (at: number) => sentences[at] ?? "";
  const worth = [...sentences.keys()].filter((at) => !isAside(sentence(at)));
  const news = best(sentences, worth, announces) ?? -1;
  const found = best(sentences, since(worth, news + 1), finds);
  // Where nothing was found, what comes after the news says more of it than what came before.
  const after = worth.filter((at) => at === news + 1);
  const order = [...openings(sentences, worth, news), found, ...after, ...worth, ...sentences.keys()];
  const chosen = [...new Set(order)].filter((at) => at !== undefined).slice(0, count);
  return chosen
    .sort((a, b) => a - b)
    .map(sentence)
    .join(" ");
}

/** The news, or what may open in place of news that lean; each entry counts only as far as there is room. */
function openings(sentences: readonly string[], worth: readonly number[], news: number): (number | undefined)[] {
  if (news === -1) return [];
  const alone = (at: number) => !leans(sentences[at] ?? "");
  if (alone(news)) return [news];
  const before = [...sentences.keys()].slice(0, news).filter(alone).reverse();
  const leadIn = before.find((at) => at === news - 1 || tellsWhy(sentences[at] ?? ""));
  if (leadIn !== undefined) return [news, leadIn];
  const later = since(worth, news + 1).filter(alone);
  const next = best(sentences, later, announces, 3);
  if (next === news + 1) return [next, best(sentences, since(worth, next + 1), finds)];
  return [before[0], best(sentences, later, finds, 2), news];
}

const since = (places: readonly number[], first: number) => places.filter((at) => at >= first);

/** Of these sentences the first one with the highest score; none where all score below `least`. */
function best(
  sentences: readonly string[],
  among: readonly number[],
  cues: readonly Cue[],
  least = 1,
): number | undefined {
  const scores = among.map((at) => ({ at, score: scoreOf(sentences[at] ?? "", cues) }));
  const top = Math.max(least, ...scores.map(({ score }) => score));
  return scores.find(({ score }) => score === top)?.at;
}

/** A difficulty, or an announcement: what "to address this" may mean. */
const tellsWhy = (sentence: string) => difficulty.test(sentence) || scoreOf(sentence, announces) > 1;

const difficulty =
  /\b(?:but|bottleneck|challeng|constrain|costly|difficult|expensive|fail|gap|hard|hinder|lack|limit|missing|need|open question|overhead|requir|scarc|slow|struggl|suffer|trade-?off|un(?:clear|der-?explored|explored|known|solved)|without|yet)\w*/i;

/** What a sentence says of itself, and the points that it is worth. */
type Cue = readonly [cue: RegExp, points: number];

const scoreOf = (sentence: string, cues: readonly Cue[]) =>
  cues.reduce((sum, [cue, points]) => sum + (cue.test(sentence) ? points : 0), 0);

const makes =
  "propos|introduc|present|develop|design|devis|describ|creat|construct|contribut|formulat|deriv|build|built|establish|releas|offer|provid";
const looks =
  "stud|enabl|investigat|explor|examin|analy[sz]|consider|address|tackl|revisit|evaluat|review|survey|focus|aim|compar|characteri|formali|identif|quantif|generali|extend|unif|argu|ask|tak|use|appl|report|train|collect|curat|conduct";
const work = "paper|work|article|study|survey|thesis|report|tutorial|course|chapter|manuscript|letter|review";
const adverbs = "(?:(?:[a-z]+ly|not only|first|then|also|further|here|thus|therefore|hereby|instead|next|now),? ){0,2}";
const says = (subject: string, verbs: string) => new RegExp(`\\b(?:${subject}),? ${adverbs}(?:${verbs})[a-z]*\\b`, "i");
const thisWork = `(?:this|the present|our)(?: [\\w-]+){0,2} (?:${work})`;
/** Words that add to what was said before. */
const addsOn: Cue = [
  /^(?:furthermore|moreover|additionally|in addition|finally|lastly|second|third|besides|however|as a consequence|consequently|thus|hence|therefore|conversely|in contrast)\b|\bwe (?:also|further|additionally|then|next)\b/i,
  -1,
];
const long: Cue = [/^.{420}/u, -1];
const hopes: Cue = [
  /\b(?:we (?:hope|believe|expect)|future (?:work|research)|pav(?:e|es|ing) the way|sheds? light|insights? into)\b/i,
  -2,
];

const announces: readonly Cue[] = [
  [says("we|authors", makes), 3],
  [says(thisWork, makes), 3],
  [says("we|authors", looks), 2],
  [says(thisWork, looks), 2],
  [says("is|are|been", "proposed|introduced|presented|developed"), 2],
  [new RegExp(`\\b(?:in|with) this (?:${work})\\b`, "i"), 1],
  [
    /\b(?:recent|prior|previous|existing|other) (?:works?|papers?|methods?|studies|approaches)\b.*\b(?:been|ha[sv]e|are)\b/i,
    -2,
  ],
  addsOn,
  hopes,
  long,
];

const finds: readonly Cue[] = [
  [
    says(
      "we",
      "show|find|found|prov[ei]|demonstrat|observ|discover|achiev|obtain|conclud|reveal|uncover|confirm|verif",
    ),
    2,
  ],
  [
    /\b(?:results?|experiments?|evaluations?|simulations?|analys[ei]s|findings|studies|tests)\b.*\b(?:show|demonstrat|reveal|indicat|suggest|confirm|validat|verif|prove|highlight|illustrat)/i,
    2,
  ],
  [/\b(?:outperform|surpass|exceed|achiev|attain|improv|reduc|match|beat|enabl)/i, 1],
  [/state-of-the-art|\bSOTA\b|\d\s?(?:\\?%|x\b|×|\$?\\times|times\b|percent|points)/i, 1],
  // "Experiments show the effectiveness of our method" tells a reader nothing.
  [/^\D*\b(?:effectiveness|superiority|efficacy|usefulness|feasibility|potential|promise)\b\D*$/i, -1],
  [says("we", makes), -1],
  hopes,
  addsOn,
  long,
];

/** True for a sentence that says nothing of the work when it stands by itself. */
function isAside(sentence: string): boolean {
  const words = sentence.split(" ").length;
  if (words < 4 || /^\(?(?:\d{1,2}|[ivx]+|[a-h])[.)] /i.test(sentence)) return true;
  if (
    /^(?:key ?words|index terms|code|demos?|github|website|project(?: web)?(?: ?page)?|accepted|comments?)\b ?(?::|at\b|in\b|by\b)/i.test(
      sentence,
    )
  )
    return true;
  const offers = address.test(sentence) || (goods.test(sentence) && open.test(sentence) && words < 30);
  return offers && scoreOf(sentence, announces) < 3 && scoreOf(sentence, finds) < 2;
}

const address = /https?:|www\.|\bgithub\b|huggingface\.co|\bproject (?:web)?page\b|\b(?:here|link|url)\.$/i;
const goods =
  /\b(?:codes?|codebase|data|datasets?|models?|weights|checkpoints?|benchmarks?|demos?|videos?|implementations?|software|packages?|library|toolkit|resources?|materials?)\b/i;
const open =
  /\b(?:available|accessible|releas(?:e|ed|ing)|open-?sourc\w+|made public|public(?:ly)?|coming soon|upon (?:acceptance|request|publication))\b/i;
