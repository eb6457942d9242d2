import { siteRoot } from "../root.ts";
import { empty, isEmpty, type Library } from "./model.ts";
import { printLibrary, readLibrary } from "./plain.ts";

/** Sites under one host, such as two forks, keep apart. The script of every page asks for the same. */
const key = `broadsheet:${siteRoot.pathname}`;

/** What is kept; with a problem, a sentence: then it is not shown, and nothing is written over it. */
export interface Kept {
  readonly library: Library;
  readonly problem: string | null;
}

let last: { readonly text: string | null; readonly kept: Kept } = {
  text: null,
  kept: { library: empty, problem: null },
};

/** Reads what is kept now: another tab may have changed it. */
export function kept(): Kept {
  let text: string | null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return { library: empty, problem: "This browser lets the site keep nothing: its storage is switched off." };
  }
  if (text !== last.text) last = { text, kept: readKept(text) };
  return last.kept;
}

function readKept(text: string | null): Kept {
  if (text === null) return { library: empty, problem: null };
  const read = readLibrary(text);
  if (read.ok) return { library: read.library, problem: null };
  return {
    library: empty,
    problem: `What this browser keeps of the library cannot be read: ${read.problem}. Nothing is written over it; the library’s page can export it as it is, or forget it.`,
  };
}

/** What is kept, as text. */
export function keptText(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Changes what is kept. Returns null, or in a sentence why nothing was changed. */
export function change(edit: (library: Library) => Library): string | null {
  const { library, problem } = kept();
  if (problem) return problem;
  const next = edit(library);
  if (next === library) return null;
  if (isEmpty(next)) return forget();
  try {
    localStorage.setItem(key, printLibrary(next));
  } catch {
    return "Not kept: this browser's storage for the site is full. Remove papers from the library, or export it and forget it.";
  }
  tell();
  return null;
}

/** Leaves no trace. */
export function forget(): string | null {
  try {
    localStorage.removeItem(key);
  } catch {
    return kept().problem;
  }
  tell();
  return null;
}

const listeners: (() => void)[] = [];
const tell = () => {
  for (const listener of listeners) listener();
};

/** Calls after each change, here or in another tab, and when a page comes back that the browser had put aside. */
export function watch(listener: () => void): void {
  listeners.push(listener);
  if (listeners.length > 1) return;
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) tell();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) tell();
  });
}
