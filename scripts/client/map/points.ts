/** The map's papers, by number. Places are whole numbers from 0 to 4095. */
export interface Points {
  readonly size: number;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Numbers of each paper's topics in the legend, strongest first. */
  readonly topics: readonly (readonly number[])[];
  /** Where each topic's name stands. */
  readonly labels: readonly (readonly [x: number, y: number])[];
}

/** As the site writes it: see `site/pages/map.ts`. */
interface File {
  readonly shelves: readonly (readonly [shelf: string, names: readonly string[]])[];
  readonly titles: readonly string[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly topics: Points["topics"];
  readonly labels: Points["labels"];
}

export const width = 4096;

/** @throws {Error} If the file is not there: a page from yesterday, kept by the browser, may ask for yesterday's. */
export async function fetchPoints(url: string): Promise<Points> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`Cannot read the points: ${answer.status}`);
  const { shelves, titles, x, y, topics, labels }: File = await answer.json();
  const ids = shelves.flatMap(([shelf, names]) => names.map((name) => `${shelf}/${name}`));
  return { size: titles.length, ids, titles, x: Float64Array.from(x), y: Float64Array.from(y), topics, labels };
}
