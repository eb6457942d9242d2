/** For each row those that are nearest to it: nearest first, ties by row, never itself, none unlike it. */
export interface Neighbours {
  /** Neighbours of a row, at most. */
  readonly most: number;
  /** Row-major, rows x `most`. */
  readonly rows: Uint32Array;
  /** Beside `rows`, in ten-thousandths: whole numbers in `[0, 10000]`, 0 where a row has no more neighbours. */
  readonly likenesses: Uint16Array;
}

/** Of rows of which nothing is known yet. */
export function noNeighbours(rows: number, most: number): Neighbours {
  return { most, rows: new Uint32Array(rows * most), likenesses: new Uint16Array(rows * most) };
}

/** Writes another row among the nearest of a row, if it is one of them, and isn't there yet. */
export function keep({ most, rows, likenesses }: Neighbours, row: number, other: number, likeness: number): void {
  const start = row * most;
  const isBefore = (at: number) => {
    const kept = likenesses[at] ?? 0;
    return likeness > kept || (likeness === kept && other < (rows[at] ?? 0));
  };
  let at = start + most;
  while (at > start && isBefore(at - 1)) at--;
  if (
    likeness === 0 ||
    at === start + most ||
    (at > start && rows[at - 1] === other && likenesses[at - 1] === likeness)
  )
    return;
  rows.copyWithin(at + 1, at, start + most - 1);
  likenesses.copyWithin(at + 1, at, start + most - 1);
  rows[at] = other;
  likenesses[at] = likeness;
}

/** What some rows are to each other, told of a larger number of rows: theirs are `places`, ascending. */
export function spread({ most, rows, likenesses }: Neighbours, places: Uint32Array, all: number): Neighbours {
  const wide = noNeighbours(all, most);
  for (let row = 0; row < places.length; row++) {
    const [from, to] = [row * most, (places[row] ?? 0) * most];
    for (let k = 0; k < most; k++) {
      wide.rows[to + k] = places[rows[from + k] ?? 0] ?? 0;
      wide.likenesses[to + k] = likenesses[from + k] ?? 0;
    }
  }
  return wide;
}

/** The other way round: of some rows, which are neighbours of each other alone, their places for their numbers. */
export function gathered({ most, rows, likenesses }: Neighbours, places: Uint32Array): Neighbours {
  const placeOf = new Uint32Array(likenesses.length / most);
  places.forEach((row, place) => {
    placeOf[row] = place;
  });
  const narrow = noNeighbours(places.length, most);
  for (let place = 0; place < places.length; place++) {
    const [from, to] = [(places[place] ?? 0) * most, place * most];
    for (let k = 0; k < most; k++) {
      const isThere = (likenesses[from + k] ?? 0) > 0;
      narrow.rows[to + k] = isThere ? (placeOf[rows[from + k] ?? 0] ?? 0) : 0;
      narrow.likenesses[to + k] = likenesses[from + k] ?? 0;
    }
  }
  return narrow;
}
