/** "150 ms", "30 s", "10 min". Unit of the argument: milliseconds. */
export function spanOf(span: number): string {
  const [unit, name] = span < 1000 ? [1, "ms"] : span < 120_000 ? [1000, "s"] : [60_000, "min"];
  return `${Math.round((span / unit) * 10) / 10} ${name}`;
}
