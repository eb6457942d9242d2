import { gunzipSync, gzipSync } from "node:zlib";
import { concat, unknownForm } from "./cbor.ts";

/** Files of an index, by their path in its folder. */
export type IndexFiles = Map<string, Uint8Array>;

const signature = Buffer.from("pagefind_dcd");

/** What a file of Pagefind's holds. */
export function unpacked(file: Uint8Array): Uint8Array {
  const bytes = gunzipSync(file);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw unknownForm();
  return bytes.subarray(signature.length);
}

/** A file as Pagefind reads it. */
export const packed = (bytes: Uint8Array): Uint8Array =>
  // Most are of some kilobytes: zlib's usual memory for each, 270 KB, takes longer to get than they take to be compressed.
  gzipSync(concat(signature, bytes), { level: 6, windowBits: 14, memLevel: 7 });

/** The same for what every reader fetches. */
export const packedWell = (bytes: Uint8Array): Uint8Array => gzipSync(concat(signature, bytes), { level: 9 });

/** Takes a file out of an index. */
export function taken(files: IndexFiles, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw unknownForm();
  files.delete(path);
  return bytes;
}
