/** What a sentence says of itself, and the points that it is worth. */
export type Cue = readonly [cue: RegExp, points: number];

export const scoreOf = (sentence: string, cues: readonly Cue[]) =>
  cues.reduce((sum, [cue, points]) => sum + (cue.test(sentence) ? points : 0), 0);

const makes =
  "propos|introduc|present|develop|design|devis|describ|creat|construct|contribut|formulat|deriv|build|built|establish|offer|provid";
const looks =
  "stud|advocat|enabl|investigat|explor|examin|analy[sz]|consider|address|tackl|revisit|evaluat|review|survey|focus|aim|compar|characteri|formali|identif|quantif|generali|extend|unif|argu|ask|tak|use|appl|report|train|collect|curat|conduct";
const work = "paper|work|article|study|survey|thesis|report|tutorial|course|chapter|manuscript|letter|review";
const adverbs = "(?:(?:[a-z]+ly|not only|first|then|also|further|here|thus|therefore|hereby|instead|next|now),? ){0,2}";
const says = (subject: string, verbs: string) => new RegExp(`\\b(?:${subject}),? ${adverbs}(?:${verbs})[a-z]*\\b`, "i");
const thisWork = `(?:this|the present|our)(?: [\\w-]+){0,2} (?:${work})`;
/** Words that add to what was said before. */
export const addsOn: Cue = [
  /^(?:furthermore|moreover|additionally|in addition|finally|lastly|second|third|besides|however|as a consequence|consequently|thus|hence|therefore|conversely|in contrast|to further)\b|^[^,]{0,40}\balso\b|\bwe (?:also|further|additionally|then|next)\b/i,
  -1,
];
const long: Cue = [/^.{420}/u, -1];
const hopes: Cue = [
  /\b(?:we (?:hope|believe|expect)|future (?:work|research)|pav(?:e|es|ing) the way|sheds? light|insights? into)\b/i,
  -2,
];

const shows = "show|find|found|prov[ei]|demonstrat|observ|discover|draw|conclud|reveal|uncover|confirm|verif";
const others = "(?:recent|prior|previous|existing|other) (?:works?|papers?|methods?|studies|approaches)";

export const announces: readonly Cue[] = [
  [says("we|authors", makes), 3],
  [says(thisWork, makes), 3],
  [says("we|authors", "releas|open-?sourc"), 2],
  [says("we|authors", looks), 2],
  [says(thisWork, looks), 2],
  [says("is|are|been", "proposed|introduced|presented|developed"), 2],
  [new RegExp(`\\b(?:in|with) this (?:${work})\\b`, "i"), 1],
  [new RegExp(`\\bin this (?:${work})\\b.{0,60}\\bwe (?:${shows})`, "i"), 2],
  [new RegExp(`\\b${others}\\b.*\\b(?:been|ha[sv]e|are)\\b`, "i"), -2],
  addsOn,
  hopes,
  long,
];

export const finds: readonly Cue[] = [
  [says("we", `${shows}|achiev|obtain`), 2],
  [
    /\b(?:results?|experiments?|evaluations?|simulations?|analys[ei]s|findings|studies|tests)\b.*\b(?:show|demonstrat|reveal|indicat|suggest|confirm|validat|verif|prove|illustrat)/i,
    2,
  ],
  [/\b(?:outperform|surpass|exceed|beat)/i, 2],
  [/(?:,|\band) (?:show|demonstrat|find|observ|reveal)(?:e|ing)?\b(?! (?:the|its)\b)/, 1],
  [/\b(?:achiev|attain|improv|reduc|match|boost|yield|deliver)/i, 1],
  [
    /\b(?:superior|competitive|comparable|consistent(?:ly)?|significant(?:ly)?|substantial(?:ly)?|strong(?:er|est)?|better|best|higher|faster|fewer) /i,
    1,
  ],
  [/state-of-the-art|\bSOTA\b|(?<![\w.])[+−-]\d|\d\s?(?:\\?%|x\b|×|\$?\\times|times\b|-fold|percent|points)/i, 1],
  // "Experiments show the effectiveness of our method" tells a reader nothing.
  [
    /^\D*\b(?:the|its|their|our|and) (?:\w+ )?(?:effectiveness|superiority|efficacy|usefulness|feasibility|applicability|potential|promise)\b\D*$/i,
    -1,
  ],
  [says("we", makes), -1],
  [new RegExp(`\\b${others}\\b.*\\b(?:been|ha[sv]e|are)\\b`, "i"), -1],
  hopes,
  addsOn,
  long,
];

/** A difficulty, or an announcement: what "to address this" may mean. */
export const tellsWhy = (sentence: string) => difficulty.test(sentence) || scoreOf(sentence, announces) > 1;

const difficulty =
  /\b(?:but|bottleneck|cannot|challeng|constrain|costly|difficult|expensive|fail|gap|hard|hinder|ignor|inadequa|inefficien|insufficien|lack|limit|neglect|open question|overhead|overlook|poor|prevent|prone|rarely|remain|restrict|scarc|slow|struggl|suffer|trade-?off|un(?:clear|der-?(?:explored|investigated|studied)|explored|known|solved)|yet)\w*/i;

/** True for a sentence that says nothing of the work when it stands by itself. */
export function isAside(sentence: string): boolean {
  const words = sentence.split(" ").length;
  if (words < 4 || /^\(?(?:\d{1,2}|[ivx]+|[a-h])[.)]{1,2} /i.test(sentence)) return true;
  if (
    /^(?:key ?words|index terms|code|demos?|github|website|project(?: web)?(?: ?page)?|accepted|comments?)\b ?(?::|at\b|in\b|by\b)/i.test(
      sentence,
    )
  )
    return true;
  if (scoreOf(sentence, announces) > 2 || scoreOf(sentence, finds) > 1) return false;
  return address.test(sentence) || (words < 30 && (handsOut.test(sentence) || isOffer(sentence)));
}

const isOffer = (sentence: string) => goods.test(sentence) && open.test(sentence) && scoreOf(sentence, announces) < 2;

/** "We release our code", where "we release Slim, a model" is news. */
const handsOut = /\b(?:releas|open-?sourc)\w+ (?:our|the|all|these|both|code)\b/i;
const address = /https?:|www\.|\bgithub\b|huggingface\.co|\bproject (?:web)?page\b|\b(?:here|link|url)\.$/i;
const goods =
  /\b(?:codes?|codebase|data|datasets?|models?|weights|checkpoints?|benchmarks?|demos?|videos?|implementations?|software|packages?|library|toolkit|resources?|materials?)\b/i;
const open =
  /\b(?:available|accessible|releas(?:e|ed|ing)|open-?sourc\w+|made public|public(?:ly)?|coming soon|upon (?:acceptance|request|publication))\b/i;
