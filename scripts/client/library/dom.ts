import { make } from "../dom.ts";

/** A button that does something here, with what it is about in an element of that id. */
export function button(text: string, onclick: () => void, about?: string): HTMLButtonElement {
  const node = make("button", { type: "button", textContent: text, onclick });
  if (about) node.setAttribute("aria-describedby", about);
  return node;
}

/** Shows a button as pressed or not, in its words too. */
export function press(node: HTMLElement, pressed: boolean, words: string): void {
  node.ariaPressed = String(pressed);
  if (node.textContent !== words) node.textContent = words;
}

/** Says something in a live region, also when it said the same before. */
export function say(region: HTMLElement, ...what: (Node | string)[]): void {
  region.replaceChildren();
  // Readers of screens notice a change, and only of what they have already seen empty.
  setTimeout(() => region.replaceChildren(...what), 50);
}

/** Adds rules to the page, into the layer of components: a fork's theme wins over them. */
export function style(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer components{${rules}}`);
  document.adoptedStyleSheets.push(sheet);
}

/** Now, as it is kept. */
export const now = (): string => new Date().toISOString();
