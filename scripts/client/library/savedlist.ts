import { byline } from "../../text/byline.ts";
import { paperAddress } from "../addresses.ts";
import { element, make } from "../dom.ts";
import { counted } from "../words.ts";
import { button, now, press, say } from "./dom.ts";
import { find, type Order, type Shown } from "./find.ts";
import { type Library, type Saved, withRead, withSaved } from "./model.ts";
import { freshen, noteBox } from "./note.ts";
import { change, kept } from "./store.ts";

/** Papers that are shown at first, and with each press for more. */
const step = 25;

interface Row {
  readonly node: HTMLLIElement;
  show(library: Library): void;
}

/** The saved papers: a row each, made once and kept, so that what the reader is in stays. Returns what shows a library. */
export function showSaved(): (library: Library) => void {
  const form = element("find", HTMLElement);
  const asked = element("asked", HTMLInputElement);
  const shown = element("shown", HTMLSelectElement);
  const order = element("order", HTMLSelectElement);
  const found = element("found", HTMLElement);
  const list = element("saved", HTMLUListElement);
  const more = element("more", HTMLButtonElement);
  const none = element("none", HTMLElement);
  const rows = new Map<string, Row>();
  /** Taken off while the page is open: their rows stay in their places, to be brought back from. */
  const removed = new Map<string, Saved>();
  let room = step;

  const rowOf = (id: string, paper: Saved): Row => {
    const row = rows.get(id) ?? makeRow(id, paper, `paper-${rows.size}`, removed);
    rows.set(id, row);
    return row;
  };

  const show = (library: Library) => {
    for (const id of library.saved.keys()) removed.delete(id);
    const all = new Map([...library.saved, ...removed]);
    const query = asked.value.trim();
    const fits = find({ ...library, saved: all }, query, order.value as Order, shown.value as Shown);
    const nodes = fits.slice(0, room).map(([id, paper]) => rowOf(id, paper));
    for (const row of nodes) row.show(library);
    put(
      list,
      nodes.map(({ node }) => node),
    );
    more.hidden = fits.length <= room;
    form.hidden = all.size === 0;
    none.hidden = all.size > 0;
    const kept = fits.filter(([id]) => library.saved.has(id)).length;
    const of = library.saved.size;
    const words = kept === of ? (of > 0 ? counted(of, "paper") : "") : `${kept} of ${counted(of, "paper")}`;
    if (found.textContent !== words) found.textContent = words;
  };
  const again = () => {
    room = step;
    removed.clear();
    show(kept().library);
  };
  asked.addEventListener("input", again);
  for (const box of [shown, order]) box.addEventListener("change", again);
  more.addEventListener("click", () => {
    const before = room;
    room += step;
    show(kept().library);
    list.children[before]?.querySelector("a")?.focus();
  });
  return show;
}

/** Puts nodes into a list in this order, and moves none that stands right: the reader may be in it. */
function put(list: HTMLElement, nodes: readonly HTMLElement[]) {
  for (const child of [...list.children]) if (!nodes.includes(child as HTMLElement)) child.remove();
  for (const [i, node] of nodes.entries())
    if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null);
}

function makeRow(id: string, paper: Saved, name: string, removed: Map<string, Saved>): Row {
  const link = make("a", { id: name, href: paperAddress(id) });
  const by = make("p", { className: "byline" });
  const abstract = make("p");
  const folded = make("details", {}, make("summary", { textContent: "Abstract" }), abstract);
  const said = make("output");
  const read = button(
    "Mark as read",
    () => {
      const at = kept().library.read.has(id) ? null : now();
      said.textContent = change((library) => withRead(library, id, at)) ?? "";
    },
    name,
  );
  const note = button(
    "Note",
    () => {
      if (box.isConnected) box.remove();
      else folded.after(box);
      note.ariaExpanded = String(box.isConnected);
      box.querySelector("textarea")?.focus();
    },
    name,
  );
  const box = noteBox(id, `${name}-note`, () => null);
  const off = button(
    "Remove",
    () => {
      const saved = kept().library.saved.get(id);
      const back = removed.get(id);
      if (saved) removed.set(id, saved);
      const problem = change((library) => withSaved(library, id, saved ? null : (back ?? null)));
      if (problem && saved) removed.delete(id);
      say(said, problem ?? (saved ? "Removed, with its note if there was one." : ""));
    },
    name,
  );
  const acts = make("div", { className: "acts" }, read, note, off, said);
  const node = make("li", {}, make("h3", {}, link), by, folded, acts);
  if (paper.note) {
    folded.after(box);
    note.ariaExpanded = "true";
  }
  return {
    node,
    show(library) {
      const now = library.saved.get(id);
      const { title, authors, abstract: text, at } = now ?? paper;
      const isRead = library.read.has(id);
      link.textContent = title;
      by.replaceChildren(authors.length > 0 ? `${byline(authors)}. Saved ` : "Saved ", day(at));
      abstract.textContent = text;
      folded.hidden = text === "";
      press(read, isRead, isRead ? "Read" : "Mark as read");
      off.textContent = now ? "Remove" : "Bring back";
      for (const part of [read, note, box]) part.hidden = !now;
      if (now) freshen(box, id);
    },
  };
}

function day(at: string): HTMLTimeElement {
  const { lang } = document.documentElement;
  // Days of English pages are written as everywhere on the site: 23 November 2026.
  const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(new Date(at));
  return make("time", { dateTime: at, textContent: words });
}
