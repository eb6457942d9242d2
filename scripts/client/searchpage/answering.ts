/** Asks what the reader wants to know and shows the answer: the newest papers first, and then older ones under what is shown. */
import type { Answer, Question, Result } from "../search/ask.ts";
import { lookedBackTo, monthInWords, nextOf, periodsIn } from "./lookback.ts";
import { back, everywhere, form, found, further, help, looked, more, results } from "./places.ts";
import { isAsked } from "./question.ts";
import { failed, told } from "./sentences.ts";
import { append, type Item, itemsOf, showAnswer, showCounts, showNothing, tell } from "./show.ts";

const pageSize = 10;
/** Milliseconds without a key until an answer in the midst of a word is shown in full, and older papers are asked. */
const idle = 400;
/** Milliseconds that an answer stands until it is told to those who listen. */
const settled = 800;
/** Milliseconds that a reader waits without a word. */
const patience = 400;
/** Periods that are asked without being asked for where answers are few, and those of a year that the reader chose. */
const [mostUnasked, mostOfYear] = [2, 6];
/** Periods that are asked at a press where they have few answers. */
const mostPressed = 3;

const periods = periodsIn(form.dataset.periods ?? "");
const newest = form.dataset.since ?? "";

/** What answers, fetched when the reader turns to the box. */
let engine: typeof import("../search/ask.ts") | undefined;
const start = async () => {
  engine ??= await import("../search/ask.ts");
  return engine;
};

/** An answer, and what of it is on the page. */
interface Shown {
  readonly question: Question;
  answer: Answer;
  readonly onPage: Set<Result>;
}

let shown: Shown | undefined;
/** Folders of the periods that these words were asked beside the newest papers. */
let asked: readonly string[] = [];
let words = "";
/** Counts questions: overtaken answers are dropped. */
let turn = 0;
let waiting = 0;
let telling = 0;

/** The typed words that each thing searched for came from. */
export const origins = new Map<string, string>();

/** Fetches what the first answer needs. */
export function warm(): void {
  start()
    .then(({ load }) => load())
    .catch(() => {});
}

/** True if a text ends with a whole word, as far as is known. */
export function endsWhole(text: string): boolean {
  return engine?.endsWhole(text) ?? false;
}

/** Fetches what a question needs that is not yet at its end. */
export function lookAhead(text: string): void {
  engine?.lookAhead(text);
}

/** Drops what is on its way, as another question comes. */
export function overtake(): number {
  clearTimeout(waiting);
  clearTimeout(telling);
  results.ariaBusy = "true";
  return ++turn;
}

export async function answerTo(question: Question): Promise<void> {
  const mine = overtake();
  if (!isAsked(question)) {
    shown = undefined;
    showNothing("");
    return settle("");
  }
  // The same words, narrowed or put in another order, are asked of the same papers.
  if (words !== question.text) asked = [];
  words = question.text;
  if (!found.textContent) help.hidden = true;
  const patient = setTimeout(() => mine === turn && found.replaceChildren("Searching…"), patience);
  try {
    const answer = await (await start()).ask(question, asked);
    // What lacks some of the words comes last, and older papers may have all of them.
    const goesOn = looksBack(question, answer);
    const first = goesOn ? Math.min(answer.first, answer.partialFrom) : answer.first;
    const items = await itemsOf(answer.results.slice(0, first));
    if (mine !== turn) return;
    shown = { question, answer, onPage: new Set(answer.results.slice(0, first)) };
    showAnswer(question, answer, items, { since: since(question), goesOn });
    for (const { from, to } of answer.understood) for (const term of to) origins.set(term, from);
    showLooked(question, goesOn);
    settle(told(question, answer, since(question)), goesOn);
    if (goesOn) waiting = window.setTimeout(() => lookBack("some"), idle);
    else if (first < pageSize) waiting = window.setTimeout(() => unfold(unseen().slice(0, pageSize - first)), idle);
  } catch {
    if (mine !== turn) return;
    shown = undefined;
    showNothing(failed);
    settle(failed);
  } finally {
    clearTimeout(patient);
  }
}

export async function showMore(): Promise<void> {
  clearTimeout(waiting);
  results.ariaBusy = "true";
  const items = await unfold(unseen().slice(0, pageSize));
  items[0]?.node.querySelector("a")?.focus();
  results.ariaBusy = "false";
}

/**
 * Asks older papers, and shows what they have under what is shown.
 *
 * @param how "some": until there are enough answers, a few periods. "more": until there are some more. "all": until none is left.
 */
export async function lookBack(how: "some" | "more" | "all"): Promise<void> {
  if (!shown) return;
  clearTimeout(waiting);
  const mine = turn;
  const { question, answer, onPage } = shown;
  const before = new Set(answer.results);
  const fresh = () => unseen().filter((result) => !before.has(result));
  const goesOn = (tried: number, { answer }: Shown) =>
    how === "some"
      ? looksBack(question, answer)
      : how === "all" || tried === 0 || (tried < mostPressed && fresh().filter(isWhole).length < pageSize);
  let trouble = "";
  results.ariaBusy = "true";
  try {
    for (let tried = 0; goesOn(tried, shown); tried++) {
      const next = nextOf(periods, asked, question);
      if (!next) break;
      showLooked(question, true);
      const joined = await (await start()).ask(question, [...asked, next.folder]);
      if (mine !== turn) return;
      asked = [...asked, next.folder];
      shown.answer = joined;
      showCounts(question, joined, { since: since(question), goesOn: true });
      if (how === "some")
        await unfold(
          unseen()
            .filter(isWhole)
            .slice(0, pageSize - onPage.size),
        );
      if (mine !== turn) return;
    }
  } catch {
    if (mine !== turn) return;
    trouble = "Older papers could not be loaded. ";
  }
  showCounts(question, shown.answer, { since: since(question), goesOn: false });
  showLooked(question, false, trouble);
  const items = await unfold(how === "some" ? unseen().slice(0, pageSize - onPage.size) : best(fresh(), shown.answer));
  if (mine !== turn) return;
  settle(trouble + told(question, shown.answer, since(question)));
  if (how !== "some") (items[0]?.node.querySelector("a") ?? looked).focus();
}

const isWhole = ({ partial }: Result) => !partial;

/** Of what older papers have, those with all the words; where all papers have few of these, others too. */
function best(some: readonly Result[], { partialFrom }: Answer): readonly Result[] {
  return (partialFrom < pageSize ? some : some.filter(isWhole)).slice(0, pageSize);
}

/** True while few papers have all the words, and not many periods were asked for that. */
function looksBack(question: Question, { partialFrom }: Answer): boolean {
  const most = question.filters.year ? mostOfYear : mostUnasked;
  return partialFrom < pageSize && asked.length < most && nextOf(periods, asked, question) !== undefined;
}

/** How far back was looked, as a count of papers says it. */
function since(question: Question): string {
  const month = lookedBackTo(periods, asked, question, newest);
  return month ? ` since ${monthInWords(month)}` : "";
}

/** @param trouble What was in the way. */
function showLooked(question: Question, goesOn: boolean, trouble = ""): void {
  const month = lookedBackTo(periods, asked, question, newest);
  back.hidden = periods.length === 0;
  for (const button of [further, everywhere]) button.hidden = goesOn || month === null;
  const far = month === null ? "Looked at all papers" : `Looked back to ${month ? monthInWords(month) : "the newest"}`;
  looked.textContent = `${trouble}${far}${goesOn ? "; looking further…" : "."}`;
}

function settle(said: string, goesOn = false): void {
  more.hidden = goesOn || unseen().length === 0;
  results.ariaBusy = String(goesOn);
  clearTimeout(telling);
  if (!goesOn) telling = window.setTimeout(() => tell(said), settled);
}

/** Results that could be shown. */
function unseen(): readonly Result[] {
  return shown?.answer.results.filter((result) => !shown?.onPage.has(result)) ?? [];
}

/** Shows more results; those that are shown, none if another question overtakes. */
async function unfold(some: readonly Result[]): Promise<Item[]> {
  const mine = turn;
  for (const result of some) shown?.onPage.add(result);
  const items = await itemsOf(some);
  if (mine !== turn) return [];
  append(items);
  more.hidden = unseen().length === 0;
  return items;
}
