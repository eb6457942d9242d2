import { createHash } from "node:crypto";

/** Eight hexadecimal digits that tell one content from another: the start of its SHA-256. */
export function shortHash(content: string | Uint8Array): string {
  return sha256Of(content).slice(0, 8);
}

/** SHA-256 in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
