import type { Area, Permission } from "./call.ts";
import { Desk, type Violation } from "./desk.ts";
import type { Faults, Plan } from "./faults.ts";
import { listening, type Recorded, recorded } from "./listening.ts";
import type { Subscriber } from "./render.ts";
import type { Email, Sent, Tag, TestSend } from "./store.ts";

/** How the provider is set up: each has a default. */
export interface ProviderOptions {
  /** The provider's clock at the start. */
  readonly now?: string;
  readonly key?: string;
  /** What the key may do; an area that isn't named is closed to it. */
  readonly permissions?: Readonly<Partial<Record<Area, Permission>>>;
  /** Names of tags; null: the plan has none. */
  readonly tags?: readonly string[] | null;
  readonly subscribers?: readonly Subscriber[];
  readonly username?: string;
  readonly name?: string;
  readonly author?: string;
  /** How many emails or tags a page of a list holds. */
  readonly pageSize?: number;
  /** How many requests a minute of the provider's clock are answered; null: any number. */
  readonly perMinute?: number | null;
  /** Whether only a draft can be published; without the guard a second publishing sends a second time. */
  readonly guarded?: boolean;
  /** Whether a deleted email stays in the list, with its slug. */
  readonly deleted?: "kept" | "gone";
  /** Which of Markdown and the template language is first in a body. */
  readonly first?: "markdown" | "template";
  /** How long a letter waits before it goes out, and can be taken back. Unit: seconds. */
  readonly undo?: number;
  /** How long it takes to go out to everybody. Unit: seconds. */
  readonly flight?: number;
  /** How long the answer to an idempotency key is kept. Unit: seconds. */
  readonly kept?: number;
  readonly faults?: Plan;
}

/** A running stand-in for the provider. */
export interface Provider {
  /** "http://127.0.0.1:4711/v1/" */
  readonly url: string;
  readonly key: string;
  readonly emails: readonly Email[];
  readonly letters: readonly Sent[];
  readonly tests: readonly TestSend[];
  readonly tags: readonly Tag[];
  readonly requests: readonly Recorded[];
  readonly violations: readonly Violation[];
  /** How many requests and answers were validated against the document: 0 where it is absent. */
  readonly validated: number;
  readonly faults: Faults;
  /** The provider's clock, which stands still unless it is moved. */
  readonly clock: { now: string };
  /** The other host, to which redirections lead; no request to it may carry the key. */
  readonly elsewhere: { readonly url: string; readonly requests: readonly Recorded[] };
  /** Moves the clock. Unit: seconds. */
  advance(seconds: number): void;
  /** Comes when no request is being worked on, one that its client gave up among them. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULTS = {
  now: "2026-11-23T07:00:00.000Z",
  key: "11111111-2222-3333-4444-555555555555",
  permissions: { email_access: "write", sending_access: "write", subscriber_access: "read" },
  tags: [],
  subscribers: [{ email: "reader@example.org", tags: [] }],
  username: "broadsheet",
  name: "Broadsheet",
  author: "editor@example.org",
  pageSize: 100,
  perMinute: null,
  guarded: true,
  deleted: "kept",
  first: "markdown",
  undo: 300,
  flight: 60,
  kept: 86_400,
  faults: [],
} as const satisfies Required<ProviderOptions>;

/** Starts a stand-in on a free port of 127.0.0.1, and another host beside it. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const settings = { ...DEFAULTS, ...options };
  const strayed: Recorded[] = [];
  const elsewhere = await listening(async (request, response) => {
    const record = await recorded(request, desk.store.now);
    strayed.push(record);
    if (JSON.stringify([record.headers, record.body, [...record.query]]).includes(settings.key))
      desk.violations.push({ of: "request", where: `${record.method} of another host`, said: "the key came with it" });
    response.setHeader("content-type", "application/json");
    response.end('{"count": 0, "next": null, "previous": null, "results": []}');
  });
  const server = await listening((request, response) => desk.receive(request, response));
  const desk = new Desk(settings, `${server.origin}/v1/`, `${elsewhere.origin}/v1/`);
  const { store } = desk;
  return {
    url: desk.url,
    key: settings.key,
    tags: store.tags,
    tests: store.tests,
    requests: desk.requests,
    violations: desk.violations,
    faults: desk.faults,
    clock: store,
    elsewhere: { url: `${elsewhere.origin}/v1/`, requests: strayed },
    get emails() {
      return store.emails;
    },
    get letters() {
      return store.letters;
    },
    get validated() {
      return desk.validated;
    },
    advance: (seconds) => {
      store.now = new Date(Date.parse(store.now) + seconds * 1000).toISOString();
    },
    settled: () => desk.settled(),
    close: async () => {
      desk.close();
      await Promise.all([server.close(), elsewhere.close()]);
    },
  };
}
