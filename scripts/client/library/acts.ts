/** What a page does for its reader's library, in one file to fetch: what its buttons do, and the marks in its lists. */
import "./marks.ts";
import { paperAt, topicAt } from "../addresses.ts";
import { make } from "../dom.ts";
import { siteRoot } from "../root.ts";
import { now, say, style } from "./dom.ts";
import { type Saved, type Standing, withRead, withSaved, withTopic } from "./model.ts";
import { noteBox } from "./note.ts";
import { paperHere } from "./paperpage.ts";
import { most } from "./plain.ts";
import { change, kept } from "./store.ts";

/** A paper taken off while its page is open, with its note: pressing again brings it back as it was. */
let removed: Saved | undefined;

/** Does what a button says. */
export function act(button: HTMLElement): void {
  const paper = paperAt(location.href);
  const topic = topicAt(location.href);
  const name = button.dataset.act;
  if (paper && name === "save") save(button, paper);
  if (paper && name === "read") toggleRead(button, paper);
  if (paper && name === "note") note(button, paper);
  if (topic && (name === "follow" || name === "mute")) stand(button, topic, name === "follow" ? "followed" : "muted");
}

function save(button: HTMLElement, id: string) {
  const before = kept().library.saved.get(id);
  const problem = change((library) => withSaved(library, id, before ? null : (removed ?? paperHere(now()))));
  if (problem) return answer(button, problem);
  removed = before;
  if (!before) answer(button, "Saved in this browser. ", library());
  else answer(button, before.note ? "Taken off, with its note. Save brings both back." : "Taken off the library.");
}

function toggleRead(button: HTMLElement, id: string) {
  const at = kept().library.read.has(id) ? null : now();
  answer(button, change((library) => withRead(library, id, at)) ?? (at ? "Marked as read." : "Marked as unread."));
}

function stand(button: HTMLElement, id: string, is: Standing) {
  const name = (document.querySelector("h1")?.textContent?.trim() ?? id).slice(0, most.name);
  const was = kept().library.topics.get(id)?.is === is;
  const problem = change((library) => withTopic(library, id, was ? null : { at: now(), name, is }));
  if (problem) answer(button, problem);
  else if (was) answer(button, is === "followed" ? "No longer followed." : "No longer muted.");
  else if (is === "followed") answer(button, "Followed. ", library());
  else answer(button, "Muted: lists fold its papers away. ", library());
}

const library = () => make("a", { href: new URL("library/", siteRoot).href, textContent: "Your library" });

/** Opens the note of a paper, or closes it. Writing saves the paper. */
function note(opener: HTMLElement, id: string) {
  const open = document.querySelector(".note");
  open?.remove();
  opener.ariaExpanded = String(!open);
  if (open) return;
  const box = noteBox(id, "note", () => paperHere(now()));
  opener.parentElement?.append(box);
  box.querySelector("textarea")?.focus();
}

/** The answer to a press, beside the button. */
function answer(button: HTMLElement, ...what: (Node | string)[]) {
  const row = button.parentElement;
  const region = row?.querySelector(":scope > output") ?? row?.appendChild(make("output"));
  if (region instanceof HTMLElement) say(region, ...what);
}

style(
  ".note{display:grid;flex:1 0 100%;gap:.25rem;max-inline-size:var(--measure)}.note textarea{min-block-size:6rem;field-sizing:content;padding:.5rem .75rem;font:var(--text-s);color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:2px}",
);
