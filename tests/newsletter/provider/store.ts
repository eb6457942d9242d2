import type { Creation, FilterGroup, Status } from "./fields.ts";
import { rendered, type Subscriber } from "./render.ts";

/** An email as the provider answers with it: `Email` of the document. */
export interface Email {
  readonly id: string;
  readonly creation_date: string;
  readonly modification_date: string;
  readonly publish_date: string | null;
  readonly absolute_url: string;
  readonly subject: string;
  readonly body: string;
  readonly slug: string | null;
  readonly status: Status;
  readonly source: "api";
  readonly description: string;
  readonly canonical_url: string;
  readonly image: string;
  readonly attachments: readonly string[];
  readonly archival_mode: NonNullable<Creation["archival_mode"]>;
  readonly email_type: NonNullable<Creation["email_type"]>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly secondary_id: number | null;
  readonly filters: FilterGroup;
  readonly template: NonNullable<Creation["template"]> | null;
  readonly commenting_mode: NonNullable<Creation["commenting_mode"]>;
  readonly related_email_ids: readonly string[];
  readonly featured: boolean;
  readonly should_trigger_pay_per_email_billing: boolean;
  readonly suppression_reason: "law_enforcement" | "internal_auditing" | null;
  readonly analytics: null;
  readonly callouts: readonly never[];
}

/** A letter that went out to subscribers, which nothing calls back. */
export interface Sent {
  readonly id: string;
  readonly slug: string | null;
  readonly subject: string;
  /** When it first went out: "2026-11-23T07:35:00.000Z". */
  readonly at: string;
  /** How often it went out: more than 1 is what must never be. */
  readonly times: number;
  /** Whom it went to, by the filters. */
  readonly to: readonly string[];
}

/** A test of a draft that went out. */
export interface TestSend {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly testMode: boolean;
}

export interface Tag {
  readonly id: string;
  readonly creation_date: string;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
  readonly public_description: string | null;
  readonly subscriber_editable: boolean;
  readonly secondary_id: number;
}

export interface StoreSettings {
  readonly now: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly subscribers: readonly Subscriber[];
  /** How long a letter waits before it goes out, and can be taken back. Unit: seconds. */
  readonly undo: number;
  /** How long it takes to go out to everybody. Unit: seconds. */
  readonly flight: number;
  /** Which of Markdown and the template language is first in a body: the documentation says neither. */
  readonly first: "markdown" | "template";
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** A TypeID: a prefix and 26 characters of base 32, counted up. */
export function typeId(prefix: string, count: number): string {
  let rest = count;
  let digits = "";
  for (let place = 0; place < 26; place++) {
    digits = `${ALPHABET[rest % 32]}${digits}`;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${digits}`;
}

/** The states that end by themselves. */
const MOVING: ReadonlySet<Status> = new Set<Status>(["about_to_send", "scheduled", "in_flight"]);

/** What the provider knows, and its clock, which only the test moves. */
export class Store {
  readonly tags: readonly Tag[];
  readonly tests: TestSend[] = [];
  readonly #emails = new Map<string, Email>();
  readonly #letters = new Map<string, Sent>();
  /** Those that are on their way: when each came into its state (milliseconds), and how often it was told to go. */
  readonly #waiting = new Map<string, { since: number; times: number }>();
  #now: number;

  constructor(readonly settings: StoreSettings) {
    this.#now = Date.parse(settings.now);
    this.tags = settings.tags.map((name, index) => ({
      id: typeId("tag", index + 1),
      creation_date: settings.now,
      name,
      color: "#0069ff",
      description: null,
      public_description: null,
      subscriber_editable: true,
      secondary_id: index + 1,
    }));
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  /** @throws {RangeError} If it is no moment. */
  set now(moment: string) {
    const at = Date.parse(moment);
    if (Number.isNaN(at)) throw new RangeError(`Cannot set the provider's clock to "${moment}": expected a moment`);
    this.#now = at;
    this.settle();
  }

  /** Every email, in the order of their creation. */
  get emails(): readonly Email[] {
    return [...this.#emails.values()];
  }

  get letters(): readonly Sent[] {
    return [...this.#letters.values()];
  }

  email(id: string): Email | undefined {
    return this.#emails.get(id);
  }

  nextId(): string {
    return typeId("em", this.#emails.size + 1);
  }

  /** Keeps an email; one that is told to go, by hand or at its date, starts to wait. */
  put(email: Email): Email {
    const before = this.#emails.get(email.id);
    this.#emails.set(email.id, email);
    if (!MOVING.has(email.status)) this.#waiting.delete(email.id);
    else if (before?.status !== email.status) this.#waiting.set(email.id, { since: this.#now, times: 1 });
    this.settle();
    return this.#emails.get(email.id) ?? email;
  }

  /** Sends an email once more than it was told to go: what a provider without a guard would do. */
  again(email: Email): void {
    const waiting = this.#waiting.get(email.id);
    if (email.status === "about_to_send" && waiting !== undefined) waiting.times++;
    else this.#out(email, 1, this.#now);
  }

  /** Takes every email as far on its way as the clock says. */
  settle(): void {
    for (const id of [...this.#waiting.keys()]) while (this.#step(id));
  }

  #step(id: string): boolean {
    const email = this.#emails.get(id);
    const { since, times } = this.#waiting.get(id) ?? { since: 0, times: 1 };
    if (email?.status === "about_to_send" && since + this.settings.undo * 1000 <= this.#now)
      return this.#out(email, times, since + this.settings.undo * 1000);
    const date = Date.parse(email?.publish_date ?? "");
    if (email?.status === "scheduled" && date <= this.#now) return this.#out(email, 1, date);
    if (email?.status !== "in_flight" || since + this.settings.flight * 1000 > this.#now) return false;
    this.#waiting.delete(id);
    this.#emails.set(id, { ...email, status: "sent" });
    return true;
  }

  /** Lets a letter out; one that can't be rendered goes to nobody. */
  #out(email: Email, times: number, at: number): boolean {
    const readers = this.settings.subscribers.filter((reader) => this.#meets(reader, email.filters));
    try {
      for (const reader of readers) rendered(email, reader, this.settings, "email");
    } catch {
      this.#waiting.delete(email.id);
      this.#emails.set(email.id, { ...email, status: "errored" });
      return true;
    }
    const { id, slug, subject } = email;
    const before = this.#letters.get(id);
    this.#letters.set(id, {
      id,
      slug,
      subject,
      at: before?.at ?? new Date(at).toISOString(),
      times: (before?.times ?? 0) + times,
      to: readers.map((reader) => reader.email),
    });
    this.#waiting.set(id, { since: at, times: 1 });
    this.#emails.set(id, { ...email, status: "in_flight", publish_date: new Date(at).toISOString() });
    return true;
  }

  /** Whether a group of filters lets a subscriber in; only those on tags are known here, the others let everybody in. */
  #meets(reader: Subscriber, { filters, groups, predicate }: FilterGroup): boolean {
    const verdicts = [
      ...filters.map(({ field, operator, value }) => {
        const tag = this.tags.find(({ id }) => id === value)?.name;
        const has = operator.endsWith("empty")
          ? reader.tags.length === 0
          : tag !== undefined && reader.tags.includes(tag);
        return field !== "subscriber.tags" || has !== operator.includes("not_");
      }),
      ...groups.map((group) => this.#meets(reader, group)),
    ];
    return verdicts.length === 0 || (predicate === "and" ? verdicts.every(Boolean) : verdicts.some(Boolean));
  }
}
