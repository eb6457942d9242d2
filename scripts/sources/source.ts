import type { Cause } from "../config/causes.ts";
import type { Site } from "../config/site.ts";
import type { Day } from "../papers/paper.ts";

/** What one source says of one paper. What it doesn't say is absent; texts are plain, TeX as it came. */
export interface Statement {
  readonly title: string;
  readonly abstract: string;
  /** Said of a paper that was announced before, such as a new version: it updates one that is known, and makes none. */
  readonly only?: "update";
  /** Without its version. */
  readonly arxiv?: string;
  readonly version?: string;
  readonly authors?: readonly string[];
  readonly published?: Day;
  readonly updated?: Day;
  /** The day on which the source announced it. */
  readonly listed?: Day;
  readonly categories?: readonly string[];
  readonly doi?: string;
  readonly code?: string;
  readonly project?: string;
  readonly venue?: string;
  /** The reason, in the source's words. */
  readonly withdrawn?: string;
  /** As they stood when the answer came. */
  readonly counts?: { readonly upvotes: number; readonly comments?: number; readonly stars?: number };
}

/** One row of an answer that can't be used. */
export interface Refusal {
  /** Counted from 1. A paper that was asked for by id and didn't come has the place of its id in the ask. */
  readonly row: number;
  /** The paper, where the row still says which. */
  readonly id?: string;
  /** One sentence: what was wanted, and what was seen. */
  readonly reason: string;
}

/** A day without a list, and why. */
export interface Nothing {
  readonly cause: Cause;
  /** What was asked and what was seen, in one sentence that starts with the source's name. */
  readonly note: string;
}

/** One thing to ask a source for. */
export interface Ask {
  readonly url: string;
  /** The `Accept` header. */
  readonly accept: string;
  /** The day whose list this is, in the source's own days; absent where papers are asked for by id. */
  readonly day?: Day;
  /** The arXiv ids asked for. */
  readonly ids?: readonly string[];
}

/** What a server said, whatever its status. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** What was read from one answer. Each row is a statement or a refusal, or left out as `nothing` says. */
export interface Parsed {
  /** Rows that the answer holds. */
  readonly rows: number;
  readonly statements: readonly Statement[];
  readonly refusals: readonly Refusal[];
  /** Why this is no list of the day that was asked for; null for one. */
  readonly nothing: Nothing | null;
  /** The rest, where the answer is one page of several. */
  readonly next?: Ask;
}

/** A source on the network: what to ask for a day, and how to read what comes. Reads no clock and fetches nothing itself. */
export interface Source {
  readonly name: SourceName;
  /** "Hugging Face", as sentences say it. */
  readonly title: string;
  /** Requests for the list of one day. `today` is the day that it is now at the source, in UTC. */
  readonly forDay: (day: Day, today: Day, settings: Site["sources"]) => readonly Ask[];
  /** Requests for papers by arXiv id, where the source can be asked so. */
  readonly forIds?: (ids: readonly string[], settings: Site["sources"]) => readonly Ask[];
  /** Never throws: what can't be read is in `refusals` or `nothing`. `today` as above. */
  readonly parse: (ask: Ask, answer: Answer, today: Day) => Parsed;
}

export type SourceName = "huggingface" | "arxiv";
