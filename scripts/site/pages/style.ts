import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import type { EditionView, Link, Row, StyleView, TopicCount } from "../views.ts";

/**
 * Every component in its states, printed by the templates' own macros from what is below: for whoever changes how the site
 * looks. `npm start` alone has this page.
 */
export function* stylePages(model: Model): Generator<Page> {
  const head = { title: "Style", description: "Every component in its states.", indexed: false };
  yield pageOf(model, "style", "/style/", head, view);
}

const link = (text: string): Link => ({ text, url: "/style/" });
const topicLink = (text: string) => ({ ...link(text), id: "style" });
const topic = (text: string, papers: number): TopicCount => ({
  ...link(text),
  id: text.toLowerCase().replaceAll(" ", "-"),
  papers,
  description: "What it is about, in a sentence or two that say what belongs here and what stands elsewhere.",
});

const row: Row = {
  url: "/style/",
  title: "A title of common length that takes two lines, or three where columns are narrow",
  byline: "Ada Lovelace, Emmy Noether, Alan Turing and 4 more",
  topics: [topicLink("Reasoning")],
  reasons: ["41 upvotes, 3.2 an hour"],
  parts: [
    { text: "41 upvotes", start: 0, share: 60 },
    { text: "projected +20", start: 60, share: 30 },
  ],
  like: [],
  extract:
    "We ask what a paper's first sentences must say, so that a reader knows in five seconds whether to open it. On 302 papers, two sentences out of its abstract do as well as the whole.",
};

const rows: readonly Row[] = [
  row,
  { ...row, title: "No topic, no authors, no votes", byline: null, topics: [], reasons: [], parts: [] },
  {
    ...row,
    title: "$\\tau^2$-Bench, $n$-grams and $\\mathcal{O}(n \\log n)$: Mathematics in a Title",
    byline: "Withdrawn. Ada Lovelace",
  },
  {
    ...row,
    title:
      "A Title as Long as Titles Get: Supercalifragilistic-Expialidocious, Retrieval-Augmented, Parameter-Efficient, Multi-Agent Pre-Training of Language Models on Everything That Was Ever Written, with Proofs, a Benchmark, Three Ablations and an Outlook",
    topics: [topicLink("Combinatorial Optimization & Operations Research")],
    like: [link("An earlier paper on $\\lambda$"), link("Another one")],
    reasons: ["7 upvotes expected, as its nearest earlier papers had"],
  },
  {
    ...row,
    title: "大規模言語モデルのための効率的な推論手法に関する調査研究",
    byline: "田中 太郎, 王 小明, 김철수",
    extract: "本論文では、大規模言語モデルの推論を効率化する手法を体系的に調査し、比較する。",
  },
  {
    ...row,
    title: "تعلم الآلة للغة العربية: دراسة مقارنة",
    byline: "محمد العربي, שרה כהן, Ada Lovelace",
    extract: null,
  },
  { ...row, title: "Listed late", reasons: ["stands for 35 papers like it", "listed Friday 20 November 2026"] },
];

const edition: EditionView = {
  date: "2026-11-23",
  dateText: "Monday 23 November 2026",
  number: 1234,
  url: "/style/",
  lead: [...rows, ...rows.slice(0, 3)],
  rest: [],
  topics: [
    { ...link("Reasoning"), papers: 12, share: 100 },
    { ...link("Speech & Audio"), papers: 3, share: 25 },
  ],
  quiet: null,
  order: "Ordered by upvotes an hour.",
  passed: ["2 more on Reasoning"],
  leftOut: "12 more papers were listed than are taken here.",
  archive: null,
};
const quiet = { ...edition, lead: [], quiet: "The sources list no papers on weekends." };

const view: StyleView = {
  edition,
  quiet,
  archive: { ...quiet, archive: { week: link("week 40, 28 September to 4 October 2026"), rows: rows.slice(0, 2) } },
  rows,
  authors: Array.from({ length: 30 }, (_, i) => `Author ${i + 1}`),
  topics: [topic("Reasoning", 1234), topic("Speech & Audio", 0), topic("Training Systems & Distributed Learning", 7)],
  links: ["October 2026", "September 2026", "August 2026"].map(link),
  tabs: [link("Now"), { text: "Week", url: "" }, link("Month"), link("All time")],
  pager: Array.from({ length: 12 }, (_, i) => ({ text: String(i + 1), url: i === 2 ? "" : "/style/" })),
  newsletter: { name: "your-newsletter", every: "day", always: false },
  choices: ["Reasoning", "Speech & Audio", "Training Systems & Distributed Learning"].map((text, i) => ({
    id: `topic-${i}`,
    text,
  })),
  overdue: {
    nextBy: "2026-11-23T21:00:00Z",
    due: "21:00 UTC on Monday 23 November 2026",
    since: { date: "2026-11-20", text: "20 November 2026" },
  },
  abstract:
    "Let $f: \\mathbb{R}^d \\to \\mathbb{R}$ be $L$-smooth. We show $\\mathbb{E}\\|\\nabla f(x_t)\\|^2 \\le \\epsilon$ after $T = \\mathcal{O}(\\sigma^2 / \\epsilon^4)$ steps, where\n\n$$x_{t+1} = x_t - \\eta_t \\frac{m_t}{\\sqrt{\\hat{v}_t} + \\delta}, \\qquad \\overline{m} = \\sum_{i=1}^{n} w_i m_i.$$\n\nCode is at https://example.org/code, and *nothing* of it is **bold** without a reason.",
  prose:
    'A paragraph with *emphasis*, **weight**, `code` and [a link](/style/).\n\n## A heading\n\n- An item\n- Another one\n\n> What somebody else said.\n\n```\nconst code = "as it is typed";\n```\n\n| Number | Value | What it does |\n|---|--:|---|\n| Half-life | 7 | Days until half of a paper\'s newness is left |\n| Lead | 10 | Papers at the head of an edition |',
};
