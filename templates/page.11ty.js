// @ts-check
/** Eleventy's one input: each changed page, printed by the template of its kind in `kinds/`. */
export const data = { pagination: { data: "changed", size: 1, alias: "entry" } };

/** @param {{ entry: { kind: string }, print: (template: string, context: object) => string }} given */
export function render({ entry, print }) {
  return print(`${entry.kind}.njk`, { entry });
}
