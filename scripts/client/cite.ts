/** The buttons of a paper's "Cite": made when it is first opened, from what the page states of its paper. */
import { bibtexOf, keyOf } from "./cite/bibtex.ts";
import { citedIn } from "./cite/cited.ts";
import { risOf } from "./cite/ris.ts";

/** Adds the buttons, once. @param summary Of the `<details>` whose paragraph is the citation in words. */
export function act(summary: HTMLElement): void {
  const folded = summary.parentElement;
  const citation = folded?.querySelector("p")?.textContent;
  if (!folded || !citation || folded.querySelector("output")) return;
  const cited = citedIn(document);
  const said = document.createElement("output");
  const shown = make("pre", { hidden: true, tabIndex: 0 });
  shown.style.whiteSpace = "pre-wrap";
  const copy = (what: string, text: string) =>
    make("button", {
      type: "button",
      textContent: `Copy ${what}`,
      onclick: async () => {
        shown.hidden = true;
        try {
          await navigator.clipboard.writeText(text);
          said.value = `Copied the ${what}.`;
        } catch {
          // No permission, or no safe connection: the reader's own keys can still copy what is selected.
          Object.assign(shown, { hidden: false, textContent: text });
          getSelection()?.selectAllChildren(shown);
          said.value = `Not copied. The ${what} is selected: copy it with Ctrl+C, or ⌘C.`;
        }
      },
    });
  const key = keyOf(cited);
  const save = (ending: string, type: string, text: string) =>
    make("a", {
      href: URL.createObjectURL(new Blob([text], { type })),
      download: `${key}.${ending}`,
      textContent: `Download .${ending}`,
    });
  const bibtex = bibtexOf(cited);
  const ris = risOf(cited);
  const row = make("div", { className: "acts" });
  row.append(
    ...[copy("citation", citation), copy("BibTeX", bibtex), copy("RIS", ris)],
    ...[save("bib", "application/x-bibtex", `${bibtex}\n`), save("ris", "application/x-research-info-systems", ris)],
  );
  folded.append(row, said, shown);
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
