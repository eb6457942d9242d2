import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Area, Call, Permission, Provider } from "./call.ts";
import { contractOf } from "./contract.ts";
import { Answers, inputOf, keyOf, need, versionOf } from "./doors.ts";
import { type Fault, Faults, type Plan } from "./faults.ts";
import { type Recorded, recorded } from "./listening.ts";
import { Refusal } from "./refusal.ts";
import { ROUTES, type Route } from "./routes.ts";
import { writtenOf } from "./spoil.ts";
import { Store, type StoreSettings } from "./store.ts";

/** Something that the document or the rules don't allow. */
export interface Violation {
  readonly of: "request" | "answer";
  /** "POST /emails" */
  readonly where: string;
  readonly said: string;
}

interface DeskSettings extends Omit<StoreSettings, "tags"> {
  readonly key: string;
  readonly permissions: Readonly<Partial<Record<Area, Permission>>>;
  readonly tags: readonly string[] | null;
  readonly username: string;
  readonly author: string;
  readonly pageSize: number;
  readonly perMinute: number | null;
  readonly guarded: boolean;
  readonly deleted: "kept" | "gone";
  readonly kept: number;
  readonly faults: Plan;
}

/** The answers that an idempotency key brings back: what was done, and what was looked at and refused. */
const KEPT = new Set([200, 201, 204, 400]);
const LIMIT = 600;

/** Takes one request after the other, and answers it by the rules, or with the fault that a test planned. */
export class Desk {
  readonly store: Store;
  readonly requests: Recorded[] = [];
  readonly violations: Violation[] = [];
  readonly faults = new Faults();
  validated = 0;
  readonly #contract = contractOf();
  readonly #answers: Answers;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #unanswered = new Set<Promise<void>>();
  readonly #office: Provider;
  #minute = { at: 0, requests: 0 };

  constructor(
    readonly settings: DeskSettings,
    readonly url: string,
    readonly elsewhere: string,
  ) {
    this.store = new Store({ ...settings, tags: settings.tags ?? [] });
    this.#answers = new Answers(settings.kept);
    this.#office = {
      store: this.store,
      settings: { ...settings, url, tagsPlanned: settings.tags !== null },
      confirmed: false,
    };
    this.faults.plan(settings.faults);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Whatever happens to the client, what it asked for is worked on to its end. */
  receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const work = this.#receive(request, response).finally(() => this.#unanswered.delete(work));
    this.#unanswered.add(work);
    return work;
  }

  /** Comes when nothing is being worked on. */
  async settled(): Promise<void> {
    while (this.#unanswered.size > 0) await Promise.allSettled(this.#unanswered);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = await recorded(request, this.store.now);
    this.requests.push(record);
    const { method, path } = record;
    const fault = this.faults.next({ method, path, count: this.requests.length });
    record.fault = fault;
    const instead = fault === null ? null : this.#instead(fault, record);
    if (instead !== null) {
      this.#write(record, response, instead, fault);
      return;
    }
    const pause = async (when: "before" | "after"): Promise<void> => {
      if (fault?.kind === "slow" && fault.done !== when) await this.#wait(fault.ms);
    };
    this.#write(record, response, await this.#answer(record, pause), fault);
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, milliseconds);
      this.#timers.add(timer);
    });
  }

  /** The answer of a fault that keeps the provider from doing anything; null for the other faults. */
  #instead(fault: Fault, { path, query, headers }: Recorded): Answer | null {
    if ("accepted" in fault) return fault.accepted ? null : { status: 200, body: {} };
    if (fault.kind === "limited") return answerOf(this.#limited(fault.seconds));
    if (fault.kind === "moved")
      return { status: fault.status, headers: { location: `${this.elsewhere}${path.slice(1)}?${query}` } };
    if (fault.kind === "portal") return { status: 200, body: {} };
    if (fault.kind === "echo")
      return { status: fault.status, body: { code: "error", detail: JSON.stringify(headers), metadata: {} } };
    if (fault.kind === "refused") return answerOf(Refusal.of(fault.status, fault.code, fault.detail));
    return null;
  }

  #limited(seconds: number): Refusal {
    return Refusal.of(429, "rate_limited", "Too many requests", { "retry-after": String(seconds) });
  }

  /** Does what a request asks, and checks both against the document; `pause` waits before it is done, and after. */
  async #answer(record: Recorded, pause: (when: "before" | "after") => Promise<void>): Promise<Answer> {
    const { method, path } = record;
    const routes = ROUTES.filter((route) => route.path.test(path));
    const route = routes.find((each) => each.method === method);
    const where = `${method} ${route?.template ?? path}`;
    if (route === undefined) {
      this.violations.push({ of: "request", where, said: "the stand-in has no such address" });
      return answerOf(Refusal.of(routes.length === 0 ? 404 : 405, "not_found", "Not Found"));
    }
    this.#checkRequest(route, record);
    const answer = await this.#work(route, record, pause).catch((error: unknown) => {
      if (error instanceof Refusal) return answerOf(error);
      this.violations.push({ of: "answer", where, said: String(error) });
      return { status: 500, body: { detail: String(error) } };
    });
    if (this.#contract !== null) {
      this.validated++;
      for (const said of this.#contract.answer(method, route.template, answer.status, answer.body))
        this.violations.push({ of: "answer", where, said });
    }
    return answer;
  }

  #checkRequest({ method, template }: Route, { headers, query, body }: Recorded): void {
    const violations = [versionOf(headers["x-api-version"]).wrong];
    if (body !== "" && !headers["content-type"]?.startsWith("application/json"))
      violations.push(`the body's type is ${headers["content-type"] ?? "not said"}, not application/json`);
    if (this.#contract !== null) {
      this.validated++;
      violations.push(...this.#contract.request(method, template, query, jsonOf(body)));
    }
    for (const said of violations)
      if (said !== null) this.violations.push({ of: "request", where: `${method} ${template}`, said });
  }

  async #work(route: Route, record: Recorded, pause: (when: "before" | "after") => Promise<void>): Promise<Answer> {
    const { settings, store } = this;
    const { headers, query, body, path } = record;
    store.settle();
    this.#count();
    const key = keyOf(headers.authorization, [settings]);
    for (const [area, permission] of route.needs) need(key, area, permission);
    const call: Call = {
      id: decodeURIComponent(route.path.exec(path)?.groups?.id ?? ""),
      query,
      input: inputOf(headers["content-type"], body),
      header: (name) => headers[name],
      safe: versionOf(headers["x-api-version"]).safe,
      need: (area, permission) => need(key, area, permission),
    };
    const name = headers["x-idempotency-key"];
    if (name === undefined) {
      await pause("before");
      const answer = route.run(call, this.#office);
      await pause("after");
      return answer;
    }
    if (name === "" || name.length > 200)
      throw Refusal.of(400, "idempotency_key_invalid", "X-Idempotency-Key has to be of 1 to 200 characters");
    const first = this.#answers.first(name, Date.parse(store.now));
    if (first !== null) return first;
    await pause("before");
    const answer = ranOf(() => route.run(call, this.#office));
    await pause("after");
    if (KEPT.has(answer.status)) this.#answers.keep(name, answer, Date.parse(store.now));
    else this.#answers.forget(name);
    return answer;
  }

  /** Counts the requests of this minute of the provider's clock. */
  #count(): void {
    const at = Math.floor(Date.parse(this.store.now) / 60_000);
    this.#minute = { at, requests: this.#minute.at === at ? this.#minute.requests + 1 : 1 };
    const { perMinute } = this.settings;
    if (perMinute !== null && this.#minute.requests > perMinute)
      throw this.#limited(60 - Math.floor((Date.parse(this.store.now) % 60_000) / 1000));
  }

  #write(record: Recorded, response: ServerResponse, answer: Answer, fault: Fault | null): void {
    const limit = this.settings.perMinute ?? LIMIT;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - this.#minute.requests)),
      "x-ratelimit-reset": String((Math.floor(Date.parse(this.store.now) / 60_000) + 1) * 60),
      ...answer.headers,
    };
    const written = writtenOf(answer, fault, this.elsewhere);
    if (written === null) {
      response.destroy();
      return;
    }
    const { status, text, type, cutAt } = written;
    record.status = status;
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text), ...headers });
    if (cutAt === null) response.end(text);
    else response.write(text.slice(0, cutAt), () => response.destroy());
  }
}

/** A refusal as an answer. */
const answerOf = ({ status, body, headers }: Refusal): Answer => ({ status, body: body ?? undefined, headers });

/** What a route answers, its refusals among the answers: those too come back to the same idempotency key. */
function ranOf(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return answerOf(error);
    throw error;
  }
}

/** A body as the document judges it; one that is no JSON is judged as text. */
function jsonOf(body: string): unknown {
  try {
    return body === "" ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}
