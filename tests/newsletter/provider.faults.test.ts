import { describe, expect, test } from "vitest";
import { ask, letter, started, stoppingProviders } from "./provider/asking.ts";

stoppingProviders();

describe("an idempotency key", () => {
  const once = { "x-idempotency-key": "once" };

  test("brings the first answer back, also for another body, until it is forgotten", async () => {
    const provider = await started();
    const first = await ask(provider, "POST", "emails", { body: letter(22), headers: once });
    const second = await ask(provider, "POST", "emails", { body: letter(23), headers: once });
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(provider.emails.length).toBe(1);
    provider.advance(86_401);
    expect((await ask(provider, "POST", "emails", { body: letter(23), headers: once })).text).not.toBe(first.text);
  });

  test("brings a refusal back too, but not that of a body of another form", async () => {
    const provider = await started();
    await ask(provider, "POST", "emails", { body: letter(22, { subject: 1 }), headers: once });
    const refused = await ask(provider, "POST", "emails", { body: letter(22, { subject: " " }), headers: once });
    const again = await ask(provider, "POST", "emails", { body: letter(22), headers: once });
    expect([refused.status, again.text]).toEqual([400, refused.text]);
    const long = { "x-idempotency-key": "x".repeat(201) };
    expect((await ask(provider, "POST", "emails", { body: letter(23), headers: long })).status).toBe(400);
  });

  test("brings back an answer that was lost", async () => {
    const provider = await started({ faults: [{ kind: "cut", accepted: true }] });
    await expect(ask(provider, "POST", "emails", { body: letter(22), headers: once })).rejects.toThrow();
    const again = await ask(provider, "POST", "emails", { body: letter(22), headers: once });
    expect([again.status, again.json().id]).toEqual([201, provider.emails[0]?.id]);
    expect(provider.emails.length).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "is a conflict while the first is worked on: done %s the wait",
    async (done) => {
      const provider = await started({ faults: [{ kind: "slow", ms: 200, done }] });
      const slow = ask(provider, "POST", "emails", { body: letter(22), headers: once });
      while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const meanwhile = await ask(provider, "POST", "emails", { body: letter(22), headers: once });
      expect([meanwhile.status, meanwhile.text]).toEqual([409, ""]);
      expect((await slow).status).toBe(201);
      expect(provider.emails.length).toBe(1);
      expect(provider.violations).toEqual([]);
    },
  );
});

describe("a fault", () => {
  test.each([
    { fault: { kind: "cut", accepted: true }, emails: 1 },
    { fault: { kind: "cut", accepted: false }, emails: 0 },
    { fault: { kind: "truncated", accepted: true }, emails: 1 },
    { fault: { kind: "truncated", accepted: false }, emails: 0 },
  ] as const)("that cuts the connection: $fault leaves $emails emails", async ({ fault, emails }) => {
    const provider = await started({ faults: [fault] });
    await expect(ask(provider, "POST", "emails", { body: letter(23) })).rejects.toThrow();
    expect(provider.emails.length).toBe(emails);
    expect((await ask(provider, "GET", "emails")).status).toBe(200);
  });

  test.each([
    { fault: { kind: "limited", seconds: 7 }, status: 429, said: "Too many requests", emails: 0 },
    { fault: { kind: "failed", status: 503, accepted: true }, status: 503, said: "<html>", emails: 1 },
    { fault: { kind: "failed", status: 502, accepted: false }, status: 502, said: "<html>", emails: 0 },
    { fault: { kind: "garbled", accepted: true }, status: 201, said: "not JSON", emails: 1 },
    { fault: { kind: "portal" }, status: 200, said: "<!DOCTYPE html>", emails: 0 },
    { fault: { kind: "echo", status: 400 }, status: 400, said: "Token 11111111-2222", emails: 0 },
    {
      fault: { kind: "refused", status: 400, code: "email_not_confirmed", detail: "Confirm" },
      status: 400,
      said: "email_not_confirmed",
      emails: 0,
    },
  ] as const)("that answers: $fault leaves $emails emails", async ({ fault, status, said, emails }) => {
    const provider = await started({ faults: [null, fault] });
    expect((await ask(provider, "GET", "emails")).status).toBe(200);
    const answer = await ask(provider, "POST", "emails", { body: letter(23) });
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(said)]);
    expect(answer.headers.get("retry-after")).toBe(fault.kind === "limited" ? "7" : null);
    expect(provider.emails.length).toBe(emails);
    expect([provider.faults.left, provider.violations]).toEqual([0, []]);
  });

  test("that leads elsewhere says so when the key went with it", async () => {
    const provider = await started({ faults: ({ count }) => (count > 1 ? null : { kind: "moved", status: 307 }) });
    const moved = await ask(provider, "POST", "emails", { body: letter(23) });
    expect(moved.headers.get("location")).toContain(`${provider.elsewhere.url}emails`);
    expect(provider.violations).toEqual([]);
    provider.faults.plan([{ kind: "next elsewhere" }]);
    const { next } = (await ask(provider, "GET", "emails")).json();
    await ask(provider, "GET", next);
    expect(provider.elsewhere.requests.map(({ path }) => path)).toEqual(["/emails"]);
    expect(provider.violations).toEqual([
      { of: "request", where: "GET of another host", said: "the key came with it" },
    ]);
  });

  test("of too many requests a minute ends with the minute", async () => {
    const provider = await started({ now: "2026-11-23T07:00:20Z", perMinute: 2 });
    const answers = [];
    for (const _ of "abc") answers.push(await ask(provider, "GET", "emails"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual(["1", "0", "0"]);
    expect(answers.at(-1)?.headers.get("retry-after")).toBe("40");
    provider.advance(40);
    expect((await ask(provider, "GET", "emails")).status).toBe(200);
    expect(provider.violations).toEqual([]);
  });
});
