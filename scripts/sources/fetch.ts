import { retryAfter } from "../config/retryafter.ts";
import { type Failure, request } from "./connection.ts";
import { type Kept, keep, markUsed, readKept } from "./kept.ts";
import { redirectOf, tooManyRedirects } from "./redirects.ts";
import type { Answer, Ask, Nothing } from "./source.ts";
import { startSpacing } from "./spacing.ts";
import { spanOf } from "./span.ts";

/** How a run asks. Times are in milliseconds. */
export interface Manners {
  /** The `User-Agent` header: the project, its version and its address, "Broadsheet/0.1 (+https://...)". */
  readonly agent: string;
  /** Since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly wait: (span: number) => Promise<void>;
  /** In `[0, 1)`, another one each time. */
  readonly random: () => number;
  /** For all asking of a run, counted from the first; `> 0`. The limits of one request and of one wait are parts of it. */
  readonly patience: number;
  /** The folder of answers that upstream need not send again; null for none. */
  readonly cache: string | null;
}

/** What came of one ask, and how often upstream was asked. */
export type Fetched =
  | {
      readonly ok: true;
      readonly answer: Answer;
      /** Upstream said that it is the one of an earlier run. */
      readonly notModified: boolean;
      readonly tries: number;
    }
  | { readonly ok: false; readonly nothing: Nothing; readonly tries: number };

/**
 * Asks upstream; `title` is the source's name, with which the sentence starts that says why nothing came. Never rejects for
 * anything that upstream does. Asks are answered one after the other, in the order in which they are made.
 */
export type Get = (ask: Ask, title: string) => Promise<Fetched>;

const mostTries = 4;
const mostRedirects = 5;

/**
 * Starts the asking of one run: one request over one connection at a time, each host left alone between two, another try where
 * it may help, and an end to all of it. What upstream answers is the source's to judge, but for 429, 500, 502, 503 and 504.
 *
 * @throws {RangeError} If `patience` is not more than 0.
 */
export function startFetching({ agent, now, wait, random, patience, cache }: Manners): Get {
  if (!(patience > 0)) throw new RangeError(`Cannot ask within ${patience} ms: expected more than 0`);
  const spacing = startSpacing(now);
  const longest = Math.min(patience / 20, 30_000);
  const usedUp = `the ${spanOf(patience)} for asking are used up`;
  let end = Infinity;
  let before: Promise<unknown> = Promise.resolve();

  /** One request, and those to which it is redirected. */
  async function once({ url, accept }: Ask, kept: Kept | null): Promise<Answer | Failure | null> {
    const headers = { "user-agent": agent, accept, ...kept?.conditions };
    let to = new URL(url);
    for (let redirects = 0; ; redirects++) {
      const gap = spacing.left(to.hostname);
      if (now() + gap >= end) return null;
      if (gap > 0) await wait(gap);
      const answer = await request(to, headers, Math.max(1, Math.floor(Math.min(longest, end - now()))));
      spacing.ended(to.hostname);
      if ("what" in answer) return answer;
      const next = redirectOf(answer, to);
      if (next === null) return unable(answer, now()) ?? answer;
      if (!(next instanceof URL)) return next;
      if (redirects === mostRedirects) return tooManyRedirects(to, mostRedirects);
      to = next;
    }
  }

  async function all(ask: Ask, title: string): Promise<Fetched> {
    if (end === Infinity) end = now() + patience;
    const kept = cache === null ? null : readKept(cache, ask);
    const failures: Failure[] = [];
    const nothing = ({ cause }: Pick<Failure, "cause">, note: string): Fetched => {
      return { ok: false, nothing: { cause, note: `${title} ${note}` }, tries: failures.length };
    };
    for (;;) {
      const came = await once(ask, kept);
      const last = failures.at(-1);
      if (came === null)
        return last ? nothing(last, `${said(failures)}, and ${usedUp}`) : nothing(down, `was not asked: ${usedUp}`);
      if (!("what" in came)) {
        const tries = failures.length + 1;
        const notModified = kept !== null && came.status === 304;
        if (cache !== null && notModified) markUsed(cache, ask, now());
        if (cache !== null && came.status === 200) keep(cache, ask, came, now());
        return { ok: true, answer: notModified ? kept.answer : came, notModified, tries };
      }
      failures.push(came);
      if (!came.again || failures.length === mostTries) return nothing(came, said(failures));
      const { after = 0 } = came;
      if (now() + after >= end)
        return nothing(came, `${said(failures)}, and wants us back at ${moment(now() + after)}, when ${usedUp}`);
      const pause = Math.max(after, random() * ceilingOf(failures.length, patience));
      if (now() + pause >= end) return nothing(came, `${said(failures)}, and ${usedUp}`);
      await wait(pause);
    }
  }

  return (ask, title) => {
    const mine = before.then(() => all(ask, title));
    before = mine.catch(() => undefined);
    return mine;
  };
}

const down = { cause: "down" } as const;

/**
 * The longest that is waited after a failed try: the wait itself is anything from nothing to this, so that those who failed
 * together don't come back together. Eight times as long after each: of four tries the last comes after a restart, not
 * within it.
 *
 * @param failed Tries that failed, `>= 1`.
 * @returns Unit: milliseconds. With ten minutes of patience: 1 s, 8 s, 60 s.
 * @see Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015: "full jitter".
 */
function ceilingOf(failed: number, patience: number): number {
  return Math.min(patience / 10, (patience / 600) * 8 ** (failed - 1));
}

/** Why an answer's status is none that a source can judge; null for one that is. */
function unable({ status, headers }: Answer, now: number): Failure | null {
  if (![429, 500, 502, 503, 504].includes(status)) return null;
  const after = retryAfter(headers["retry-after"], now) ?? 0;
  return { what: `answered with status ${status}`, cause: status === 429 ? "refused" : "down", again: true, after };
}

const times = ["", "", ", twice", ", three times", ", four times"];

/** "did not answer within 30 s, four times". */
function said(failures: readonly Failure[]): string {
  const what = failures.at(-1)?.what ?? "";
  if (failures.every((failure) => failure.what === what)) return `${what}${times[failures.length]}`;
  return `${what} at the last of ${failures.length} tries`;
}

/** "2026-11-23T18:00:00Z"; of what is later than any date, the last. */
function moment(instant: number): string {
  return new Date(Math.min(instant, 8.64e15)).toISOString().replace(/\.\d+/, "");
}
