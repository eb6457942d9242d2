import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../ranking/layout.ts";
import type { Sparse } from "../ranking/sparse.ts";

/** Places linked things on a plane, see `ranking/layout.ts`. */
export type Layout = (links: Sparse) => Uint16Array;

/** The file of places in the cache: those of 2,000 papers take some 2 seconds to find. Its loss costs that time and nothing else. */
export const layoutFile = "layout.bin";

/**
 * Gives the same places as the last build's, where links and engine are the same.
 *
 * @returns The layout, and what it has found anew since, for the file; null where it found nothing.
 */
export function keptLayout(cache: string, engine: string): { layout: Layout; found: () => Uint8Array | null } {
  let found: Uint8Array | null = null;
  const layout = (links: Sparse) => {
    const name = nameOf(links, engine);
    const known = read(join(cache, layoutFile));
    const size = 4 * (links.offsets.length - 1);
    if (known?.length === name.length + size && known.subarray(0, name.length).equals(name)) {
      const bytes = known.subarray(name.length);
      return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i));
    }
    const places = layoutOf(links);
    const bytes = Buffer.alloc(2 * places.length);
    places.forEach((place, i) => {
      bytes.writeUInt16LE(place, 2 * i);
    });
    found = Buffer.concat([name, bytes]);
    return places;
  };
  return { layout, found: () => found };
}

/** Of everything that places depend on. */
function nameOf({ offsets, ids, values }: Sparse, engine: string): Buffer {
  const hash = createHash("sha256").update(engine);
  for (const { buffer, byteOffset, byteLength } of [offsets, ids, values])
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest();
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
