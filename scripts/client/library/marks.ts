/** For readers who keep something: marks what they saved and read in the page's lists, and folds what they muted. */

import { paperAt, topicAt } from "../addresses.ts";
import { make } from "../dom.ts";
import { showButtons } from "./buttons.ts";
import { now, style } from "./dom.ts";
import { fold, listsOf } from "./fold.ts";
import { withRead } from "./model.ts";
import { mutes } from "./muting.ts";
import { change, kept, watch } from "./store.ts";

style(`
.sign{position:absolute;inset-block-start:0;inset-inline-end:-.5rem;display:grid;gap:.25rem}
:has(>.sign){position:relative}
.sign i{inline-size:.5rem;block-size:.75rem;forced-color-adjust:none}
.sign .s{background:var(--accent);clip-path:polygon(0 0,100% 0,100% 100%,50% 70%,0 100%)}
.sign .r{inline-size:.375rem;border:solid var(--quiet);border-width:0 2px 2px 0;rotate:40deg}
@media(forced-colors:active){.sign .s{background:CanvasText}.sign .r{border-color:CanvasText}}
.sign span{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;white-space:nowrap}
.seen:not(:hover){color:var(--quiet)}
.folded summary{font:var(--label);color:var(--quiet)}
`);

/** The links of the page's lists that are papers' titles, each with its paper. */
function titles(): [link: HTMLAnchorElement, paper: string][] {
  return [...document.querySelectorAll<HTMLAnchorElement>("main :is(article h2, article h3, li) > a")].flatMap(
    (link) => {
      const paper = paperAt(link.href);
      return paper && !link.closest("nav") ? [[link, paper] as [HTMLAnchorElement, string]] : [];
    },
  );
}

function mark() {
  const { library } = kept();
  showButtons();
  for (const [link, paper] of titles()) {
    const saved = library.saved.has(paper);
    const read = library.read.has(paper);
    link.nextElementSibling?.matches(".sign") && link.nextElementSibling.remove();
    link.classList.toggle("seen", read);
    if (saved || read) link.after(sign(saved, read));
  }
  const here = topicAt(location.href);
  const muted = mutes({ ...library, topics: new Map([...library.topics].filter(([id]) => id !== here)) });
  fold(lists, (item) => muted({ text: textOf(item), topic: topicOf(item) }));
}

/** A bookmark, a tick, or both, beside the title in the margin; and the words for them. */
function sign(saved: boolean, read: boolean): HTMLElement {
  const words = saved && read ? "saved, read" : saved ? "saved" : "read";
  const signs = [saved && "s", read && "r"].flatMap((className) => (className ? [make("i", { className })] : []));
  return make("span", { className: "sign", title: words }, make("span", { textContent: ` (${words})` }), ...signs);
}

/** Title, and what is shown of the abstract. */
function textOf(item: Element): string {
  return [...item.querySelectorAll(":scope > a, h2, h3, .extract")].map(({ textContent }) => textContent).join(" ");
}

function topicOf(item: Element): string | null {
  if (item instanceof HTMLElement && item.dataset.topic) return item.dataset.topic;
  const kicker = item.querySelector<HTMLAnchorElement>(".kicker a");
  return kicker && topicAt(kicker.href);
}

/** Marks the page's paper as read, for those who asked for it. A page that the browser only prepares is not open yet. */
function opened() {
  const paper = paperAt(location.href);
  if (!paper || !kept().library.opening?.marks || kept().library.read.has(paper)) return;
  change((library) => withRead(library, paper, now()));
}

const lists = listsOf(document);
watch(mark);
mark();
if ("prerendering" in document && document.prerendering) {
  document.addEventListener("prerenderingchange", opened, { once: true });
} else opened();
