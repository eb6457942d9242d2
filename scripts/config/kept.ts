import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./files.ts";

/** What earlier builds computed, by name. Any of it may be lost at any time: that costs the time to compute it again, and nothing else. */
export interface Kept {
  /**
   * The bytes as they were put; null where there are none, or none that can be relied on. They start at a multiple of 8 in their
   * buffer, so that numbers of any width can be read in place.
   */
  get(name: string): Buffer<ArrayBuffer> | null;
  put(name: string, bytes: Uint8Array): void;
}

/** For those who compute everything anew. */
export const keptNothing: Kept = { get: () => null, put: () => {} };

/**
 * Keeps each in a file of its own, written whole. A file is read only if it is what was written: its head says the format, and the
 * SHA-256 of its version, its name and what follows, so that what is cut short, damaged, misplaced or older is as good as none.
 *
 * @param folder Made when something is put.
 * @param version Of the code that computes what is kept, where a change of it changes what that is: of another version is none.
 */
export function keptIn(folder: string, version = ""): Kept {
  const fileOf = (name: string) => join(folder, `${name}.bin`);
  return {
    get(name) {
      const file = read(fileOf(name));
      const bytes = file?.subarray(headSize);
      return file && bytes && file.subarray(0, headSize).equals(headOf(`${version}\0${name}`, bytes)) ? bytes : null;
    },
    put: (name, bytes) => writeWhole(fileOf(name), Buffer.concat([headOf(`${version}\0${name}`, bytes), bytes])),
  };
}

/** Of this module: what the bytes mean, and whether they are what the asker wants, is for the asker to say in them. */
const format = "kept 1";
const headSize = 64;

function headOf(what: string, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(headSize);
  head.write(format);
  createHash("sha256")
    .update(`${what}\0`)
    .update(bytes)
    .digest()
    .copy(head, headSize / 2);
  return head;
}

/** At a multiple of 8: Node may put a small file into a buffer that others share. */
function read(file: string): Buffer<ArrayBuffer> | null {
  try {
    const bytes = readFileSync(file);
    return bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  } catch {
    return null;
  }
}
