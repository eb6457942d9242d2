import { make } from "../dom.ts";
import type { Question } from "../search/ask.ts";
import { addressOf } from "./question.ts";

/** A link to another question. `key` names it among the links of all answers, so that focus can stay on it. */
export function linkTo(question: Question, key: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const link = make("a", { href: addressOf(question) }, ...children);
  link.dataset.ask = key;
  return link;
}

/** Words for those who can't see what a sign means. */
export function heard(text: string): HTMLElement {
  return make("span", { className: "heard", textContent: text });
}

/** Nodes with `between` between each two. */
export function joined(nodes: readonly Node[], between: string): (Node | string)[] {
  return nodes.flatMap((node, i) => (i > 0 ? [between, node] : [node]));
}
