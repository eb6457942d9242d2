import { byline } from "../../text/byline.ts";
import { paperAddress } from "../addresses.ts";
import { element, make } from "../dom.ts";
import { counted } from "../words.ts";
import { button, now, say } from "./dom.ts";
import { isDone, type Library, type Saved, withRead, withSaved } from "./model.ts";
import { fitted } from "./plain.ts";
import type { Listed, Newest } from "./shelves.ts";
import { change, kept } from "./store.ts";
import type { Suggestion } from "./suggest.ts";

const most = 10;

/** What a reader may like, on demand. Fetches code and data with the first press. Returns what shows a library. */
export function showSuggestions(): (library: Library) => void {
  const asking = element("suggest", HTMLButtonElement);
  const said = element("suggested-said", HTMLElement);
  const list = element("suggested", HTMLOListElement);

  asking.addEventListener("click", async () => {
    if (kept().library.saved.size === 0) return say(said, "Save a paper first: suggestions start from what you saved.");
    say(said, "Reading the site’s data.");
    try {
      const { forYou } = await import("./foryou.ts");
      const { library } = kept();
      const { found, from } = await forYou(library, most);
      list.replaceChildren(...found.map((one, i) => item(one, library, `suggestion-${i}`, said)));
      say(
        said,
        `${found.length === 0 ? "No paper is left to suggest" : counted(found.length, "suggestion")}, from ${read(from)}.`,
      );
    } catch {
      say(said, "The site’s data could not be fetched. Press again to try once more.");
    }
  });
  return (library) => {
    for (const node of list.children)
      if (node instanceof HTMLElement) node.hidden = isDone(library, node.dataset.id ?? "");
  };
}

/** "302 of 302 papers (0.7 MB)". */
function read({ papers, of, bytes }: Newest): string {
  return `${papers.size} of ${counted(of, "paper")} (${(bytes / 1e6).toFixed(1)} MB)`;
}

function item({ id, paper, like, shares }: Suggestion<Listed>, { saved }: Library, name: string, said: HTMLElement) {
  const link = make("a", { id: name, href: paperAddress(id), textContent: paper.title });
  const titles = like.flatMap((other) => saved.get(other)?.title ?? []);
  const why = make("p", { className: "why" }, `Like ${titles.map((title) => `“${title}”`).join(" and ")}`);
  if (shares.length > 0) why.append(`: shares ${shares.join(", ")}`);
  const save = button(
    "Save",
    () => say(said, change((library) => withSaved(library, id, savedOf(paper))) ?? "Saved."),
    name,
  );
  const seen = button(
    "Mark as read",
    () => say(said, change((library) => withRead(library, id, now())) ?? "Marked as read."),
    name,
  );
  const by = paper.authors.length > 0 ? make("p", { className: "byline", textContent: byline(paper.authors) }) : null;
  const node = make("li", {}, make("h3", {}, link), by, why, make("p", { className: "acts" }, save, seen));
  node.dataset.id = id;
  return node;
}

function savedOf({ title, authors, abstract, topics, facts }: Listed): Saved {
  const names = [...document.querySelectorAll<HTMLOptionElement>("#topic option")];
  const named = topics.map(({ id }) => ({ id, name: names.find(({ value }) => value === id)?.text ?? id }));
  return fitted({ at: now(), title, authors, abstract, topics: named, facts });
}
