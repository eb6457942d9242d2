import { describe, expect, test } from "vitest";
import { ask, drafted, expectAnswers, letter, started, stoppingProviders } from "./provider/asking.ts";
import { contractOf } from "./provider/contract.ts";

const contract = contractOf();

stoppingProviders();

describe("a key is refused", () => {
  test.each([
    { headers: { authorization: null }, status: 401, code: "authentication_missing" },
    { headers: { authorization: "Token nonsense" }, status: 401, code: "authentication_invalid" },
    { headers: { authorization: `Bearer ${"1".repeat(8)}` }, status: 401, code: "authentication_invalid" },
  ])("with $status $code", async ({ headers, status, code }) => {
    const provider = await started();
    const answer = await ask(provider, "GET", "emails", { headers });
    expect([answer.status, answer.json().code]).toEqual([status, code]);
    expectAnswers(provider);
  });

  test.each([
    { method: "GET", path: "emails", permissions: {}, area: "read permission for email_access" },
    {
      method: "POST",
      path: "emails",
      permissions: { email_access: "read" },
      area: "write permission for email_access",
    },
    {
      method: "POST",
      path: "emails/em/publish",
      permissions: { email_access: "write" },
      area: "write permission for sending_access",
    },
    {
      method: "POST",
      path: "emails/em/send-draft",
      permissions: { email_access: "write", sending_access: "read" },
      area: "write permission for sending_access",
    },
    { method: "GET", path: "tags", permissions: { email_access: "write" }, area: "subscriber_access" },
  ] as const)("for $method $path without the $area", async ({ method, path, permissions, area }) => {
    const provider = await started({ permissions });
    const answer = await ask(provider, method, path, method === "POST" ? { body: letter(23) } : {});
    expect([answer.status, answer.json().detail]).toEqual([403, expect.stringContaining(area)]);
    expectAnswers(provider);
  });

  test.each(["about_to_send", "scheduled"])("that may not send, when it creates or changes to %s", async (status) => {
    const provider = await started({ permissions: { email_access: "write" } });
    const id = await drafted(provider);
    const date = { publish_date: "2026-11-24T07:30:00Z", status };
    expect((await ask(provider, "POST", "emails", { body: letter(24, date) })).status).toBe(403);
    expect((await ask(provider, "PATCH", `emails/${id}`, { body: date })).status).toBe(403);
    expect(provider.emails.map((email) => email.status)).toEqual(["draft"]);
  });
});

describe("creating an email is refused with 422", () => {
  test.each([
    { body: {}, problem: { type: "missing", loc: ["body", "subject"] } },
    { body: letter(23, { subject: 1 }), problem: { type: "string_type", loc: ["body", "subject"] } },
    { body: letter(23, { nonsense: 1 }), problem: { type: "extra_forbidden", loc: ["body", "nonsense"] } },
    { body: letter(23, { subject: "x".repeat(2001) }), problem: { type: "string_too_long", loc: ["body", "subject"] } },
    { body: letter(23, { slug: "x".repeat(101) }), problem: { type: "string_too_long", loc: ["body", "slug"] } },
    { body: letter(23, { slug: "a b" }), problem: { type: "string_pattern_mismatch", loc: ["body", "slug"] } },
    { body: letter(23, { status: "sending" }), problem: { type: "enum", loc: ["body", "status"] } },
    { body: letter(23, { secondary_id: 0 }), problem: { type: "greater_than_equal", loc: ["body", "secondary_id"] } },
    { body: letter(23, { featured: "yes" }), problem: { type: "bool_type", loc: ["body", "featured"] } },
    {
      body: letter(23, { publish_date: "tomorrow" }),
      problem: { type: "datetime_parsing", loc: ["body", "publish_date"] },
    },
    {
      body: letter(23, { filters: { filters: [], predicate: "and" } }),
      problem: { type: "missing", loc: ["body", "filters", "groups"] },
    },
    {
      body: letter(23, {
        filters: {
          filters: [{ field: "tags", operator: "contains", value: "x" }],
          groups: [],
          predicate: "and",
        },
      }),
      problem: { type: "enum", loc: ["body", "filters", "filters", 0, "field"] },
    },
  ])("$problem.type at $problem.loc", async ({ body, problem }) => {
    const provider = await started();
    const answer = await ask(provider, "POST", "emails", { body });
    expect(answer.status).toBe(422);
    expect(answer.json().detail).toContainEqual({ ...problem, msg: expect.any(String) });
    expect(provider.emails).toEqual([]);
    expectAnswers(provider);
    if (contract !== null) expect(provider.violations.map(({ of }) => of)).toContain("request");
  });
});

describe("creating an email is refused with 400", () => {
  test.each([
    { more: { slug: "daily-2026-11-22" }, code: "slug_invalid" },
    { more: { subject: letter(22).subject.toUpperCase() }, code: "email_duplicate" },
    { more: { subject: "Broadsheet 2026-11-23: a title of day 22", body: letter(22).body }, code: "email_duplicate" },
    { more: { subject: " " }, code: "subject_invalid" },
    { more: { subject: "Two\nlines" }, code: "subject_invalid" },
    { more: { body: "---\ntitle: x\n---\ntext" }, code: "body_contains_frontmatter" },
    { more: { canonical_url: "/2026/11/23/" }, code: "canonical_url_invalid" },
    { more: { canonical_url: "javascript:alert(1)" }, code: "canonical_url_invalid" },
    { more: { status: "scheduled" }, code: "publish_date_missing" },
    { more: { status: "scheduled", publish_date: "2026-11-23T06:00:00Z" }, code: "publish_date_invalid" },
    { more: { status: "sent" }, code: "status_invalid" },
    { more: { status: "about_to_send" }, code: "sending_requires_confirmation" },
    {
      more: {
        filters: {
          filters: [],
          groups: [
            {
              filters: [{ field: "subscriber.tags", operator: "contains", value: "cs-cl" }],
              groups: [],
              predicate: "or",
            },
          ],
          predicate: "and",
        },
      },
      code: "tag_invalid",
    },
  ])("$code for $more", async ({ more, code }) => {
    const provider = await started({ tags: ["cs-cl"] });
    expect((await ask(provider, "POST", "emails", { body: letter(22) })).status).toBe(201);
    const answer = await ask(provider, "POST", "emails", { body: letter(23, more) });
    expect([answer.status, answer.json().code]).toEqual([400, code]);
    expect(provider.emails.length).toBe(1);
    expectAnswers(provider);
  });

  test.each([
    { headers: { "content-type": "text/plain" }, raw: "{}", detail: "The body has to be application/json" },
    { headers: {}, raw: "{", detail: "Cannot parse request body" },
  ])("for a body that says: $detail", async ({ headers, raw, detail }) => {
    const provider = await started();
    const answer = await ask(provider, "POST", "emails", { headers, raw });
    expect([answer.status, answer.json().detail]).toEqual([400, expect.stringContaining(detail)]);
    expect(provider.violations.length).toBeGreaterThan(contract === null && detail.includes("parse") ? -1 : 0);
  });
});

describe("what is refused once is not refused for ever", () => {
  test("a look-alike is forgotten after two weeks, and when it is deleted; a deleted email keeps its slug", async () => {
    const provider = await started();
    const id = await drafted(provider);
    provider.clock.now = "2026-12-08T07:00:00Z";
    const other = { slug: "other" };
    expect((await ask(provider, "POST", "emails", { body: letter(23, other) })).status).toBe(201);
    expect((await ask(provider, "POST", "emails", { body: letter(23, { slug: "third" }) })).status).toBe(400);
    for (const each of provider.emails) expect((await ask(provider, "DELETE", `emails/${each.id}`)).status).toBe(204);
    expect((await ask(provider, "GET", `emails/${id}`)).status).toBe(404);
    const taken = await ask(provider, "POST", "emails", { body: letter(23) });
    expect(taken.json().code).toBe("slug_invalid");
    expect((await ask(provider, "POST", "emails", { body: letter(23, { slug: "third" }) })).status).toBe(201);
    expectAnswers(provider);
  });

  test("sending at creation is confirmed once for the key", async () => {
    const provider = await started();
    const now = { status: "about_to_send" };
    const live = { "x-buttondown-live-dangerously": "true" };
    expect((await ask(provider, "POST", "emails", { body: letter(21, now), headers: live })).status).toBe(201);
    expect((await ask(provider, "POST", "emails", { body: letter(22, now) })).json().status).toBe("about_to_send");
  });

  test("front matter that is meant passes with the header", async () => {
    const provider = await started();
    const headers = { "x-buttondown-live-dangerously": "true" };
    const body = letter(23, { body: "---\na: b\n---\n" });
    expect((await ask(provider, "POST", "emails", { body, headers })).status).toBe(201);
  });
});
