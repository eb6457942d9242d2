import { rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { namesIn, readText, writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import { compare } from "../config/problem.ts";
import { systemErrorIn } from "../config/system.ts";
import type { Answer, Ask } from "./source.ts";

const keptSchema = z.strictObject({
  v: z.literal(1),
  url: z.string(),
  accept: z.string(),
  /** Only what may be sent back in a header. */
  etag: z
    .string()
    .regex(/^(W\/)?"[!#-~]*"$/)
    .optional(),
  lastModified: z
    .string()
    .regex(/^[ -~]{1,64}$/)
    .optional(),
  status: z.literal(200),
  headers: z.record(z.string(), z.string()),
  /** In base64, and the SHA-256 of its bytes in hexadecimal. */
  body: z.string(),
  digest: z.string(),
});

/** An earlier answer, and what to ask upstream with whether it still holds. */
export interface Kept {
  readonly answer: Answer;
  /** `If-None-Match` and `If-Modified-Since`, where the answer had what they need. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** Answers kept: a month of days, from three sources. */
const mostFiles = 100;

/** An answer of 20 MB, in base64, and its headers. */
const mostBytes = 28_000_000;

/** The answer kept for an ask; null without one, and where its file is broken or was not written for this ask. */
export function readKept(folder: string, ask: Ask): Kept | null {
  const text = readText(folder, nameOf(ask), mostBytes);
  if (!text.ok) return null;
  const { data } = keptSchema.safeParse(parsed(text.value));
  if (data?.url !== ask.url || data.accept !== ask.accept) return null;
  const body = Buffer.from(data.body, "base64");
  if (sha256Of(body) !== data.digest) return null;
  const conditions = {
    ...(data.etag === undefined ? {} : { "if-none-match": data.etag }),
    ...(data.lastModified === undefined ? {} : { "if-modified-since": data.lastModified }),
  };
  return { answer: { status: data.status, headers: data.headers, body }, conditions };
}

/**
 * Keeps an answer that has an ETag or the time of its last change, and lets go of those that were longest unused. Where the
 * disk refuses, nothing is kept, and the next run asks for the whole answer.
 *
 * @param now Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function keep(folder: string, ask: Ask, { status, headers, body }: Answer, now: number): void {
  const { data } = keptSchema.safeParse({
    ...{ v: 1, url: ask.url, accept: ask.accept },
    ...{ etag: headers.etag, lastModified: headers["last-modified"], status, headers },
    ...{ body: Buffer.from(body).toString("base64"), digest: sha256Of(body) },
  });
  if (!data || (data.etag === undefined && data.lastModified === undefined)) return;
  onDisk(() => {
    writeWhole(join(folder, nameOf(ask)), JSON.stringify(data));
    markUsed(folder, ask, now);
    const names = namesIn(folder).filter((name) => /^[\da-f]{64}\.json$/.test(name));
    if (names.length <= mostFiles) return;
    const files = names
      .map((name) => ({ name, used: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used || compare(a.name, b.name));
    for (const { name } of files.slice(mostFiles)) rmSync(join(folder, name), { force: true });
  });
}

/** Notes that a kept answer was of use, in its file's time. */
export function markUsed(folder: string, ask: Ask, now: number): void {
  onDisk(() => utimesSync(join(folder, nameOf(ask)), now / 1000, now / 1000));
}

function onDisk(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!systemErrorIn(error)) throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameOf({ url, accept }: Ask): string {
  return `${sha256Of(`${url}\n${accept}`)}.json`;
}
