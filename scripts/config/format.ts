/** The format of the content that this engine writes. It reads this one and the older ones; `npm run migrate` writes the next. */
export const format = 1;

/** The format that the text of a `site.yaml` says it is in; null where it says none, which `readSite` has a sentence for. */
export function formatOf(settings: string): number | null {
  const said = /^format:[ \t]*(\d+)[ \t]*(?:#.*)?\r?$/m.exec(settings)?.[1];
  return said === undefined ? null : Number(said);
}
