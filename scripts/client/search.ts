/** The search page: what is typed and pressed becomes a question, which is the page's address, and its answer is shown. */
import type { Question } from "./search/ask.ts";
import { answerTo, endsWhole, lookAhead, lookBack, origins, overtake, showMore, warm } from "./searchpage/answering.ts";
import { box, everywhere, form, found, further, more, narrow } from "./searchpage/places.ts";
import { addressOf, isAsked, questionIn } from "./searchpage/question.ts";
import { failed } from "./searchpage/sentences.ts";

/**
 * Milliseconds without a key until an answer is asked for: longer in the midst of a word, whose every letter may fetch something.
 * Who types quickly has come to an end sooner.
 */
const pause = { least: 70, most: 120, keys: 1.6 };
const longerPause = { least: 110, most: 220, keys: 2.4 };

/** Milliseconds from key to key, of late. */
let rhythm = pause.most;
let lastKey = 0;

function pauseAfter(text: string): number {
  const { least, most, keys } = endsWhole(text) ? pause : longerPause;
  return Math.min(most, Math.max(least, keys * rhythm));
}

let question = questionIn(location.href);
let typing = 0;
/** The last address with an entry in the history. */
let committed = location.href;

const name = document.title;

async function show(): Promise<void> {
  clearTimeout(typing);
  document.title = question.text ? `${question.text} · ${name}` : name;
  await answerTo(question);
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

/** What arrow keys lead through. */
const stop = "#results a, :is(#results, #back:not([hidden])) > button:not([hidden])";

function onKey(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const stops = [box, ...document.querySelectorAll<HTMLElement>(stop)];
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
box.addEventListener("input", ({ timeStamp }) => {
  overtake();
  clearTimeout(typing);
  // A rest between words is no key that took long.
  rhythm = 0.7 * rhythm + 0.3 * Math.min(timeStamp - lastKey, pause.most);
  lastKey = timeStamp;
  typing = window.setTimeout(() => go(typed()), pauseAfter(box.value));
  lookAhead(box.value);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (found.textContent !== failed) return go(typed(), true);
  // What failed to load once can't be loaded again by the same page.
  location.assign(addressOf(typed()));
});
more.addEventListener("click", showMore);
further.addEventListener("click", () => lookBack("more"));
everywhere.addEventListener("click", () => lookBack("all"));
addEventListener("keydown", onKey);
addEventListener("click", onClick);
addEventListener("popstate", restore);
if (isAsked(question)) restore();
