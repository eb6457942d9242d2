/** What GitHub Pages publishes of a site. Unit: bytes. */
const limit = 1e9;
/** The share of it from which a build warns. */
const near = 0.8;

/** Kinds of files by their paths: the first that fits is a file's. */
const kinds = [
  ["search", /^(?:pagefind|search)\//],
  ["data", /^(?:api|map)\/.*\.\w+$(?<!\.html)|^status\.json$/],
  ["pictures", /\.png$/],
  ["sitemaps", /(?:^|\/)sitemap[^/]*\.xml$/],
  ["markdown", /\.md$/],
  ["feeds", /\.(?:xml|opml)$|^feed\.json$/],
  ["pages of papers", /^papers\/.*(?<!\/index)\.html$/],
  ["editions", /^\d{4}\//],
  ["lists", /^(?:papers|topics)\//],
  ["the rest", /^/],
] as const;

/** How large a site is as it is sent to a host: as one tar. */
export interface Weight {
  readonly bytes: number;
  /** Of what GitHub Pages publishes; may be over 1. */
  readonly share: number;
  /** The largest first. */
  readonly kinds: readonly { readonly kind: string; readonly files: number; readonly bytes: number }[];
}

/** @param files Output paths, each with its size. Unit: bytes. */
export function weightOf(files: Iterable<readonly [path: string, bytes: number]>): Weight {
  const sums = new Map(kinds.map(([kind]) => [kind as string, { files: 0, bytes: 0 }]));
  const folders = new Set<string>();
  for (const [path, bytes] of files) {
    for (
      let at = path.lastIndexOf("/");
      at > 0 && !folders.has(path.slice(0, at + 1));
      at = path.lastIndexOf("/", at - 1)
    )
      folders.add(path.slice(0, at + 1));
    const sum = sums.get(kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? "");
    if (!sum) continue;
    sum.files++;
    sum.bytes += inTar(path, bytes);
  }
  const rest = sums.get("the rest");
  if (rest) rest.bytes += [...folders].reduce((sum, folder) => sum + inTar(folder, 0), 0);
  const sorted = [...sums]
    .map(([kind, sum]) => ({ kind, ...sum }))
    .filter((one) => one.files > 0)
    .sort((a, b) => b.bytes - a.bytes || (a.kind < b.kind ? -1 : 1));
  const bytes = sorted.reduce((sum, one) => sum + one.bytes, 0);
  return { bytes, share: bytes / limit, kinds: sorted };
}

const block = 512;
const blocks = (bytes: number) => block * Math.ceil(bytes / block);

/**
 * A header, and what fills whole blocks. A name that does not fit the header stands in a file before it.
 *
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
function inTar(path: string, bytes: number): number {
  const name = Buffer.byteLength(`./${path}`);
  return block + blocks(bytes) + (name > 100 ? block + blocks(name + 1) : 0);
}

/** A sentence of a site that comes near what is published; null of others. */
export function weightWarning(weight: Weight): string | null {
  if (weight.share < near) return null;
  const than = weight.share > 1 ? ", more than the 1 GB" : " of the 1 GB";
  return `The site takes ${inWords(weight.bytes)}${than} that GitHub Pages publishes: ${largest(weight)}.`;
}

/** How near a site is to what is published, in a line. */
export function weightInWords(weight: Weight): string {
  const percent = Math.max(1, Math.round(100 * weight.share));
  return `${inWords(weight.bytes)} to send, ${percent}% of what GitHub Pages publishes: ${largest(weight)}`;
}

const largest = ({ kinds }: Weight) =>
  kinds
    .slice(0, 5)
    .map(({ kind, bytes }) => `${kind} ${inWords(bytes)}`)
    .join(", ");

const inWords = (bytes: number) => (bytes < 1e8 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`);
