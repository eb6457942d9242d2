/** SHA-256 of each file of a site, in hexadecimal, by its path from the site's folder. */
export type Sums = ReadonlyMap<string, string>;

/** Reads what `sha256sum` writes and `sha256sum --check` reads: `<64 digits>  <path>`, a line a file. Null where a line is not one. */
export function readSums(text: string): Sums | null {
  const sums = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined || !isInside(path) || sums.has(path)) return null;
    sums.set(path, sum);
  }
  return sums;
}

/** The same, by path. */
export function printSums(sums: Sums): string {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join("");
}

/** True for a path that can't lead out of the folder that it is taken from, on any system, and stands on one line. */
function isInside(path: string): boolean {
  return !/[\p{Cc}\\:]/u.test(path) && path.split("/").every((name) => name !== "" && name !== "." && name !== "..");
}
