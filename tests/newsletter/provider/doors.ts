import { type Area, type Permission, VERSION } from "./call.ts";
import { Refusal } from "./refusal.ts";

/** A key of the provider and what it may do; an area that isn't named is closed to it. */
export interface Key {
  readonly key: string;
  readonly permissions: Readonly<Partial<Record<Area, Permission>>>;
}

const STRENGTH = { none: 0, read: 1, write: 2 } as const satisfies Record<Permission, number>;

/** The key that a request carries. */
export function keyOf(header: string | undefined, keys: readonly Key[]): Key {
  if (header === undefined)
    throw Refusal.of(401, "authentication_missing", "No Authorization header was sent: pass 'Token <your-api-key>'");
  const key = keys.find((each) => header === `Token ${each.key}`);
  if (key === undefined) throw Refusal.of(401, "authentication_invalid", "The token provided is not valid");
  return key;
}

export function need({ permissions }: Key, area: Area, permission: Permission): void {
  if (STRENGTH[permissions[area] ?? "none"] < STRENGTH[permission])
    throw Refusal.of(403, "permission_denied", `This API key has no ${permission} permission for ${area}`);
}

/** Whether the version is that of today; what is wrong with another, which is answered all the same, in its old way. */
export function versionOf(header: string | undefined): { safe: boolean; wrong: string | null } {
  if (header === VERSION) return { safe: true, wrong: null };
  const seen = header === undefined ? "no X-API-Version" : `the X-API-Version "${header}"`;
  return { safe: false, wrong: `${seen}: the default status of an email is then about_to_send, and it is sent` };
}

/** A body as JSON; undefined where there is none. */
export function inputOf(type: string | undefined, text: string): unknown {
  if (text === "") return undefined;
  if (type?.split(";")[0]?.trim().toLowerCase() !== "application/json")
    throw Refusal.of(400, "content_type_invalid", `The body has to be application/json, not ${type ?? "of no type"}`);
  try {
    return JSON.parse(text);
  } catch {
    throw Refusal.of(400, "parse_error", "Cannot parse request body");
  }
}

interface Kept {
  readonly answer: { readonly status: number; readonly body?: unknown } | null;
  /** Milliseconds. */
  readonly at: number;
}

/** The first answers to requests that carried an idempotency key: null while the first is being worked on. */
export class Answers {
  readonly #kept = new Map<string, Kept>();
  /** @param seconds How long an answer is kept: the documentation doesn't say. */
  constructor(readonly seconds: number) {}

  /** The answer of the first such request, if it was answered; 409 without a body while it is worked on. */
  first(name: string, now: number): Kept["answer"] {
    const kept = this.#kept.get(name);
    if (kept === undefined || now - kept.at > this.seconds * 1000) {
      this.#kept.set(name, { answer: null, at: now });
      return null;
    }
    if (kept.answer === null) throw new Refusal(409, null);
    return kept.answer;
  }

  keep(name: string, answer: Kept["answer"], now: number): void {
    this.#kept.set(name, { answer, at: now });
  }

  forget(name: string): void {
    this.#kept.delete(name);
  }
}
