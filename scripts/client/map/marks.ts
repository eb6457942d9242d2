import type { Ink } from "./draw.ts";

/** A topic in the legend: its button, and how its papers are drawn. */
interface Mark {
  readonly button: HTMLButtonElement;
  readonly name: string;
  readonly url: string;
  /** Around the middle, as a path of SVG. */
  readonly shape: string;
}

/** Reads the legend, as the page has it. */
export function marksIn(legend: HTMLElement): Mark[] {
  return [...legend.querySelectorAll("button")].map((button) => ({
    button,
    name: button.dataset.name ?? "",
    url: button.dataset.url ?? "",
    shape: button.querySelector("path")?.getAttribute("d") ?? "",
  }));
}

/** As the style sheet has it, on properties of the canvas and of the marks: only these are resolved for the scheme in force. */
export function inkOf(canvas: HTMLCanvasElement, marks: readonly Mark[]): Ink {
  const style = getComputedStyle(canvas);
  return {
    ink: style.color,
    ground: style.backgroundColor,
    rule: style.textDecorationColor,
    accent: style.caretColor,
    land: style.columnRuleColor,
    titles: getComputedStyle(document.querySelector("h1") ?? canvas).fontFamily,
    labels: style.fontFamily,
    marks: marks.map(({ button }) => getComputedStyle(button.querySelector("path") ?? button).fill),
  };
}
