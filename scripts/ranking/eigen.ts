/**
 * The eigenvectors of a symmetric matrix by cyclic Jacobi rotations, those of the largest eigenvalues first, ties as they come.
 *
 * @param symmetric Row-major, n x n. Overwritten.
 * @returns Row-major, n x n: each row an eigenvector of unit length.
 * @see Golub and Van Loan, "Matrix Computations", 4th edition, section 8.5.
 */
export function eigenvectorsOf(symmetric: Float64Array, n: number): Float64Array {
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(symmetric, vectors, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (symmetric[b * n + b] ?? 0) - (symmetric[a * n + a] ?? 0) || a - b);
  const sorted = new Float64Array(n * n);
  for (const [at, i] of order.entries()) sorted.set(vectors.subarray(i * n, (i + 1) * n), at * n);
  return sorted;
}

/** Off the diagonal nothing is left after five or six: convergence is quadratic. */
const sweeps = 8;

/** Turns rows and columns `p` and `q` so that their product vanishes. */
function rotate(matrix: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const product = matrix[p * n + q] ?? 0;
  const [first, second] = [matrix[p * n + p] ?? 0, matrix[q * n + q] ?? 0];
  if (Math.abs(product) <= 1e-15 * Math.sqrt(Math.abs(first * second))) return;
  const theta = (second - first) / (2 * product);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(matrix, p * n, q * n, 1, n, cosine, sine);
  turn(matrix, p, q, n, n, cosine, sine);
  turn(vectors, p * n, q * n, 1, n, cosine, sine);
}

/** Turns two lines of `n` numbers, `step` apart, in their plane. */
function turn(
  numbers: Float64Array,
  p: number,
  q: number,
  step: number,
  n: number,
  cosine: number,
  sine: number,
): void {
  for (let i = 0; i < n * step; i += step) {
    const [a, b] = [numbers[p + i] ?? 0, numbers[q + i] ?? 0];
    numbers[p + i] = cosine * a - sine * b;
    numbers[q + i] = sine * a + cosine * b;
  }
}
