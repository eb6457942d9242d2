import fc from "fast-check";
import { expect, test } from "vitest";
import { type LiveSite, type Street, startSite } from "./livesite.ts";
import { fetchDirectly } from "./provider/directly.ts";
import type { Fault } from "./provider/faults.ts";
import { type Provider, startProvider } from "./provider/provider.ts";
import { contentAt, type Dying, day, run } from "./runner.ts";

/** The same mornings each time, unless others are asked for; a failure prints its seed and the smallest morning that fails. */
const seed = Number(process.env.SEED ?? 20261123);
const mornings = 1000;
/** Lived through side by side, since much of a morning is waiting: in the first a hundred over the network, without one in the others. */
const streams = [100, 225, 225, 225, 225];

/** What one runner meets. */
interface Runner {
  readonly dies: Dying | null;
}

/** One start of the workflow, by one runner or two at once. */
interface Round {
  readonly runners: readonly Runner[];
  readonly faults: readonly (Fault | null)[];
  readonly street: Street;
  /** How many turns of the event loop requests and answers are on their way, over and over, where there is no network. */
  readonly turns: readonly number[];
}

const accepted = fc.boolean();
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: accepted.map((accepted): Fault => ({ kind: "cut", accepted })) },
  { weight: 4, arbitrary: accepted.map((accepted): Fault => ({ kind: "failed", status: 502, accepted })) },
  { weight: 3, arbitrary: accepted.map((accepted): Fault => ({ kind: "garbled", accepted })) },
  { weight: 3, arbitrary: accepted.map((accepted): Fault => ({ kind: "truncated", accepted })) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 900 }).map((seconds): Fault => ({ kind: "limited", seconds })) },
  { weight: 2, arbitrary: fc.constantFrom(401, 403, 500).map((status): Fault => ({ kind: "echo", status })) },
  { weight: 1, arbitrary: fc.constantFrom(302, 307, 308).map((status): Fault => ({ kind: "moved", status })) },
  { weight: 1, arbitrary: fc.constant<Fault>({ kind: "portal" }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ kind: "next elsewhere" }) },
  { weight: 1, arbitrary: fc.constantFrom("before", "after").map((done): Fault => ({ kind: "slow", ms: 70, done })) },
);
const runner = fc.record({
  dies: fc.option(fc.record({ at: fc.integer({ min: 0, max: 20 }), sends: fc.boolean() }), { freq: 2 }),
});
const round: fc.Arbitrary<Round> = fc.record({
  runners: fc.array(runner, { minLength: 1, maxLength: 2 }),
  faults: fc.array(fc.option(fault, { freq: 2 }), { maxLength: 8 }),
  street: fc.constantFrom<Street>("live", "live", "live", "not yet", "one dead", "failing", "down"),
  turns: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
});
const morning = fc.record({
  isQuiet: fc.nat(7).map((n) => n === 0),
  at: fc.constantFrom("", ', at: "19:00"', ', at: "07:30"'),
  rounds: fc.array(round, { minLength: 1, maxLength: 4 }),
  ending: fc.array(
    runner.map((): Runner => ({ dies: null })),
    { minLength: 1, maxLength: 2 },
  ),
  provider: fc.record({
    guarded: fc.boolean(),
    first: fc.constantFrom("markdown", "template"),
    pageSize: fc.integer({ min: 1, max: 3 }),
  }),
});

/** What was told, by whoever did not die. */
async function play(
  { runners, faults, street, turns }: Round,
  found: ReturnType<typeof contentAt>,
  provider: Provider,
  site: LiveSite,
  { timeout, isDirect }: { readonly timeout: number; readonly isDirect: boolean },
) {
  let at = 0;
  const through = isDirect ? fetchDirectly(() => turns[at++ % turns.length] ?? 0) : fetch;
  provider.faults.plan(faults);
  site.street = street;
  // The clock, the network's own pace aside, is the provider's: an answer that is slow here is one that comes too late.
  const outcomes = await Promise.all(runners.map(({ dies }) => run(found, provider, { dies, timeout, through })));
  return outcomes.flatMap((told) => told ?? []);
}

const onItsWay = (provider: Provider) => provider.emails.filter(({ status }) => status !== "draft").length;

test(`on each of ${mornings} mornings exactly one letter goes out where the day has papers, and none where it has none (seed ${seed})`, async () => {
  await Promise.all(streams.map((numRuns, n) => live(numRuns, seed + n, n > 0)));
}, 300_000);

async function live(numRuns: number, seed: number, isDirect: boolean): Promise<void> {
  const site = await startSite();
  await fc.assert(
    fc.asyncProperty(morning, async ({ isQuiet, at, rounds, ending, provider: options }) => {
      const provider = await startProvider({ ...options, now: `${day}T18:05:00.000Z` });
      try {
        const found = contentAt(site.url, isQuiet, at);
        const told: string[] = [];
        for (const one of rounds) {
          const before = onItsWay(provider);
          told.push(
            ...(await play(one, found, provider, site, { timeout: 50, isDirect })).map(({ sentence }) => sentence),
          );
          // Nothing leaves while a page that it links to is not there.
          if (one.street !== "live") expect(onItsWay(provider)).toBe(before);
          // What is still being worked on when a runner gives it up is done before the next one starts.
          await provider.settled();
          provider.advance(600);
        }
        const last = await play({ runners: ending, faults: [], street: "live", turns: [1] }, found, provider, site, {
          timeout: 5000,
          isDirect,
        });
        provider.advance(2 * 86_400);

        expect(last.filter(({ ok }) => !ok)).toEqual([]);
        expect(provider.letters.map(({ slug, times }) => ({ slug, times }))).toEqual(
          isQuiet ? [] : [{ slug: `daily-${day}`, times: 1 }],
        );
        expect(provider.emails.length).toBe(isQuiet ? 0 : 1);
        expect(provider.violations).toEqual([]);
        expect([...told, ...last.map(({ sentence }) => sentence)].join("\n")).not.toContain(provider.key);
      } finally {
        await provider.close();
      }
    }),
    { numRuns, seed },
  );
  await site.close();
}
