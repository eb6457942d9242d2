import { hash } from "node:crypto";
import type { Paper } from "./paper.ts";

const known = new WeakMap<Paper, string>();

/** A hash of everything that is known of a paper: 22 letters of SHA-256 in base 64. Computed once for a paper that is read once. */
export function digestOf(paper: Paper): string {
  const digest = known.get(paper) ?? hash("sha256", JSON.stringify(paper), "base64url").slice(0, 22);
  known.set(paper, digest);
  return digest;
}

/** Tells the digest of a paper that is known from an earlier run. */
export function rememberDigest(paper: Paper, digest: string): void {
  known.set(paper, digest);
}
