import type { Collection } from "../../scripts/editions/collection.ts";
import { startButtondown } from "../../scripts/newsletter/buttondown.ts";
import type { Manners } from "../../scripts/newsletter/connection.ts";
import type { Outcome } from "../../scripts/newsletter/outcome.ts";
import { type Asked, lettersFor, post } from "../../scripts/posting.ts";
import { collection, edition, paper, topic } from "./made.ts";
import type { Provider } from "./provider/provider.ts";

export const day = "2026-11-23";

/** By the provider's clock, on which waiting takes no time. */
export function mannersOf(provider: Provider, more: Partial<Manners> = {}): Manners {
  const now = () => Date.parse(provider.clock.now);
  const wait = async (span: number) => provider.advance(span / 1000);
  return { fetch, now, wait, timeout: 5000, patience: 600_000, ...more };
}

/** A collection of three papers that stands at an address, its edition of the day with papers, or quiet. */
export function contentAt(url: string, isQuiet: boolean, settings = ""): Collection {
  const papers = [1, 2, 3].map((n) => paper(n, { title: `Paper ${n} on graphs` }));
  const topics = [topic("graphs", "Graphs"), topic("optics", "Optics")];
  const before = edition("2026-11-22", []);
  const found = collection(
    { papers, topics, editions: [before, edition(day, isQuiet ? [] : papers)] },
    `newsletter: {buttondown: "broadsheet", send: true${settings}}\n`,
  );
  return { ...found, site: { ...found.site, url } };
}

export interface Dying {
  /** The request that is the last, counted from 0. */
  readonly at: number;
  /** Whether it still goes out. */
  readonly sends: boolean;
}

interface Run {
  readonly asked?: Exclude<Asked, "preview">;
  readonly to?: string;
  readonly date?: string;
  readonly dies?: Dying | null;
  /** Unit: milliseconds. */
  readonly timeout?: number;
  /** By which every request goes. */
  readonly through?: typeof fetch;
  /** Takes what is noted beside outcomes. */
  readonly notes?: string[];
}

/**
 * What the command does with letters. A run that dies is cut off in the middle, as a machine that is switched off: nothing of
 * it goes on. Null is what comes of that.
 */
export async function run(
  found: Collection,
  provider: Provider,
  { asked = "send", to = "", date, dies = null, timeout = 5000, through = fetch, notes = [] }: Run = {},
): Promise<readonly Outcome[] | null> {
  let die: (nothing: null) => void = () => undefined;
  const died = new Promise<null>((done) => {
    die = done;
  });
  let requests = 0;
  const fetched: typeof fetch = async (...request) => {
    const at = requests++;
    if (dies && at >= dies.at) {
      if (at === dies.at && dies.sends)
        await through(...request)
          .then((answer) => answer.text())
          .catch(() => "");
      die(null);
      return new Promise(() => undefined);
    }
    return through(...request);
  };
  const manners = mannersOf(provider, { fetch: fetched, timeout });
  const work = async () => {
    const { written } = lettersFor(found, asked, date, manners.now());
    const outcomes: Outcome[] = [];
    const buttondown = startButtondown(provider.key, provider.url, manners);
    const tell = (outcome: Outcome) => outcomes.push(outcome);
    await post(found, written, asked, { to, buttondown, manners }, { tell, notes: (sentence) => notes.push(sentence) });
    return outcomes;
  };
  return Promise.race([work(), died]);
}
