/** What goes wrong with one request. `accepted`: whether the provider did what was asked. */
export type Fault =
  /** The connection is cut instead of an answer: when all is done, or before anything is. */
  | { readonly kind: "cut"; readonly accepted: boolean }
  /** The answer takes so long; what was asked is done before the wait, or after it. Unit: milliseconds. */
  | { readonly kind: "slow"; readonly ms: number; readonly done: "before" | "after" }
  /** 429: too many requests, come back in so many seconds. Nothing is done. */
  | { readonly kind: "limited"; readonly seconds: number }
  /** A server's error of five hundred and something. */
  | { readonly kind: "failed"; readonly status: number; readonly accepted: boolean }
  /** 200 or 201, and a body that is no JSON. */
  | { readonly kind: "garbled"; readonly accepted: boolean }
  /** An answer that promises more bytes than come before the connection is cut. */
  | { readonly kind: "truncated"; readonly accepted: boolean }
  /** A redirection to another host, where the key must never come. Nothing is done. */
  | { readonly kind: "moved"; readonly status: 301 | 302 | 303 | 307 | 308 }
  /** 200 with a page of HTML, as a captive portal answers. Nothing is done. */
  | { readonly kind: "portal" }
  /** An error that says the request's headers back, with the key. Nothing is done. */
  | { readonly kind: "echo"; readonly status: number }
  /** A page of a list whose `next` leads to another host. */
  | { readonly kind: "next elsewhere" }
  /** An answer of the provider's own that the rules don't give: an account that isn't confirmed, a bill that isn't paid. */
  | { readonly kind: "refused"; readonly status: number; readonly code: string; readonly detail: string };

/** What a plan sees of a request. */
export interface Asked {
  readonly method: string;
  /** From after the version, without the query: "/emails/em_.../publish". */
  readonly path: string;
  /** How many requests came to the provider, this one included. */
  readonly count: number;
}

/** Faults one after the other, null for none, and none after the last; or the fault of each request. */
export type Plan = readonly (Fault | null)[] | ((asked: Asked) => Fault | null);

/** Which fault meets which request, as a test says. */
export class Faults {
  #rest: (Fault | null)[] = [];
  #of: ((asked: Asked) => Fault | null) | null = null;

  /** Replaces what was planned. */
  plan(plan: Plan): void {
    this.#of = typeof plan === "function" ? plan : null;
    this.#rest = typeof plan === "function" ? [] : [...plan];
  }

  clear(): void {
    this.plan([]);
  }

  /** How many of a list haven't met a request yet. */
  get left(): number {
    return this.#rest.length;
  }

  next(asked: Asked): Fault | null {
    return this.#of === null ? (this.#rest.shift() ?? null) : this.#of(asked);
  }
}
