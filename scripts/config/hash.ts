import { createHash } from "node:crypto";

/** Eight hexadecimal digits that tell one content from another: the start of its SHA-256. */
export function shortHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}
