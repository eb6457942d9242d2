import { describe, expect, test } from "vitest";
import { type EmailInput, startButtondown } from "../../scripts/newsletter/buttondown.ts";
import type { Manners } from "../../scripts/newsletter/connection.ts";
import type { Said } from "../../scripts/newsletter/said.ts";
import { drafted, letter, started, stoppingProviders } from "./provider/asking.ts";
import type { Fault } from "./provider/faults.ts";
import type { Provider } from "./provider/provider.ts";
import { mannersOf } from "./runner.ts";

stoppingProviders();

const client = (provider: Provider, more: Partial<Manners> = {}) =>
  startButtondown(provider.key, provider.url, mannersOf(provider, more));

const input: EmailInput = {
  subject: "23 Nov 2026: Slow light",
  body: "<!-- buttondown-editor-mode: plaintext -->\n\n<p>Words</p>\n",
  status: "draft",
  slug: "daily-2026-11-23",
  description: "9 papers",
  canonical_url: "https://example.org/2026/11/23/",
};

/** What a client says after these faults, how often it asked, and how long it waited in seconds. */
async function met(faults: readonly (Fault | null)[], ask: (to: ReturnType<typeof client>) => Promise<Said<unknown>>) {
  const provider = await started({ faults });
  const began = Date.parse(provider.clock.now);
  const said = await ask(client(provider));
  const waited = (Date.parse(provider.clock.now) - began) / 1000;
  return { provider, said, asked: provider.requests.length, waited };
}
const reading = (to: ReturnType<typeof client>) => to.list("2026-11-21");
const writing = (to: ReturnType<typeof client>) => to.create(input, "once");

/** A fetch whose every answer is this. */
const answering =
  (answer: (address: string) => Response): typeof fetch =>
  async (address) =>
    answer(String(address));

test("each request is as the document has it: its address, its headers and its body, and no other", async () => {
  const provider = await started({ tags: [] });
  const id = await drafted(provider, { slug: "another", subject: "Another" });
  const sent: { method: string; path: string; headers: unknown; body: unknown }[] = [];
  const buttondown = client(provider, {
    fetch: async (address, init = {}) => {
      const { method = "GET", headers, body } = init;
      sent.push({ method, path: String(address).slice(provider.url.length), headers, body: body ?? null });
      return fetch(address, init);
    },
  });
  const said = [
    await buttondown.list("2026-11-21"),
    await buttondown.tags(),
    await buttondown.retrieve(id),
    await buttondown.render(id),
    await buttondown.create(input, "key of the draft"),
    await buttondown.test(id, ["you@example.org"], "key of the test"),
    await buttondown.publish(id, "2026-11-24T07:30:00Z", "key of the publishing"),
    await buttondown.publish(provider.emails[1]?.id ?? "", null, "key of another"),
  ];
  expect(said.map(({ kind }) => kind)).toEqual(said.map(() => "ok"));

  const read = {
    authorization: `Token ${provider.key}`,
    "x-api-version": "2026-04-01",
    accept: "application/json",
  };
  const get = (path: string) => ({ method: "GET", path, headers: read, body: null });
  const post = (path: string, body: unknown, key: string) => ({
    method: "POST",
    path,
    headers: { ...read, "content-type": "application/json", "x-idempotency-key": key },
    body: JSON.stringify(body),
  });
  expect(sent).toEqual([
    get("emails?creation_date__start=2026-11-21&excluded_fields=body&ordering=-creation_date&page=1"),
    get("tags?page_size=100&page=1"),
    get(`emails/${id}`),
    get(`emails/${id}/renders?target=email`),
    post("emails", input, "key of the draft"),
    post(`emails/${id}/send-draft`, { recipients: ["you@example.org"] }, "key of the test"),
    post(`emails/${id}/publish`, { publish_date: "2026-11-24T07:30:00Z" }, "key of the publishing"),
    post(`emails/${provider.emails[1]?.id}/publish`, {}, "key of another"),
  ]);
  expect(provider.violations).toEqual([]);
});

const cut = (accepted: boolean): Fault => ({ kind: "cut", accepted });
const failed = (status: number): Fault => ({ kind: "failed", status, accepted: true });

describe("reading is tried again where that may help", () => {
  test.each<{ faults: readonly Fault[]; kind: string; asked: number; waited: number }>([
    { faults: [failed(502)], kind: "ok", asked: 2, waited: 1 },
    { faults: [failed(500), cut(false), { kind: "truncated", accepted: true }], kind: "ok", asked: 4, waited: 21 },
    { faults: [failed(503), failed(503), failed(503), failed(503)], kind: "lost", asked: 4, waited: 21 },
    { faults: [{ kind: "limited", seconds: 90 }], kind: "ok", asked: 2, waited: 90 },
    { faults: [{ kind: "echo", status: 408 }], kind: "ok", asked: 2, waited: 1 },
    { faults: [{ kind: "echo", status: 401 }], kind: "refused", asked: 1, waited: 0 },
    { faults: [{ kind: "garbled", accepted: true }], kind: "lost", asked: 1, waited: 0 },
    { faults: [{ kind: "portal" }], kind: "lost", asked: 1, waited: 0 },
    { faults: [{ kind: "moved", status: 307 }], kind: "refused", asked: 1, waited: 0 },
  ])("after $faults: $kind, $asked requests", async ({ faults, ...expected }) => {
    const { said, asked, waited } = await met(faults, reading);
    expect({ kind: said.kind, asked, waited }).toEqual(expected);
  });
});

describe("what changes something is asked for once, unless it was told to wait", () => {
  test.each<{ fault: Fault; kind: string; asked?: number; waited?: number; emails: number }>([
    { fault: cut(true), kind: "lost", emails: 1 },
    { fault: cut(false), kind: "lost", emails: 0 },
    { fault: failed(502), kind: "lost", emails: 1 },
    { fault: { kind: "failed", status: 500, accepted: false }, kind: "lost", emails: 0 },
    { fault: { kind: "garbled", accepted: true }, kind: "lost", emails: 1 },
    { fault: { kind: "truncated", accepted: true }, kind: "lost", emails: 1 },
    { fault: { kind: "portal" }, kind: "lost", emails: 0 },
    { fault: { kind: "echo", status: 408 }, kind: "lost", emails: 0 },
    { fault: { kind: "echo", status: 409 }, kind: "lost", emails: 0 },
    { fault: { kind: "echo", status: 403 }, kind: "refused", emails: 0 },
    { fault: { kind: "moved", status: 308 }, kind: "refused", emails: 0 },
    { fault: { kind: "limited", seconds: 90 }, kind: "ok", asked: 2, waited: 90, emails: 1 },
  ])("after $fault: $kind", async ({ fault, kind, asked = 1, waited = 0, emails }) => {
    const found = await met([fault], writing);
    expect({ kind: found.said.kind, asked: found.asked, waited: found.waited }).toEqual({ kind, asked, waited });
    expect(found.provider.emails).toHaveLength(emails);
  });
});

describe("too many requests", () => {
  test.each([
    { told: "7", waited: 7 },
    { told: "0", waited: 1 },
    { told: null, waited: 10 },
    { told: "Mon, 23 Nov 2026 07:05:00 GMT", waited: 300 },
    { told: "-5", waited: 10 },
  ])("told to wait $told, it waits $waited s", async ({ told, waited }) => {
    const provider = await started();
    const began = Date.parse(provider.clock.now);
    const headers = told === null ? {} : { "retry-after": told };
    const limited = [Response.json({}, { status: 429, headers })];
    const said = await client(provider, {
      fetch: (...sent) => Promise.resolve(limited.pop() ?? fetch(...sent)),
    }).tags();
    expect([said.kind, Date.parse(provider.clock.now) - began]).toEqual(["ok", waited * 1000]);
  });

  test("a date an hour away is more than a run has", async () => {
    const provider = await started();
    const headers = { "retry-after": "Mon, 23 Nov 2026 08:00:00 GMT" };
    const limited = client(provider, { fetch: () => Promise.resolve(Response.json({}, { status: 429, headers })) });
    expect(await limited.tags()).toMatchObject({ kind: "refused", status: 429 });
    expect(provider.clock.now).toBe("2026-11-23T07:00:00.000Z");
  });

  test.each([
    { seconds: [600], asked: 1, waited: 0 },
    { seconds: [400, 400], asked: 2, waited: 400 },
    { seconds: [1, 1, 1, 1], asked: 4, waited: 3 },
  ])("for $seconds s are more than a run has, and nothing is done", async ({ seconds, ...expected }) => {
    const faults = seconds.map((each): Fault => ({ kind: "limited", seconds: each }));
    const { provider, said, asked, waited } = await met(faults, writing);
    expect({ asked, waited }).toEqual(expected);
    expect(said).toMatchObject({ kind: "refused", sentence: "Buttondown answered 429: Too many requests" });
    expect(provider.emails).toEqual([]);
  });
});

describe("a list", () => {
  test("is read to its end, newest first, a page after the other", async () => {
    const provider = await started({ pageSize: 2 });
    for (const day of [20, 21, 22, 23, 24])
      await drafted(provider, letter(day, { subject: `Of ${day}: ${"abcdefghij".repeat(day - 19)}` }));
    const said = await client(provider).list("2026-11-21");
    const slugs = said.kind === "ok" ? said.value.map(({ slug }) => slug?.slice(-2)) : [];
    expect(slugs).toEqual(["24", "23", "22", "21", "20"]);
    expect(provider.requests.slice(5).map(({ query }) => query.get("page"))).toEqual(["1", "2", "3"]);
  });

  test.each<{ fault: Fault; kind: string }>([
    { fault: { kind: "next elsewhere" }, kind: "refused" },
    { fault: { kind: "garbled", accepted: true }, kind: "lost" },
    { fault: { kind: "echo", status: 403 }, kind: "refused" },
  ])("is none when its last page has $fault", async ({ fault, kind }) => {
    const provider = await started({ pageSize: 1 });
    await drafted(provider);
    await drafted(provider, { slug: "another", subject: "Another" });
    provider.faults.plan([null, fault]);
    expect((await client(provider).list("2026-11-21")).kind).toBe(kind);
    expect(provider.elsewhere.requests).toEqual([]);
  });

  test.each([
    {
      what: "an id that leads elsewhere",
      results: [{ id: "../tags", status: "draft", subject: "" }],
      next: null,
      asked: 1,
      words: "results.0.id",
    },
    {
      what: "an email without a status",
      results: [{ id: "em_1", subject: "" }],
      next: null,
      asked: 1,
      words: "results.0.status",
    },
    { what: "no results", results: undefined, next: null, asked: 1, words: "results" },
    { what: "no end", results: [], next: "more", asked: 50, words: "Buttondown lists over 50 pages" },
  ])("is none with $what", async ({ results, next, asked, words }) => {
    const provider = await started();
    const pages: string[] = [];
    const answer = (address: string) => {
      pages.push(address);
      return Response.json({ results, next });
    };
    const said = await client(provider, { fetch: answering(answer) }).list("2026-11-21");
    expect(said).toMatchObject({ kind: "lost", sentence: expect.stringContaining(words) });
    expect(pages).toHaveLength(asked);
  });
});

describe("the key", () => {
  test.each([400, 401, 403, 409, 500])("is in no sentence, though an answer of %i says it back", async (status) => {
    for (const ask of [reading, writing]) {
      const echo: Fault = { kind: "echo", status };
      const { provider, said } = await met([echo, echo, echo, echo], ask);
      expect(said).toMatchObject({ sentence: expect.stringContaining('"authorization":"Token …"') });
      expect(JSON.stringify(said)).not.toContain(provider.key);
    }
  });

  test("is in no sentence when no request could be made of it", async () => {
    const provider = await started();
    const throwing = async () => {
      throw new TypeError(`Headers.append: "Token ${provider.key}" is an invalid header value.`);
    };
    expect(await client(provider, { fetch: throwing }).retrieve("em_1")).toEqual({
      kind: "lost",
      sentence: 'Buttondown gave no answer: Headers.append: "Token …" is an invalid header value.',
    });
  });

  test.each([301, 302, 303, 307, 308] as const)(
    "goes to no other host when an answer of %i leads there",
    async (status) => {
      for (const ask of [reading, writing]) {
        const { provider, said } = await met([{ kind: "moved", status }], ask);
        expect(said).toMatchObject({ kind: "refused", sentence: `Buttondown answered ${status}` });
        expect(provider.elsewhere.requests).toEqual([]);
      }
    },
  );
});

describe("an answer's sentence", () => {
  test("says when no answer came in time", async () => {
    const provider = await started({ faults: [{ kind: "slow", ms: 400, done: "before" }] });
    expect(await client(provider, { timeout: 50 }).create(input, "once")).toEqual({
      kind: "lost",
      sentence: "Buttondown gave no answer: no answer came within 0.05 s",
    });
  });

  test("says when nobody listens", async () => {
    const provider = await started();
    await provider.close();
    expect(await client(provider).create(input, "once")).toMatchObject({
      kind: "lost",
      sentence: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("names each field that the provider doesn't take", async () => {
    const provider = await started();
    expect(await client(provider).create({ ...input, slug: "a b" }, "once")).toMatchObject({
      kind: "refused",
      status: 422,
      sentence: expect.stringContaining("Buttondown answered 422: body.slug: "),
    });
  });

  test.each([
    { what: "of more than 5 MB", answer: () => new Response("x".repeat(5_000_001)), words: "its answer is over 5 MB" },
    { what: "that is empty", answer: () => new Response(""), words: "answered 200 with what can't be read" },
    {
      what: "that would command a runner's log",
      answer: () => Response.json({ code: "x", detail: `\n::error::##[x]${"x".repeat(999)}` }, { status: 400 }),
      words: "Buttondown answered 400: \\n::error::#\\x23[x]xxx",
    },
  ])("is short and plain after one $what", async ({ answer, words }) => {
    const said = await client(await started(), { fetch: answering(answer) }).create(input, "once");
    expect(said).toMatchObject({ sentence: expect.stringContaining(words) });
    expect(said.kind !== "ok" && said.sentence.length).toBeLessThanOrEqual(400);
  });
});
