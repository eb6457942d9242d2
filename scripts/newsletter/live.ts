import { ask, type Manners } from "./connection.ts";

/** Waits between looks at a page that is not there: a site that was just published may take a minute to show. Unit: milliseconds. */
const pauses = [0, 5_000, 15_000, 45_000];
const atOnce = 4;
/** A page that is slower than this is none that a letter should lead to. Unit: milliseconds. */
const slowest = 10_000;

/**
 * The first of these addresses that does not answer 200 after a few looks, and what it answers instead; null where all do.
 * Redirections are not followed: an address that leads elsewhere is not the page that a letter means.
 *
 * @param live Those that have answered so far; what is found is added. `notes` is told of each pause.
 */
export async function firstDead(
  addresses: readonly string[],
  {
    live,
    manners,
    notes,
  }: {
    readonly live: Set<string>;
    readonly manners: Manners;
    readonly notes: (sentence: string) => void;
  },
): Promise<string | null> {
  let dead: string | null = null;
  for (const pause of pauses) {
    if (pause > 0) {
      notes(`Waits ${pause / 1000} s for ${dead}.`);
      await manners.wait(pause);
    }
    dead = null;
    const waiting = [...new Set(addresses)].filter((address) => !live.has(address));
    const look = async () => {
      for (let address = waiting.shift(); address !== undefined && dead === null; address = waiting.shift()) {
        const answer = await ask(address, {}, { ...manners, timeout: Math.min(manners.timeout, slowest) });
        if (answer.status === 200) live.add(address);
        else
          dead ??= `${address}, which ${answer.status === null ? `gave no answer: ${answer.why}` : `answered ${answer.status}`}`;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, look));
    if (dead === null) return null;
  }
  return dead;
}
