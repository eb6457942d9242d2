/** The search page: what is typed and pressed becomes a question, which is the page's address, and its answer is shown. */
import type { Question, Result } from "./search/ask.ts";
import { box, form, found, help, more, narrow, results } from "./searchpage/places.ts";
import { addressOf, isAsked, questionIn } from "./searchpage/question.ts";
import { failed, told } from "./searchpage/sentences.ts";
import { append, type Item, itemsOf, showAnswer, showNothing, tell } from "./searchpage/show.ts";

const pageSize = 10;
/** Milliseconds without a key until an answer is asked for: longer in the midst of a word, whose every letter may fetch something. */
const pause = 120;
const longerPause = 220;
/** Milliseconds without a key until an answer in the midst of a word is shown in full. */
const idle = 400;
/** Milliseconds that an answer stands until it is told to those who listen. */
const settled = 800;
/** Milliseconds that a reader waits without a word. */
const patience = 400;

/** What answers, fetched when the reader turns to the box. */
let engine: typeof import("./search/ask.ts") | undefined;
const start = async () => {
  engine ??= await import("./search/ask.ts");
  return engine;
};

let question = questionIn(location.href);
let unseen: readonly Result[] = [];
/** Counts questions: overtaken answers are dropped. */
let turn = 0;
let typing = 0;
let telling = 0;
/** The last address with an entry in the history. */
let committed = location.href;
/** The typed words that each thing searched for came from. */
const origins = new Map<string, string>();

const name = document.title;

async function show(): Promise<void> {
  document.title = question.text ? `${question.text} · ${name}` : name;
  const mine = overtake();
  if (!isAsked(question)) {
    showNothing("");
    return settle([], "");
  }
  if (!found.textContent) help.hidden = true;
  const waiting = setTimeout(() => mine === turn && found.replaceChildren("Searching…"), patience);
  try {
    const answer = await (await start()).ask(question);
    const items = await itemsOf(answer.results.slice(0, answer.first));
    if (mine !== turn) return;
    showAnswer(question, answer, items);
    for (const { from, to } of answer.understood) for (const term of to) origins.set(term, from);
    settle(answer.results.slice(answer.first), told(question, answer));
    if (answer.first < pageSize) typing = window.setTimeout(() => unfold(pageSize - answer.first), idle);
  } catch {
    if (mine !== turn) return;
    showNothing(failed);
    settle([], failed);
  } finally {
    clearTimeout(waiting);
  }
}

/** Fetches what the first answer needs. */
function warm(): void {
  start()
    .then(({ load }) => load())
    .catch(() => {});
}

function overtake(): number {
  clearTimeout(typing);
  clearTimeout(telling);
  results.ariaBusy = "true";
  return ++turn;
}

function settle(rest: readonly Result[], said: string): void {
  unseen = rest;
  more.hidden = rest.length === 0;
  results.ariaBusy = "false";
  telling = window.setTimeout(() => tell(said), settled);
}

/** Typing changes the address in place; a committed question can be gone back from. */
function go(next: Question, commit = false): void {
  question = next;
  if (box.value.trim() !== next.text) box.value = next.text;
  const here = addressOf(next);
  if (commit && here !== committed) {
    if (here === location.href) history.replaceState(null, "", committed);
    history.pushState(null, "", here);
    committed = here;
  } else history.replaceState(null, "", here);
  void show();
}

/** The question with the words in the box, and what was refused for these. */
function typed(): Question {
  const text = box.value.trim();
  const isOf = (term: string) => text !== "" && text.includes(origins.get(term) ?? text);
  return { ...question, text, refused: question.refused.filter(isOf) };
}

async function showMore(): Promise<void> {
  clearTimeout(typing);
  results.ariaBusy = "true";
  const items = await unfold(pageSize);
  items[0]?.node.querySelector("a")?.focus();
  results.ariaBusy = "false";
}

/** Shows as many more results; those that are shown, none if another question overtakes. */
async function unfold(count: number): Promise<Item[]> {
  const mine = turn;
  const some = unseen.slice(0, count);
  unseen = unseen.slice(count);
  const items = await itemsOf(some);
  if (mine !== turn) return [];
  append(items);
  more.hidden = unseen.length === 0;
  return items;
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const stops = [box, ...results.querySelectorAll<HTMLElement>("a, button:not([hidden])")];
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    box.focus();
    box.select();
  } else if (at >= 0 && step && stops[at + step]) stops[at + step]?.focus();
  else if (at >= 0 && event.key === "Escape") {
    box.focus();
    go({ ...question, text: "", filters: {}, refused: [] });
  } else return;
  event.preventDefault();
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-ask]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(questionIn(link.href), true);
}

function restore(): void {
  committed = location.href;
  question = questionIn(location.href);
  box.value = question.text;
  void show();
}

const wide = matchMedia("(width >= 60rem)");
const foldWide = () => {
  narrow.open = wide.matches;
};
wide.addEventListener("change", foldWide);
foldWide();

box.addEventListener("focus", () => {
  if (found.textContent !== failed) warm();
});
box.addEventListener("input", () => {
  overtake();
  typing = window.setTimeout(() => go(typed()), engine?.endsWhole(box.value) ? pause : longerPause);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (found.textContent !== failed) return go(typed(), true);
  // What failed to load once can't be loaded again by the same page.
  location.assign(addressOf(typed()));
});
more.addEventListener("click", showMore);
addEventListener("keydown", onKey);
addEventListener("click", onClick);
addEventListener("popstate", restore);
if (isAsked(question)) restore();
