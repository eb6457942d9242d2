import type { Store } from "./store.ts";

/** The version of the interface that the stand-in stands in for. */
export const VERSION = "2026-04-01";

/** The areas of a key's permissions that the newsletter meets. */
export type Area = "email_access" | "sending_access" | "subscriber_access";
export type Permission = "none" | "read" | "write";

/** What the routes do with one request, beyond what it says. */
export interface Provider {
  readonly store: Store;
  readonly settings: {
    /** "http://127.0.0.1:4711/v1/": what `next` and `previous` start with. */
    readonly url: string;
    readonly username: string;
    /** Where mail in test mode goes. */
    readonly author: string;
    readonly pageSize: number;
    readonly tagsPlanned: boolean;
    /** Whether an email that was sent already, or is on its way, can be published again, to everybody. */
    readonly guarded: boolean;
    /** Whether a deleted email stays in the list, with its slug. */
    readonly deleted: "kept" | "gone";
  };
  /** Whether the key has once confirmed that it sends at creation. */
  confirmed: boolean;
}

/** One request, after its key, version and content type were found right. */
export interface Call {
  readonly id: string;
  readonly query: URLSearchParams;
  /** The body as JSON; undefined without one. */
  readonly input: unknown;
  readonly header: (name: string) => string | undefined;
  /** Whether the version is that which creates drafts unless told otherwise, and asks before it sends. */
  readonly safe: boolean;
  /** Refuses unless the key may do this. */
  readonly need: (area: Area, permission: Permission) => void;
}

/** What is answered, as JSON; without a body when it is undefined. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
