import type { Answer, Call, Provider } from "./call.ts";
import { type Change, INPUTS, read, type Status } from "./fields.ts";
import { Refusal } from "./refusal.ts";
import { rendered } from "./render.ts";
import {
  refuseAddress,
  refuseDate,
  refuseDuplicate,
  refuseFrontMatter,
  refuseMove,
  refuseSlug,
  refuseSubject,
  refuseTags,
} from "./rules.ts";
import type { Email } from "./store.ts";

const LIVE = "x-buttondown-live-dangerously";
const TEST_MODE = "x-buttondown-test-mode";
const NOBODY = { filters: [], groups: [], predicate: "and" } as const;
/** The states into which an email may be created. */
const BORN: ReadonlySet<Status> = new Set<Status>(["draft", "scheduled", "about_to_send"]);

/** POST /emails */
export function create(call: Call, provider: Provider): Answer {
  const { store, settings } = provider;
  const input = read(INPUTS.EmailInput, call.input, "body");
  const status = input.status ?? (call.safe ? "draft" : "about_to_send");
  const { subject, body = "", slug = null, canonical_url = "", filters = NOBODY } = input;
  const live = call.header(LIVE) === "true";
  if (status !== "draft") call.need("sending_access", "write");
  if (!BORN.has(status)) throw Refusal.of(400, "status_invalid", `An email can't be created as ${status}`);
  refuseSubject(subject);
  refuseFrontMatter(body, live);
  refuseAddress(canonical_url);
  refuseTags(store, filters, settings.tagsPlanned);
  refuseDate(store, status, input.publish_date ?? null);
  refuseSlug(store, slug, null);
  refuseDuplicate(store, subject, body);
  if (status === "about_to_send" && call.safe && !provider.confirmed && !live)
    throw Refusal.of(
      400,
      "sending_requires_confirmation",
      "Sending at creation has to be confirmed once for each key, with the header X-Buttondown-Live-Dangerously: true",
    );
  if (status === "about_to_send") provider.confirmed ||= live;
  const id = store.nextId();
  return { status: 201, body: store.put(fresh(id, { ...input, status }, provider)) };
}

function fresh(
  id: string,
  input: ReturnType<typeof INPUTS.EmailInput.parse> & { status: Status },
  { store, settings }: Provider,
): Email {
  const { slug = null, publish_date = null, secondary_id = null, template = null } = input;
  return {
    id,
    creation_date: store.now,
    modification_date: store.now,
    publish_date,
    absolute_url: `https://buttondown.com/${settings.username}/archive/${slug ?? id}/`,
    subject: input.subject,
    body: input.body ?? "",
    slug,
    status: input.status,
    source: "api",
    description: input.description ?? "",
    canonical_url: input.canonical_url ?? "",
    image: input.image ?? "",
    attachments: input.attachments ?? [],
    archival_mode: input.archival_mode ?? "enabled",
    email_type: input.email_type ?? "public",
    metadata: input.metadata ?? {},
    secondary_id,
    filters: input.filters ?? NOBODY,
    template,
    commenting_mode: input.commenting_mode ?? "enabled",
    related_email_ids: input.related_email_ids ?? [],
    featured: input.featured ?? false,
    should_trigger_pay_per_email_billing: input.should_trigger_pay_per_email_billing ?? false,
    suppression_reason: null,
    analytics: null,
    callouts: [],
  };
}

/** The email of an address; 404 for none, and for a deleted one. */
function found(call: Call, { store }: Provider): Email {
  const email = store.email(call.id);
  if (email === undefined || email.status === "deleted") throw Refusal.of(404, "not_found", "Not Found");
  return email;
}

/** GET /emails/{id} */
export const retrieve = (call: Call, provider: Provider): Answer => ({ status: 200, body: found(call, provider) });

/** PATCH /emails/{id} */
export function update(call: Call, provider: Provider): Answer {
  const email = found(call, provider);
  const change = read(INPUTS.EmailUpdateInput, call.input, "body");
  const status = change.status ?? (change.publish_date === "none" && email.status === "scheduled" ? "draft" : null);
  if (status === "scheduled" || status === "about_to_send") call.need("sending_access", "write");
  return { status: 200, body: changed(provider, email, change, status ?? email.status) };
}

/** POST /emails/{id}/publish: a change, and then now or at its date. */
export function publish(call: Call, provider: Provider): Answer {
  const email = found(call, provider);
  const change = read(INPUTS.EmailUpdateInput, call.input, "body");
  const scheduled = typeof change.publish_date === "string" && change.publish_date !== "none";
  const isDraft = email.status === "draft";
  if (!isDraft && provider.settings.guarded)
    throw Refusal.of(400, "status_invalid", `Only a draft can be published: ${email.id} is ${email.status}`);
  if (isDraft)
    return { status: 200, body: changed(provider, email, change, scheduled ? "scheduled" : "about_to_send") };
  provider.store.again(email);
  return { status: 200, body: found(call, provider) };
}

/** Applies a change; a field that is null or absent stays, and "none" clears one. */
function changed({ store, settings }: Provider, email: Email, change: Change, status: Status): Email {
  const kept = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null && value !== undefined));
  const date = change.publish_date ?? email.publish_date;
  const publish_date = date === "none" ? null : date;
  const template = (change.template === "none" ? null : change.template) ?? (change.template ? null : email.template);
  refuseMove(email, status);
  if (typeof change.subject === "string") refuseSubject(change.subject);
  if (change.canonical_url) refuseAddress(change.canonical_url);
  if (change.filters) refuseTags(store, change.filters, settings.tagsPlanned);
  if (change.slug) refuseSlug(store, change.slug, email.id);
  if (status !== email.status || change.publish_date) refuseDate(store, status, publish_date);
  return store.put({ ...email, ...kept, status, publish_date, template, modification_date: store.now });
}

/** DELETE /emails/{id} */
export function remove(call: Call, provider: Provider): Answer {
  const email = found(call, provider);
  provider.store.put({ ...email, status: "deleted", modification_date: provider.store.now });
  return { status: 204 };
}

/** GET /emails/{id}/renders: what a reader gets. */
export function renders(call: Call, provider: Provider): Answer {
  const email = found(call, provider);
  const target = call.query.get("target");
  if (target !== "email" && target !== "html")
    throw Refusal.invalid([{ type: "enum", loc: ["query", "target"], msg: "Input should be 'email' or 'html'" }]);
  return { status: 200, body: { content: renderedFor(email, provider, target) } };
}

function renderedFor(email: Email, { store, settings }: Provider, target: "email" | "html", to?: string): string {
  const [reader = { email: settings.author, tags: [] }] = store.settings.subscribers;
  try {
    return rendered(email, to === undefined ? reader : { email: to, tags: [] }, store.settings, target);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw Refusal.of(400, "body_invalid", `The email can't be rendered: ${said}`);
  }
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** POST /emails/{id}/send-draft: to these and nobody else; in test mode to the newsletter's author. */
export function sendDraft(call: Call, provider: Provider): Answer {
  const { store, settings } = provider;
  const email = found(call, provider);
  const { recipients, subscribers } = read(INPUTS.SendDraftInput, call.input, "body");
  const testMode = call.header(TEST_MODE) === "true";
  const wrong = recipients?.find((address) => !ADDRESS.test(address));
  if (email.status !== "draft")
    throw Refusal.of(400, "status_invalid", `Only a draft can be tried: it is ${email.status}`);
  if (wrong !== undefined) throw Refusal.of(400, "email_invalid", `The email address provided is not valid: ${wrong}`);
  const asked = [...(recipients ?? []), ...(subscribers ?? [])];
  if (asked.length === 0 && !testMode)
    throw Refusal.of(400, "recipients_missing", "There is nobody to send the draft to");
  for (const to of asked.length === 0 ? [settings.author] : asked) {
    renderedFor(email, provider, "email", to);
    store.tests.push({
      id: email.id,
      to: testMode ? settings.author : to,
      subject: testMode ? `[TEST MODE] ${email.subject}` : email.subject,
      testMode,
    });
  }
  return { status: 200 };
}
