/** A topic in the legend: its button, and how its papers are drawn. */
export interface Mark {
  readonly button: HTMLButtonElement;
  readonly name: string;
  readonly url: string;
  readonly shape: Path2D;
  /** As it is shown now: schemes and forced colours change it. */
  readonly colour: () => string;
}

/** Reads the legend, as the page has it. */
export function marksIn(legend: HTMLElement): Mark[] {
  return [...legend.querySelectorAll("button")].map((button) => {
    const path = button.querySelector("path");
    return {
      button,
      name: button.dataset.name ?? "",
      url: button.dataset.url ?? "",
      shape: new Path2D(path?.getAttribute("d") ?? ""),
      colour: () => (path ? getComputedStyle(path).fill : ""),
    };
  });
}
