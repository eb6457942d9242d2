import { z } from "zod";
import type { Answer, Call, Provider } from "./call.ts";
import { read, SOURCES, STATUSES } from "./fields.ts";
import { Refusal } from "./refusal.ts";
import type { Email } from "./store.ts";

/** What a list can be ordered by here, and the value by which. */
const ORDERS = {
  creation_date: (email) => email.creation_date,
  modification_date: (email) => email.modification_date,
  publish_date: (email) => email.publish_date ?? "",
  status: (email) => email.status,
  subject: (email) => email.subject,
  email_type: (email) => email.email_type,
} as const satisfies Record<string, (email: Email) => string>;
type Order = keyof typeof ORDERS;
const isOrder = (name: string): name is Order => Object.hasOwn(ORDERS, name);

const page = z.coerce.number().int().min(1).default(1);
/** The filters of GET /emails that the stand-in knows; one that takes several values is given several times. */
const EMAILS = z.object({
  status: z.array(z.enum(STATUSES)),
  "-status": z.array(z.enum(STATUSES)),
  ids: z.array(z.string()),
  source: z.array(z.enum(SOURCES)),
  excluded_fields: z.array(z.enum(["body"])),
  subject: z.string().optional(),
  creation_date__start: z.iso.date().optional(),
  creation_date__end: z.iso.date().optional(),
  publish_date__start: z.iso.date().optional(),
  publish_date__end: z.iso.date().optional(),
  ordering: z
    .string()
    .refine((name) => isOrder(name.replace(/^-/, "")), {
      message: "Input should be one of the orderings",
      params: { type: "enum" },
    })
    .default("creation_date"),
  page,
});
const TAGS = z.object({
  ids: z.array(z.string()),
  page,
  page_size: z.coerce.number().int().min(1).max(1000).default(100),
});

const MANY = new Set(["status", "-status", "ids", "source", "excluded_fields"]);

function values(query: URLSearchParams): Record<string, string | string[]> {
  const names = new Set([...query.keys(), ...MANY]);
  return Object.fromEntries(
    [...names].map((name) => [name, MANY.has(name) ? query.getAll(name) : (query.get(name) ?? "")]),
  );
}

/** GET /emails */
export function listEmails(call: Call, provider: Provider): Answer {
  const asked = read(EMAILS, values(call.query), "query");
  const { status, "-status": without, ids, source, subject = "" } = asked;
  refuseReversed(asked.creation_date__start, asked.creation_date__end, "creation_date_invalid");
  refuseReversed(asked.publish_date__start, asked.publish_date__end, "publish_date_invalid");
  const found = provider.store.emails.filter(
    (email) =>
      (email.status !== "deleted" || provider.settings.deleted === "kept") &&
      (status.length === 0 || status.includes(email.status)) &&
      !without.includes(email.status) &&
      (ids.length === 0 || ids.includes(email.id)) &&
      (source.length === 0 || source.includes(email.source)) &&
      email.subject.toLowerCase().includes(subject.toLowerCase()) &&
      between(email.creation_date, asked.creation_date__start, asked.creation_date__end) &&
      between(email.publish_date ?? "", asked.publish_date__start, asked.publish_date__end),
  );
  const name = asked.ordering.replace(/^-/, "");
  const value = isOrder(name) ? ORDERS[name] : ORDERS.creation_date;
  found.sort((one, other) => compare(value(one), value(other)) || compare(one.id, other.id));
  if (asked.ordering.startsWith("-")) found.reverse();
  const answer = paged(call, provider, "emails", found, asked.page, provider.settings.pageSize);
  if (answer === null) throw new Refusal(404, null);
  if (!asked.excluded_fields.includes("body")) return answer;
  return { ...answer, body: { ...answer.body, results: answer.body.results.map((email) => ({ ...email, body: "" })) } };
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * Whether a moment lies after the day `start` began and before the day `end` began, in UTC. The documentation says "after the
 * given date" and "before the given date", and names no zone.
 */
function between(moment: string, start: string | undefined, end: string | undefined): boolean {
  return (
    (start === undefined || moment.slice(0, 10) >= start) && (end === undefined || (moment !== "" && moment < end))
  );
}

function refuseReversed(start: string | undefined, end: string | undefined, code: string): void {
  if (start !== undefined && end !== undefined && end < start)
    throw Refusal.of(400, code, `The dates are in the wrong order: from ${start} to ${end}`);
}

/** GET /tags */
export function listTags(call: Call, provider: Provider): Answer {
  const { ids, page, page_size } = read(TAGS, values(call.query), "query");
  if (!provider.settings.tagsPlanned)
    throw Refusal.of(403, "plan_without_tags", "The plan of this newsletter has no tags");
  const tags = provider.store.tags.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const size = Math.min(page_size, provider.settings.pageSize);
  return (
    paged(call, provider, "tags", tags, page, size) ?? {
      status: 200,
      body: { count: tags.length, next: null, previous: null, results: [] },
    }
  );
}

/** One page of a list, with whole addresses of the next and the one before; null beyond the last. */
function paged<T>(call: Call, { settings }: Provider, name: string, all: readonly T[], page: number, size: number) {
  const last = Math.max(1, Math.ceil(all.length / size));
  if (page > last) return null;
  const at = (number: number): string | null => {
    if (number < 1 || number > last) return null;
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `${settings.url}${name}?${query}`;
  };
  const next = at(page + 1);
  const previous = at(page - 1);
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean);
  return {
    status: 200,
    headers: links.length > 0 ? { link: links.join(", ") } : {},
    body: { count: all.length, next, previous, results: all.slice((page - 1) * size, page * size) },
  };
}
