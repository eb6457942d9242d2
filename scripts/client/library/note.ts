import { make } from "../dom.ts";
import { now, say } from "./dom.ts";
import { type Saved, withNote, withSaved } from "./model.ts";
import { most } from "./plain.ts";
import { change, kept } from "./store.ts";

/** Milliseconds without a key. */
const pause = 600;

/**
 * A box for a paper's note, kept while it is typed: after each pause, and when the reader leaves.
 *
 * @param paper The paper, where a note is what saves it; null where it can't be saved from here.
 */
export function noteBox(id: string, name: string, paper: () => Saved | null): HTMLElement {
  const box = make("textarea", { id: name, maxLength: most.note, value: noteOf(id) });
  const said = make("output");
  let timer = 0;
  let isTyped = false;
  const keep = () => {
    clearTimeout(timer);
    if (!isTyped) return;
    isTyped = false;
    const problem = change((library) => {
      const found = library.saved.get(id) ?? (box.value.trim() ? paper() : null);
      return found ? withNote(withSaved(library, id, found), id, box.value, now()) : library;
    });
    say(said, problem ?? (box.value.trim() ? "Note kept." : "No note."));
  };
  box.addEventListener("input", () => {
    isTyped = true;
    said.replaceChildren();
    clearTimeout(timer);
    timer = window.setTimeout(keep, pause);
  });
  box.addEventListener("change", keep);
  addEventListener("pagehide", keep);
  const label = make("label", { htmlFor: name, textContent: "Note, kept in this browser" });
  return make("div", { className: "note" }, label, box, said);
}

/** Shows a note that another tab wrote, unless the reader is writing here. */
export function freshen(note: HTMLElement, id: string): void {
  const box = note.querySelector("textarea");
  if (box && box !== document.activeElement) box.value = noteOf(id);
}

const noteOf = (id: string): string => kept().library.saved.get(id)?.note?.text ?? "";
