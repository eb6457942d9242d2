/** Rows that are mostly zeros (CSR): row `r` has the numbers `values[k]` at the columns `ids[k]`, `offsets[r] <= k < offsets[r + 1]`. */
export interface Sparse {
  /** Rows + 1. */
  readonly offsets: Uint32Array;
  /** Columns, ascending within a row. */
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** Where each of some runs starts, and after them where the last one ends. */
export function offsetsOf(lengths: ArrayLike<number>): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) offsets[i + 1] = (offsets[i] ?? 0) + (lengths[i] ?? 0);
  return offsets;
}

/** The same numbers by column, each column's rows ascending. */
export function transpose({ offsets, ids, values }: Sparse, columns: number): Sparse {
  const lengths = new Uint32Array(columns);
  for (const id of ids) lengths[id] = (lengths[id] ?? 0) + 1;
  const turned: Sparse = {
    offsets: offsetsOf(lengths),
    ids: new Uint32Array(ids.length),
    values: new Float32Array(ids.length),
  };
  const next = turned.offsets.slice();
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) {
      const column = ids[k] ?? 0;
      const at = next[column] ?? 0;
      next[column] = at + 1;
      turned.ids[at] = row;
      turned.values[at] = values[k] ?? 0;
    }
  }
  return turned;
}
