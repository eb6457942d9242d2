import { describe, expect, test } from "vitest";
import { ask, expectAnswers, letter, started, stoppingProviders } from "./provider/asking.ts";
import { contractOf } from "./provider/contract.ts";
import type { Provider, ProviderOptions } from "./provider/provider.ts";

const contract = contractOf();

stoppingProviders();

describe("the list", () => {
  const shown = async (provider: Provider, query: string) => {
    const answer = await ask(provider, "GET", `emails${query}`);
    expect(answer.status).toBe(200);
    return answer.json().results.map((email: { slug: string }) => email.slug.slice(-2));
  };

  const filled = async (options: ProviderOptions = {}) => {
    const provider = await started({ now: "2026-11-20T07:00:00Z", ...options });
    for (const day of [20, 21, 22, 23]) {
      provider.clock.now = `2026-11-${day}T07:00:00Z`;
      await ask(provider, "POST", "emails", { body: letter(day) });
    }
    const [first] = provider.emails;
    await ask(provider, "POST", `emails/${first?.id}/publish`, { body: {} });
    return provider;
  };

  test.each([
    { query: "", days: ["20", "21", "22", "23"] },
    { query: "?ordering=-creation_date", days: ["23", "22", "21", "20"] },
    { query: "?creation_date__start=2026-11-22", days: ["22", "23"] },
    { query: "?creation_date__start=2026-11-21&creation_date__end=2026-11-23", days: ["21", "22"] },
    { query: "?status=about_to_send", days: ["20"] },
    { query: "?status=about_to_send&status=draft", days: ["20", "21", "22", "23"] },
    { query: "?-status=about_to_send", days: ["21", "22", "23"] },
    { query: "?source=import", days: [] },
    { query: "?subject=DAY+22", days: ["22"] },
  ])("of $query is $days", async ({ query, days }) => {
    const provider = await filled();
    expect(await shown(provider, query)).toEqual(days);
    expect(provider.violations).toEqual([]);
  });

  test("comes in pages, each with the whole address of the next, until there is none", async () => {
    const provider = await filled({ pageSize: 3 });
    const first = await ask(provider, "GET", "emails?source=api&excluded_fields=body");
    const { next, previous, count, results } = first.json();
    expect({ next, previous, count }).toEqual({
      next: `${provider.url}emails?source=api&excluded_fields=body&page=2`,
      previous: null,
      count: 4,
    });
    expect(first.headers.get("link")).toBe(`<${next}>; rel="next"`);
    expect(results.map((email: { body: string }) => email.body)).toEqual(["", "", ""]);
    const second = await ask(provider, "GET", next);
    expect([second.json().next, second.json().results.length]).toEqual([null, 1]);
    expect((await ask(provider, "GET", "emails?page=3")).status).toBe(404);
    expect(provider.violations).toEqual([]);
  });

  test.each([
    { query: "?status=sending", status: 422 },
    { query: "?creation_date__start=yesterday", status: 422 },
    { query: "?page=0", status: 422 },
    { query: "?ordering=slug", status: 422 },
    { query: "?creation_date__start=2026-11-22&creation_date__end=2026-11-21", status: 400 },
  ])("is refused for $query with $status", async ({ query, status }) => {
    const provider = await started();
    expect((await ask(provider, "GET", `emails${query}`)).status).toBe(status);
    expectAnswers(provider);
  });

  test("takes no notice of a query that it doesn't know, which is written down", async () => {
    const provider = await filled();
    expect((await shown(provider, "?slug=daily-2026-11-22")).length).toBe(4);
    const said = provider.violations.map((violation) => violation.said);
    expect(said).toEqual(contract === null ? [] : ['the document has no query "slug"']);
  });
});

describe("tags", () => {
  const filters = (operator: string, value = "", predicate = "and") => ({
    filters: [{ field: "subscriber.tags", operator, value }],
    groups: [],
    predicate,
  });

  test("come in pages, and let a letter go to those who chose them", async () => {
    const subscribers = [
      { email: "none@example.org", tags: [] },
      { email: "cl@example.org", tags: ["cs-cl"] },
      { email: "lg@example.org", tags: ["cs-lg"] },
    ];
    const provider = await started({ tags: ["cs-cl", "cs-lg"], pageSize: 1, subscribers });
    const first = (await ask(provider, "GET", "tags")).json();
    const second = (await ask(provider, "GET", first.next)).json();
    expect([...first.results, ...second.results].map((tag) => tag.name)).toEqual(["cs-cl", "cs-lg"]);
    expect(second.next).toBe(null);
    const [cl] = provider.tags;
    const sent = [
      { day: 20, filters: filters("contains", cl?.id), to: ["cl@example.org"] },
      { day: 21, filters: filters("not_contains", cl?.id), to: ["none@example.org", "lg@example.org"] },
      { day: 22, filters: filters("is_empty"), to: ["none@example.org"] },
      { day: 23, filters: filters("is_not_empty"), to: ["cl@example.org", "lg@example.org"] },
    ];
    for (const each of sent) {
      const created = await ask(provider, "POST", "emails", { body: letter(each.day, { filters: each.filters }) });
      await ask(provider, "POST", `emails/${created.json().id}/publish`, { body: {} });
    }
    provider.advance(300);
    expect(provider.letters.map(({ to }) => to)).toEqual(sent.map(({ to }) => to));
    expect(provider.violations).toEqual([]);
  });

  test("are refused on a plan without them", async () => {
    const provider = await started({ tags: null });
    expect((await ask(provider, "GET", "tags")).status).toBe(403);
    const created = await ask(provider, "POST", "emails", { body: letter(23, { filters: filters("is_empty") }) });
    expect(created.json().code).toBe("tag_invalid");
  });
});
