// @ts-check
/** Answers are text nodes: what papers say is never read as HTML. */
import { ask, isTitle, load, near } from "./search-index.js";

/** @import { Answer, Found } from "../scripts/site/pagefind.ts" */

const pageSize = 10;
/** Milliseconds without a key. */
const pause = 120;

const form = element("search", HTMLFormElement);
const box = element("q", HTMLInputElement);
const topic = element("topic", HTMLSelectElement);
const found = element("found", HTMLElement);
const results = element("results", HTMLOListElement);
const more = element("more", HTMLButtonElement);
const help = element("help", HTMLElement);
const instead = element("instead", HTMLUListElement);

/** @type {Answer["results"]} */
let unseen = [];
/** Counts questions: overtaken answers are dropped. */
let turn = 0;
let timer = 0;
/** The last address with an entry in the history. */
let committed = location.href;

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function element(id, kind) {
  const node = document.getElementById(id);
  if (node instanceof kind) return node;
  throw new Error(`Cannot search: no "${id}"`);
}

/** @param {string} tag @param {object} properties @param {...(Node | string)} children */
function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

async function show() {
  clearTimeout(timer);
  const mine = ++turn;
  const query = box.value.trim();
  const where = topic.value;
  results.ariaBusy = "true";
  try {
    const answer = query || where ? await ask(query, where) : { results: [], totalFilters: {} };
    const papers = await page(answer.results);
    const others = query && papers.length === 0 ? await near(query) : [];
    if (mine !== turn) return;
    const exact = (/** @type {Found} */ { meta }) => Number(isTitle(query, meta.title));
    results.replaceChildren(...papers.sort((a, b) => exact(b) - exact(a)).map(item));
    instead.replaceChildren(...others.map(suggestion));
    count(answer.totalFilters.topic);
    found.textContent = query || where ? said(answer.results.length, query, where) : "";
    if (others.length > 0) found.textContent += " These find some:";
    settle(answer.results.slice(pageSize));
  } catch {
    if (mine !== turn) return;
    results.replaceChildren();
    found.textContent = "The search index could not be loaded. Press Enter to try again, or browse by topic.";
    settle([]);
  }
}

/** @param {Answer["results"]} list */
const page = (list) => Promise.all(list.slice(0, pageSize).map((result) => result.data()));

/** @param {Answer["results"]} rest */
function settle(rest) {
  unseen = rest;
  more.hidden = rest.length === 0;
  help.hidden = results.childElementCount > 0;
  results.ariaBusy = "false";
}

/** @param {number} n @param {string} query @param {string} where */
function said(n, query, where) {
  const what = `${query && ` for “${query}”`}${where && ` in ${where}`}`;
  if (n > 0) return `${n} ${n === 1 ? "paper" : "papers"}${what}`;
  return `No paper found${what}.${query.includes(" ") ? " A paper must have all the words." : ""}`;
}

/** @param {Found} paper */
function item({ url, excerpt, meta, filters }) {
  const link = make("a", { href: url, textContent: meta.title });
  const topics = make("p", { textContent: filters.topic?.join(", ") ?? "" });
  return make("li", {}, link, make("p", { className: "extract" }, ...marked(excerpt)), topics);
}

/** @param {{ q: string, n: number }} find */
function suggestion({ q, n }) {
  return make("li", {}, make("a", { href: address(q, ""), textContent: q }), ` (${n} in all topics)`);
}

const entities = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" }));

/** Pagefind's excerpt, escaped text with `<mark>`, as nodes. @param {string} excerpt */
function marked(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/s).map((piece, i) => {
    const textContent = piece.replace(/&(#?\w+);/g, (all, name) => entities.get(name) ?? all);
    return i % 2 ? make("mark", { textContent }) : textContent;
  });
}

/** @param {Record<string, number>} [counts] */
function count(counts) {
  for (const option of topic.options) {
    if (option.value) option.text = option.value + (counts ? ` (${counts[option.value] ?? 0})` : "");
  }
}

/** @param {string} query @param {string} where */
function address(query, where) {
  const url = new URL(location.pathname, location.href);
  if (query) url.searchParams.set("q", query);
  if (where) url.searchParams.set("topic", where);
  return url.href;
}

/** Typing changes the address in place; a committed question can be gone back from. */
function follow(commit = false) {
  const here = address(box.value.trim(), topic.value);
  if (commit && here !== committed) {
    if (here === location.href) history.replaceState(null, "", committed);
    history.pushState(null, "", here);
    committed = here;
  } else history.replaceState(null, "", here);
  void show();
}

function restore() {
  const asked = new URL(location.href).searchParams;
  committed = location.href;
  box.value = asked.get("q") ?? "";
  topic.value = asked.get("topic") ?? "";
  if (topic.selectedIndex < 0) topic.value = "";
  void show();
}

/** @param {KeyboardEvent} event */
function key(event) {
  const stops = [box, ...results.querySelectorAll("a")];
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") box.select();
  else if (at >= 0 && step && stops[at + step]) stops[at + step]?.focus();
  else if (at >= 0 && event.key === "Escape") {
    box.value = "";
    box.focus();
    follow();
  } else return;
  event.preventDefault();
}

box.addEventListener("focus", () => load().catch(() => {}));
box.addEventListener("input", () => {
  clearTimeout(timer);
  turn++;
  results.ariaBusy = "true";
  timer = window.setTimeout(follow, pause);
});
topic.addEventListener("change", () => follow(true));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  follow(true);
});
more.addEventListener("click", async () => {
  const mine = turn;
  results.ariaBusy = "true";
  const items = (await page(unseen)).map(item);
  if (mine !== turn) return;
  results.append(...items);
  items[0]?.querySelector("a")?.focus();
  settle(unseen.slice(pageSize));
});
addEventListener("keydown", key);
addEventListener("popstate", restore);
if (location.search) restore();
