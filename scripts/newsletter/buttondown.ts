import { z } from "zod";
import { retryAfter } from "../config/retryafter.ts";
import { type Answer, ask, type Manners } from "./connection.ts";
import { type Said, saidOf } from "./said.ts";

/** Where the provider's API is. */
export const buttondownApi = "https://api.buttondown.com/v1/";

/** Rules change with versions: in this one, an email without a status is a draft. */
const apiVersion = "2026-04-01";

/** A new email: of the document's `EmailInput` the fields that a letter has. */
export interface EmailInput {
  readonly subject: string;
  readonly body: string;
  readonly status: "draft";
  readonly slug: string;
  readonly description: string;
  readonly canonical_url: string;
  readonly filters?: Filters;
}

/** Who gets an email: subscribers by their tags, each named by its id. */
export interface Filters {
  readonly filters: readonly {
    readonly field: "subscriber.tags";
    readonly operator: "contains" | "not_contains";
    readonly value: string;
  }[];
  readonly groups: readonly Filters[];
  readonly predicate: "and" | "or";
}

/** Ids stand in addresses. */
const id = z.string().regex(/^[\w-]{1,100}$/);
const emailSchema = z.object({
  id,
  status: z.string().min(1),
  slug: z.string().nullish(),
  subject: z.string(),
  body: z.string().optional(),
  publish_date: z.string().nullish(),
  canonical_url: z.string().optional(),
  /** Where the provider's archive has it: "https://buttondown.com/<newsletter>/archive/<slug>/". */
  absolute_url: z.string().optional(),
  creation_date: z.string().optional(),
  modification_date: z.string().optional(),
});
const tagSchema = z.object({ id, name: z.string() });
const emailsSchema = pageOf(emailSchema);
const tagsSchema = pageOf(tagSchema);
const renderSchema = z.object({ content: z.string() });

/** A page of a list. A schema is compiled when it is first used, which costs more than a list of two emails. */
interface Page<T> {
  readonly results: T[];
  readonly next?: string | null | undefined;
}

function pageOf<T>(item: z.ZodType<T>): z.ZodType<Page<T>> {
  return z.object({ results: z.array(item), next: z.string().nullish() });
}

/** An email as the provider has it; lists leave its body out. */
export type Email = z.output<typeof emailSchema>;

export type Buttondown = ReturnType<typeof startButtondown>;

const mostTries = 4;
/** Pages of a list: of emails since two days ago, one is the rule. */
const mostPages = 50;

/**
 * Talks to the provider: thin, one request after the other. Reading is tried again where that may help; what changes
 * something is repeated only after a 429, which says that it was not carried out.
 *
 * @param key The API key: in the header of requests to `api`, and nowhere else.
 * @param api The API's address, with `/` at its end.
 * @see https://docs.buttondown.com/api-introduction
 */
export function startButtondown(key: string, api: string, manners: Manners) {
  const { now, wait, patience } = manners;
  const end = now() + patience;

  /** Waits if that still is within the run's patience. */
  async function pause(span: number): Promise<boolean> {
    if (now() + span >= end) return false;
    await wait(span);
    return true;
  }

  async function request<T>(
    schema: z.ZodType<T>,
    path: string,
    send?: { readonly body: unknown; readonly key: string; readonly method?: "PATCH" },
  ): Promise<Said<T>> {
    const init: RequestInit = send
      ? {
          method: send.method ?? "POST",
          headers: changeHeaders(key, send.key),
          body: JSON.stringify(send.body),
        }
      : { headers: headersOf(key) };
    for (let tries = 1; ; tries++) {
      const answer = await ask(`${api}${path}`, init, manners);
      const said = saidOf(schema, answer, key);
      if (said.kind === "ok" || tries === mostTries) return said;
      const after = pauseAfter(answer, send !== undefined, tries, now());
      if (after === null || !(await pause(after))) return said;
    }
  }

  /** All pages; a list that can't be read to its end is none. */
  async function all<T>(page: z.ZodType<Page<T>>, path: string): Promise<Said<T[]>> {
    const found: T[] = [];
    for (let at = 1; at <= mostPages; at++) {
      const said = await request(page, `${path}page=${at}`);
      if (said.kind !== "ok") return said;
      found.push(...said.value.results);
      if (!said.value.next) return { kind: "ok", value: found };
    }
    return { kind: "lost", sentence: `Buttondown lists over ${mostPages} pages` };
  }

  return {
    /** Every email made since a day, whatever its status, newest first. */
    list: (since: string) =>
      all(emailsSchema, `emails?creation_date__start=${since}&excluded_fields=body&ordering=-creation_date&`),
    tags: () => all(tagsSchema, "tags?page_size=100&"),
    retrieve: (email: string) => request(emailSchema, `emails/${email}`),
    /** The HTML that subscribers would be sent. */
    render: (email: string) => request(renderSchema, `emails/${email}/renders?target=email`),
    create: (input: EmailInput, idempotencyKey: string) =>
      request(emailSchema, "emails", { body: input, key: idempotencyKey }),
    update: (email: string, input: Partial<EmailInput>, idempotencyKey: string) =>
      request(emailSchema, `emails/${email}`, { body: input, key: idempotencyKey, method: "PATCH" }),
    /** Sends a draft to all who are to get it, at once or at a moment: `2026-11-23T18:00:00Z`. */
    publish: (email: string, at: string | null, idempotencyKey: string) =>
      request(emailSchema, `emails/${email}/publish`, {
        body: at === null ? {} : { publish_date: at },
        key: idempotencyKey,
      }),
    /** Sends a draft to these addresses alone. */
    test: (email: string, recipients: readonly string[], idempotencyKey: string) =>
      request(z.unknown(), `emails/${email}/send-draft`, { body: { recipients }, key: idempotencyKey }),
  };
}

const headersOf = (key: string) => ({
  authorization: `Token ${key}`,
  "x-api-version": apiVersion,
  accept: "application/json",
});

/** Of a request that changes something. */
export const changeHeaders = (key: string, idempotencyKey: string) => ({
  ...headersOf(key),
  "content-type": "application/json",
  "x-idempotency-key": idempotencyKey,
});

/** How long to wait before another try; null where there is none. Unit: milliseconds. */
function pauseAfter(answer: Answer, changes: boolean, tries: number, now: number): number | null {
  const pause = 1000 * 4 ** (tries - 1);
  if (answer.status === 429)
    return Math.max(1000, retryAfter(answer.headers.get("retry-after") ?? undefined, now) ?? pause * 10);
  const again = answer.status === null || answer.status >= 500 || answer.status === 408;
  return again && !changes ? pause : null;
}
