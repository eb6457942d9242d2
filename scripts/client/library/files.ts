import { element, make } from "../dom.ts";
import { counted } from "../words.ts";
import { now, say } from "./dom.ts";
import { merge } from "./merge.ts";
import { isEmpty, type Library } from "./model.ts";
import { most, printLibrary, readLibrary } from "./plain.ts";
import { change, forget, kept, keptText } from "./store.ts";

/** The library as a file: out, in, and gone. Returns what shows a library. */
export function showFiles(): (library: Library) => void {
  const said = element("files-said", HTMLElement);
  const out = element("export", HTMLButtonElement);
  const bibtex = element("bibtex", HTMLButtonElement);
  const ris = element("ris", HTMLButtonElement);
  const into = element("import", HTMLInputElement);
  const gone = element("forget", HTMLButtonElement);
  const dialog = element("forgetting", HTMLDialogElement);
  const what = element("forgetting-p", HTMLElement);

  out.addEventListener("click", () => {
    const { library, problem } = kept();
    // What can't be read here may be read elsewhere.
    download(
      `library-${now().slice(0, 10)}.json`,
      "application/json",
      problem ? keptText() : `${printLibrary(library, 1)}\n`,
    );
    say(said, "Exported.");
  });
  const cite = async (ending: string, type: string, print: "bibliography" | "references") => {
    const citations = await import("./citations.ts");
    download(`library-${now().slice(0, 10)}.${ending}`, type, citations[print](kept().library));
    say(said, "Exported.");
  };
  bibtex.addEventListener("click", () => void cite("bib", "application/x-bibtex", "bibliography"));
  ris.addEventListener("click", () => void cite("ris", "application/x-research-info-systems", "references"));
  into.addEventListener("change", async () => {
    const [file] = into.files ?? [];
    if (file) say(said, await imported(file));
    into.value = "";
  });
  gone.addEventListener("click", () => {
    const { library, problem } = kept();
    what.textContent = `${problem ? "What this browser keeps" : contents(library)} will be gone from this browser, for good. An export made before brings it back.`;
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "forget") say(said, forget() ?? "Forgotten. This browser keeps nothing of the library.");
    dialog.returnValue = "";
  });

  const trouble = make("p", { className: "notice", hidden: true });
  element("library", HTMLElement).before(trouble);
  return (library) => {
    const { problem } = kept();
    trouble.hidden = problem === null;
    trouble.textContent = problem;
    bibtex.disabled = ris.disabled = library.saved.size === 0;
    out.disabled = gone.disabled = problem === null && isEmpty(library);
  };
}

/** Adds a file to the library. Says what came in, or what is wrong with the file. */
async function imported(file: File): Promise<string> {
  const sorry = `Cannot import ${file.name}:`;
  if (file.size > 2 * most.file)
    return `${sorry} it has ${Math.ceil(file.size / 1e6)} MB, expected at most ${most.file / 500_000}.`;
  const read = readLibrary(await file.text());
  if (!read.ok) return `${sorry} ${read.problem}.`;
  const problem = change((library) => merge(library, read.library));
  if (problem) return `${sorry} ${problem}`;
  const odd =
    read.odd > 0
      ? ` ${counted(read.odd, "entry", "entries")} could not be understood, and ${read.odd === 1 ? "is" : "are"} kept as found.`
      : "";
  return `Imported ${contents(read.library)}.${odd}`;
}

/** "12 saved papers, 3 notes, 2 topics". */
function contents({ saved, read, topics, words }: Library): string {
  const notes = [...saved.values()].filter(({ note }) => note).length;
  const parts = [
    [saved.size, "saved paper"],
    [notes, "note"],
    [read.size, "read mark"],
    [topics.size, "topic"],
    [words.size, "muted word"],
  ] as const;
  return parts.flatMap(([n, one]) => (n > 0 ? [counted(n, one)] : [])).join(", ") || "nothing but settings";
}

export function download(name: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
