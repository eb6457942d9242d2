import { make } from "../dom.ts";
import { counted } from "../words.ts";

/** Papers that stand in one order, in one element or, as the lead of an edition, in more. */
export interface List {
  /** Whether the first ones stand larger. */
  readonly isLead: boolean;
  readonly holders: readonly { readonly element: Element; readonly room: number }[];
  /** As the page has them, with the classes they have there. */
  readonly items: readonly { readonly element: Element; readonly className: string }[];
  folded: readonly Element[];
  below: HTMLDetailsElement | null;
}

/** The lists of papers that a page has. */
export function listsOf(page: Document): List[] {
  const fronts = [...page.querySelectorAll("main .front")].map((front) => {
    const next = front.nextElementSibling;
    return next?.matches(".columns") ? [front, next] : [front];
  });
  const titles = [...page.querySelectorAll("main .titles")].map((list) => [list]);
  return [...fronts, ...titles].map((elements) => ({
    isLead: elements[0]?.matches(".front") ?? false,
    holders: elements.map((element) => ({ element, room: element.children.length })),
    items: elements.flatMap((element) =>
      [...element.children].map((item) => ({ element: item, className: item.className })),
    ),
    folded: [],
    below: null,
  }));
}

/** Puts the papers that are muted below their list, folded. What stays moves up, into the places and sizes before it. */
export function fold(lists: readonly List[], isMuted: (item: Element) => boolean): void {
  for (const list of lists) {
    const muted = list.items.map(({ element }) => element).filter(isMuted);
    if (muted.length === list.folded.length && muted.every((item, i) => item === list.folded[i])) continue;
    list.folded = muted;
    arrange(list, muted);
  }
}

function arrange(list: List, muted: readonly Element[]) {
  const shown = list.items.map(({ element }) => element).filter((element) => !muted.includes(element));
  if (list.isLead) {
    const least = list.items.at(-1)?.className ?? "";
    for (const [i, element] of shown.entries()) element.className = list.items[i]?.className ?? least;
    for (const element of muted) element.className = least;
  }
  let from = 0;
  for (const { element, room } of list.holders) {
    element.replaceChildren(...shown.slice(from, from + room));
    from += room;
  }
  list.below?.remove();
  list.below = muted.length > 0 ? below(list, muted) : null;
}

function below(list: List, muted: readonly Element[]): HTMLDetailsElement {
  const last = list.holders.at(-1)?.element;
  const shell = make(last?.localName === "ol" ? "ol" : last?.localName === "ul" ? "ul" : "div");
  shell.className = last?.className ?? "";
  shell.append(...muted);
  const folded = make(
    "details",
    { className: "folded" },
    make("summary", { textContent: `${counted(muted.length, "paper")} muted` }),
    shell,
  );
  last?.after(folded);
  return folded;
}
