import { describe, expect, test } from "vitest";
import { ask, drafted, expectAnswers, letter, started, stoppingProviders } from "./provider/asking.ts";
import type { ProviderOptions } from "./provider/provider.ts";

stoppingProviders();

describe("a way from a draft to a letter", () => {
  test("that breaks no rule: it goes out once, five minutes after it was published", async () => {
    const provider = await started();
    const created = await ask(provider, "POST", "emails", {
      body: letter(23, { description: "One paper", canonical_url: "https://example.org/2026/11/23/" }),
      headers: { "x-idempotency-key": "draft-1" },
    });
    expect(created.status).toBe(201);
    const { id, status, slug, source } = created.json();
    expect({ status, slug, source }).toEqual({ status: "draft", slug: "daily-2026-11-23", source: "api" });
    expect((await ask(provider, "GET", `emails/${id}`)).json().subject).toBe(letter(23).subject);
    const render = await ask(provider, "GET", `emails/${id}/renders?target=email`);
    expect(render.json().content).toContain("<p>What was found on day 23 and on no other, 23 times.</p>");
    expect(render.json().content).toContain("https://buttondown.com/unsubscribe/");
    expect(render.text.length).toBeGreaterThan(9000);
    const published = await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    expect([published.status, published.json().status]).toEqual([200, "about_to_send"]);
    expect(provider.letters).toEqual([]);
    provider.advance(300);
    expect(provider.letters).toEqual([
      {
        id,
        slug: "daily-2026-11-23",
        subject: letter(23).subject,
        at: "2026-11-23T07:05:00.000Z",
        times: 1,
        to: ["reader@example.org"],
      },
    ]);
    expect(provider.emails[0]?.status).toBe("in_flight");
    provider.advance(60);
    expect(provider.emails[0]?.status).toBe("sent");
    expect(provider.violations).toEqual([]);
  });

  test("with a date: it goes out at it", async () => {
    const provider = await started();
    const id = await drafted(provider);
    const body = { publish_date: "2026-11-23T07:30:00Z" };
    expect((await ask(provider, "POST", `emails/${id}/publish`, { body })).json().status).toBe("scheduled");
    provider.clock.now = "2026-11-23T07:29:59Z";
    expect(provider.letters).toEqual([]);
    provider.clock.now = "2026-11-23T09:00:00Z";
    expect(provider.letters[0]?.at).toBe("2026-11-23T07:30:00.000Z");
    expect(provider.emails[0]?.status).toBe("sent");
  });

  test("that is taken back in its five minutes, and not after them", async () => {
    const provider = await started();
    const id = await drafted(provider);
    await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    provider.advance(299);
    expect((await ask(provider, "PATCH", `emails/${id}`, { body: { status: "draft" } })).status).toBe(200);
    provider.advance(3600);
    expect(provider.letters).toEqual([]);
    await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    provider.advance(300);
    const late = await ask(provider, "PATCH", `emails/${id}`, { body: { status: "draft" } });
    expect([late.status, late.json().code]).toEqual([400, "status_invalid"]);
    expect(provider.letters.length).toBe(1);
  });

  test("with a body that is no template: it goes to nobody", async () => {
    const provider = await started();
    const id = await drafted(provider, { body: "<p>{{\\bf A}}</p>" });
    const render = await ask(provider, "GET", `emails/${id}/renders?target=email`);
    expect([render.status, render.json().detail]).toEqual([400, expect.stringContaining("Could not parse")]);
    await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    provider.advance(300);
    expect(provider.letters).toEqual([]);
    expect(provider.emails[0]?.status).toBe("errored");
  });

  test("without the provider's guard: published twice is sent twice", async () => {
    const provider = await started({ guarded: false });
    const id = await drafted(provider);
    for (const _ of "ab") expect((await ask(provider, "POST", `emails/${id}/publish`, { body: {} })).status).toBe(200);
    provider.advance(300);
    expect(provider.letters[0]?.times).toBe(2);
    await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    expect(provider.letters[0]?.times).toBe(3);
  });
});

test("a request without the version is answered in the old way: it sends what names no status", async () => {
  const provider = await started();
  const { status: _, ...body } = letter(23);
  const safe = await ask(provider, "POST", "emails", { body: { ...body, subject: "Safe", slug: "safe" } });
  expect(safe.json().status).toBe("draft");
  const old = await ask(provider, "POST", "emails", { body, headers: { "x-api-version": null } });
  expect(old.json().status).toBe("about_to_send");
  expect(provider.violations).toEqual([
    { of: "request", where: "POST /emails", said: expect.stringContaining("no X-API-Version") },
  ]);
});

describe("changes", () => {
  test("touch what they name: null keeps, none clears", async () => {
    const provider = await started();
    const id = await drafted(provider, { publish_date: "2026-11-24T00:00:00Z", template: "modern", description: "a" });
    const body = { description: null, publish_date: "none", template: "none", subject: "Another" };
    const answer = await ask(provider, "PATCH", `emails/${id}`, { body });
    const { description, publish_date, template, subject } = answer.json();
    expect({ description, publish_date, template, subject }).toEqual({
      description: "a",
      publish_date: null,
      template: null,
      subject: "Another",
    });
    expectAnswers(provider);
  });

  test.each([
    { body: { status: "sent" }, status: 400, code: "status_invalid" },
    { body: { status: "scheduled" }, status: 400, code: "publish_date_missing" },
    { body: { slug: "daily-2026-11-22" }, status: 400, code: "slug_invalid" },
    { body: { subject: "" }, status: 400, code: "subject_invalid" },
    { body: { source: "api" }, status: 422, code: undefined },
  ])("are refused: $body with $status $code", async ({ body, status, code }) => {
    const provider = await started();
    const id = await drafted(provider);
    await ask(provider, "POST", "emails", { body: letter(22) });
    const answer = await ask(provider, "PATCH", `emails/${id}`, { body });
    expect([answer.status, answer.json().code]).toEqual([status, code]);
    expectAnswers(provider);
  });

  test.each(["emails/em_0", "emails/em_0/publish", "emails/em_0/send-draft"])("find nothing at %s", async (path) => {
    const provider = await started();
    const method = path === "emails/em_0" ? "PATCH" : "POST";
    expect((await ask(provider, method, path, { body: {} })).status).toBe(404);
    expectAnswers(provider);
  });

  test("publishing what is no draft is refused", async () => {
    const provider = await started();
    const id = await drafted(provider);
    await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    const answer = await ask(provider, "POST", `emails/${id}/publish`, { body: {} });
    expect([answer.status, answer.json().detail]).toEqual([
      400,
      expect.stringContaining("Only a draft can be published"),
    ]);
  });
});

describe("a test sending", () => {
  test("goes to its recipients, or in test mode to the author, and to no subscriber", async () => {
    const provider = await started();
    const id = await drafted(provider);
    const body = { recipients: ["you@example.org"] };
    expect((await ask(provider, "POST", `emails/${id}/send-draft`, { body })).status).toBe(200);
    await ask(provider, "POST", `emails/${id}/send-draft`, { body, headers: { "x-buttondown-test-mode": "true" } });
    provider.advance(3600);
    const { subject } = letter(23);
    expect(provider.tests).toEqual([
      { id, to: "you@example.org", subject, testMode: false },
      { id, to: "editor@example.org", subject: `[TEST MODE] ${subject}`, testMode: true },
    ]);
    expect([provider.letters, provider.violations]).toEqual([[], []]);
  });

  test.each([
    { body: {}, status: 400, said: "nobody to send the draft to" },
    { body: { recipients: ["nobody"] }, status: 400, said: "not valid: nobody" },
    { body: { to: "you@example.org" }, status: 422, said: "extra_forbidden" },
  ])("is refused for $body: $said", async ({ body, status, said }) => {
    const provider = await started();
    const id = await drafted(provider);
    const answer = await ask(provider, "POST", `emails/${id}/send-draft`, { body });
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(said)]);
    expect(provider.tests).toEqual([]);
  });
});

describe("a rendering", () => {
  const contentOf = async (options: ProviderOptions, body: string, target = "email"): Promise<string> => {
    const provider = await started(options);
    const id = await drafted(provider, { body });
    const answer = await ask(provider, "GET", `emails/${id}/renders?target=${target}`);
    expect(answer.status).toBe(200);
    return answer.json().content;
  };

  test.each([
    { body: "Hello {{ subscriber.email }}", shows: "Hello reader@example.org" },
    { body: "<p>&#123;&#123; subscriber.email &#125;&#125;</p>", shows: "&#123;&#123; subscriber.email &#125;&#125;" },
    {
      body: "&#123;&#123; subscriber.email &#125;&#125; & *b*",
      shows: "&#123;&#123; subscriber.email &#125;&#125; &amp; <em>b",
    },
    { body: "a {# b #} c", shows: "<p>a  c</p>" },
    { body: "# x", shows: "<h1>x</h1>" },
    { body: "<p>*a* # b</p>", shows: "<p>*a* # b</p>" },
    { body: "https://www.youtube.com/watch?v=1", shows: '<iframe src="https://www.youtube.com/watch?v=1">' },
    { body: "see https://www.youtube.com/watch?v=1", shows: "<p>see https://www.youtube.com/watch?v=1</p>" },
    { body: "https://example.org/", shows: "<p>https://example.org/</p>" },
    { body: "<!-- buttondown-editor-mode: fancy -->\n# x", shows: "\n# x" },
  ])("shows $shows for $body", async ({ body, shows }) => {
    for (const first of ["markdown", "template"] as const) expect(await contentOf({ first }, body)).toContain(shows);
  });

  test("of a page has no link to leave by, and needs a target", async () => {
    expect(await contentOf({}, "x", "html")).not.toContain("Unsubscribe");
    const provider = await started();
    const id = await drafted(provider);
    expect((await ask(provider, "GET", `emails/${id}/renders`)).status).toBe(422);
    expectAnswers(provider);
  });
});

test("an address that the provider doesn't have is written down", async () => {
  const provider = await started();
  expect((await ask(provider, "GET", "drafts")).status).toBe(404);
  expect((await ask(provider, "PUT", "emails", { body: {} })).status).toBe(405);
  expect(provider.violations.map(({ where }) => where)).toEqual(["GET /drafts", "PUT /emails"]);
});

test("a thousand requests take a moment", async () => {
  const provider = await started();
  const start = performance.now();
  for (let index = 0; index < 200; index++)
    await Promise.all("abcde".split("").map(() => ask(provider, "GET", "emails?status=draft")));
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(provider.requests.length).toBe(1000);
});
