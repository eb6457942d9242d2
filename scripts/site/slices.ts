import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { writeWhole } from "../config/files.ts";
import type { Plan } from "./build.ts";
import type { Tier } from "./searchtiers.ts";

/** A part of a site's files, of several that are built apart, on as many machines, and joined. */
export interface Slice {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Reads "2/3"; null for what is no slice. */
export function readSlice(text: string): Slice | null {
  const [, number, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text)?.map(Number) ?? [];
  return number !== undefined && of !== undefined && number <= of ? { number, of } : null;
}

/** The slice that a file of the site is in: what belongs to one shelf in one, everything else by its path. */
function numberOf(path: string, of: number): number {
  const shelf = /^(?:api\/)?papers\/([^/.]+)/.exec(path)?.[1];
  const hash = createHash("sha256")
    .update(shelf === undefined ? path : `papers/${shelf}`)
    .digest();
  return (hash.readUInt32BE() % of) + 1;
}

/**
 * The part of a plan that makes one slice; all of it without one. It is planned from the whole collection, so that slices
 * joined are the whole site.
 */
export function slicedPlan(plan: Plan, slice: Slice | null): Plan {
  if (slice === null) return plan;
  const { number, of } = slice;
  const isOurs = (path: string) => numberOf(path, of) === number;
  return {
    ...plan,
    copies: new Map([...plan.copies].filter(([path]) => isOurs(path))),
    pictures: plan.pictures.filter(({ path }) => isOurs(path)),
    *outputs() {
      for (const output of plan.outputs()) if (isOurs(output.path)) yield output;
    },
  };
}

/** The parts of the search index that are in a slice: each is whole, and they are dealt out in turn. */
export function slicedTiers(tiers: readonly Tier[], slice: Slice | null): readonly Tier[] {
  return slice === null ? tiers : tiers.filter((_, i) => (i % slice.of) + 1 === slice.number);
}

/** What a build says of its slice: of one site only slices of the same inputs are joined. */
export interface SliceNote extends Slice {
  readonly inputs: string;
}

/** Where it says so: beside the site's folder. */
export function sliceFileOf(output: string): string {
  return `${output}.slice.json`;
}

/**
 * Says beside the output whether a slice stands there, and what it was made from.
 *
 * @param inputs Empty while it is being made.
 */
export function noteSlice(output: string, slice: Slice | null, inputs: string): void {
  const file = sliceFileOf(output);
  if (slice) writeWhole(file, `${JSON.stringify({ v: 1, ...slice, inputs })}\n`);
  else if (existsSync(file)) rmSync(file);
}

/** Null where there is none. */
export function readSliceNote(output: string): SliceNote | null {
  try {
    const { v, number, of, inputs } = JSON.parse(readFileSync(sliceFileOf(output), "utf8"));
    const slice = readSlice(`${number}/${of}`);
    return v === 1 && slice && typeof inputs === "string" ? { ...slice, inputs } : null;
  } catch {
    return null;
  }
}
