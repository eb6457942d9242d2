/** Holds a formula's or a link's place, so that a command may reach over it: `\textbf{$k$-means}`. Of Unicode's private use. */
const slot = "\ue000";
const slots = /\ue000/g;

/** What is converted already, and only has to keep its place. */
export interface Done {
  readonly done: string;
}

/** Text converted as one piece around what is done already. */
export function aroundSlots(pieces: readonly (string | Done)[], convertText: (text: string) => string): string {
  const fillings: string[] = [];
  const around = pieces.map((piece) => {
    // A text's own private character fills a slot of its own.
    if (typeof piece === "string") fillings.push(...(piece.match(slots) ?? []));
    else fillings.push(piece.done);
    return typeof piece === "string" ? piece : slot;
  });
  let next = 0;
  return convertText(around.join("")).replace(slots, () => fillings[next++] ?? "");
}
