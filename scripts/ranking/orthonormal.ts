/**
 * Makes the columns of a matrix orthonormal, in place, without leaving the space that they span: Cholesky's factor of their
 * products, divided out. A column that depends on those before it becomes zero.
 *
 * @param matrix Row-major, rows x columns. The squared lengths of its columns may differ by a factor of about `1e10` at most.
 * @see Golub and Van Loan, "Matrix Computations", 4th edition, section 4.2 (Cholesky) and 5.2.
 */
export function orthonormalise(matrix: Float64Array, columns: number): void {
  const factor = factorOf(productsOf(matrix, columns), columns);
  for (let at = 0; at < matrix.length; at += columns) {
    for (let i = 0; i < columns; i++) {
      let value = matrix[at + i] ?? 0;
      for (let j = 0; j < i; j++) value -= (factor[i * columns + j] ?? 0) * (matrix[at + j] ?? 0);
      matrix[at + i] = value * (factor[i * columns + i] ?? 0);
    }
  }
}

/** The products of all pairs of columns. Row-major, columns x columns, symmetric. */
export function productsOf(matrix: Float64Array, columns: number): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let at = 0; at < matrix.length; at += columns) {
    for (let i = 0; i < columns; i++) {
      const value = matrix[at + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) {
        const k = i * columns + j;
        products[k] = (products[k] ?? 0) + value * (matrix[at + j] ?? 0);
      }
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) products[j * columns + i] = products[i * columns + j] ?? 0;
  }
  return products;
}

/** What is left of a column's square, as a share of it, from which on the column is more than rounding. */
const independent = 1e-12;

/** Cholesky's factor of a symmetric matrix, its diagonal inverted: 0 for a row that depends on those before. */
function factorOf(products: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let value = products[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) value -= (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
      if (j < i) factor[i * n + j] = value * (factor[j * n + j] ?? 0);
      else factor[i * n + i] = value > independent * (products[i * n + i] ?? 0) ? 1 / Math.sqrt(value) : 0;
    }
  }
  return factor;
}
