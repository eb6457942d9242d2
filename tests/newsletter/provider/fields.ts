import { z } from "zod";
import { type Problem, Refusal } from "./refusal.ts";

/** The states of an email, in the document's order. */
export const STATUSES = [
  "draft",
  "managed_by_rss",
  "about_to_send",
  "scheduled",
  "in_flight",
  "paused",
  "deleted",
  "errored",
  "sent",
  "imported",
  "throttled",
  "resending",
  "transactional",
  "suppressed",
] as const;
export const SOURCES = ["api", "import", "app", "external_feed", "smtp"] as const;
export type Status = (typeof STATUSES)[number];

const ARCHIVAL = [
  "archive_only",
  "disabled",
  "enabled",
  "enabled_for_paid_subscribers",
  "enabled_for_subscribers",
] as const;
const TYPES = ["public", "private", "premium", "free", "churned", "archival"] as const;
const TEMPLATES = ["classic", "custom", "modern", "plaintext", "naked"] as const;
const COMMENTING = ["disabled", "enabled", "enabled_for_paid_subscribers"] as const;
const OPERATORS = [
  "equals",
  "not_equals",
  "contains",
  "not_contains",
  "is_empty",
  "is_not_empty",
  "greater_than",
  "less_than",
] as const;
const SUBSCRIBER_FIELDS = [
  "subscriber.churn_date",
  "subscriber.click_rate",
  "subscriber.last_click_date",
  "subscriber.last_open_date",
  "subscriber.open_rate",
  "subscriber.price",
  "subscriber.source",
  "subscriber.status",
  "subscriber.subscription_date",
  "subscriber.tags",
  "subscriber.upgrade_date",
];

const uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^(?:${uuid}|(?:${prefix})_(?:[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}|${uuid}))$`));
/** Text of at most so many characters, counted as code points. */
const text = (most: number) =>
  z.string().refine((value) => [...value].length <= most, {
    message: `String should have at most ${most} characters`,
    params: { type: "string_too_long" },
  });
const slug = text(100).regex(/^[a-zA-Z0-9_-]+$/);
const issue = z.int().min(1).max(1_000_000_000);
const dateTime = z.iso.datetime({ offset: true });
const metadata = z.record(z.string(), z.unknown());

export interface FilterGroup {
  readonly filters: readonly {
    readonly field: string;
    readonly operator: (typeof OPERATORS)[number];
    readonly value: string;
  }[];
  readonly groups: readonly FilterGroup[];
  readonly predicate: "and" | "or";
}

const filter = z.object({
  field: z.string().refine((name) => SUBSCRIBER_FIELDS.includes(name) || /^subscriber\.metadata\..+$/.test(name), {
    message: "Input should be a field of subscribers",
    params: { type: "enum" },
  }),
  operator: z.enum(OPERATORS),
  value: z.string(),
});
const filterGroup: z.ZodType<FilterGroup> = z.object({
  filters: z.array(filter),
  get groups() {
    return z.array(filterGroup);
  },
  predicate: z.enum(["and", "or"]),
});

/** The fields of `EmailInput`: what an email may be created from. */
export const CREATION = {
  attachments: z.array(idOf("att")).optional(),
  publish_date: dateTime.nullish(),
  subject: text(2000),
  slug: slug.nullish(),
  description: z.string().optional(),
  canonical_url: text(2000).optional(),
  image: z.string().optional(),
  body: z.string().optional(),
  archival_mode: z.enum(ARCHIVAL).optional(),
  email_type: z.enum(TYPES).optional(),
  status: z.enum(STATUSES).optional(),
  metadata: metadata.optional(),
  secondary_id: issue.nullish(),
  filters: filterGroup.optional(),
  template: z.enum(TEMPLATES).nullish(),
  commenting_mode: z.enum(COMMENTING).optional(),
  related_email_ids: z.array(idOf("em")).optional(),
  featured: z.boolean().optional(),
  should_trigger_pay_per_email_billing: z.boolean().optional(),
};

/** The fields of `EmailUpdateInput`: what a change, or a publishing, may say. Null leaves a field as it is. */
export const CHANGE = {
  attachments: CREATION.attachments.nullish(),
  publish_date: z.union([dateTime, z.literal("none"), z.null()]).optional(),
  subject: CREATION.subject.nullish(),
  description: z.string().nullish(),
  canonical_url: CREATION.canonical_url.nullish(),
  body: z.string().nullish(),
  archival_mode: CREATION.archival_mode.nullish(),
  email_type: CREATION.email_type.nullish(),
  status: CREATION.status.nullish(),
  suppression_reason: z.enum(["law_enforcement", "internal_auditing"]).nullish(),
  metadata: metadata.nullish(),
  image: z.string().optional(),
  slug: CREATION.slug,
  secondary_id: CREATION.secondary_id,
  filters: filterGroup.nullish(),
  template: z.enum([...TEMPLATES, "none"]).nullish(),
  commenting_mode: CREATION.commenting_mode.nullish(),
  related_email_ids: CREATION.related_email_ids.nullish(),
  featured: z.boolean().nullish(),
  should_trigger_pay_per_email_billing: z.boolean().nullish(),
};

/** The fields of `SendDraftInput`: whom a test goes to. */
export const TEST_SEND = {
  subscribers: z.array(idOf("sub")).nullish(),
  recipients: z.array(z.string()).nullish(),
};

export const INPUTS = {
  EmailInput: z.strictObject(CREATION),
  EmailUpdateInput: z.strictObject(CHANGE),
  SendDraftInput: z.strictObject(TEST_SEND),
} as const;
export type Creation = z.output<typeof INPUTS.EmailInput>;
export type Change = z.output<typeof INPUTS.EmailUpdateInput>;

/** Reads what was sent by a table, or refuses with 422 and a list of everything that is wrong. */
export function read<T>(table: z.ZodType<T>, input: unknown, place: "body" | "query"): T {
  const result = table.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw Refusal.invalid(result.error.issues.flatMap((each) => problemsOf(each, place)));
}

type Issue = z.core.$ZodIssue;

/** The provider's kinds of problem for those of the tables. */
const KINDS: Readonly<Record<string, { type: string; msg: string }>> = {
  string: { type: "string_type", msg: "Input should be a valid string" },
  number: { type: "int_type", msg: "Input should be a valid integer" },
  int: { type: "int_type", msg: "Input should be a valid integer" },
  boolean: { type: "bool_type", msg: "Input should be a valid boolean" },
  array: { type: "list_type", msg: "Input should be a valid list" },
  object: { type: "dict_type", msg: "Input should be an object" },
  record: { type: "dict_type", msg: "Input should be an object" },
};

function problemsOf(issue: Issue, place: string): Problem[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      type: "extra_forbidden",
      loc: [place, ...path, key],
      msg: "Extra inputs are not permitted",
    }));
  return [{ ...kindOf(issue), loc: [place, ...path] }];
}

function kindOf(issue: Issue): { type: string; msg: string } {
  if (issue.code === "custom") return { type: String(issue.params?.type), msg: issue.message };
  if (issue.code === "too_big")
    return { type: "less_than_equal", msg: `Input should be less than or equal to ${issue.maximum}` };
  if (issue.code === "too_small")
    return { type: "greater_than_equal", msg: `Input should be greater than or equal to ${issue.minimum}` };
  if (issue.code === "invalid_value")
    return { type: "enum", msg: `Input should be ${issue.values.map((value) => `'${String(value)}'`).join(", ")}` };
  if (issue.code === "invalid_format" && issue.format === "regex")
    return { type: "string_pattern_mismatch", msg: `String should match pattern '${issue.pattern}'` };
  if (issue.code === "invalid_type" && issue.input === undefined) return { type: "missing", msg: "Field required" };
  if (issue.code === "invalid_type") return KINDS[issue.expected] ?? { type: "value_error", msg: issue.message };
  return { type: "datetime_parsing", msg: "Input should be a valid datetime" };
}
