import { describe, expect, test } from "vitest";
import { ask, started, stoppingProviders } from "./provider/asking.ts";
import { contractOf } from "./provider/contract.ts";
import { INPUTS, STATUSES } from "./provider/fields.ts";

const contract = contractOf();

stoppingProviders();

test(
  contract === null
    ? "the provider's document is absent: nothing is validated against it"
    : "the provider's document stands beside the repository: requests and answers are validated against it",
  async () => {
    const provider = await started();
    await ask(provider, "GET", "emails");
    expect(provider.validated).toBe(contract === null ? 0 : 2);
    expect(provider.violations).toEqual([]);
  },
);

describe("the tables of fields are the document's", () => {
  const id = "em_01h8xg4j3k2m1n0p9q8r7s6t5v";
  const values: unknown[] = [
    ...[null, true, false, 0, 1, -1, 1.5, 1e9, 1e9 + 1, "", "a", "a b", "none", "x".repeat(100), "x".repeat(101)],
    ...[
      "x".repeat(2000),
      "x".repeat(2001),
      "😀".repeat(60),
      "enabled",
      "disabled",
      "archive_only",
      "public",
      "premium",
    ],
    ...["classic", "naked", "enabled_for_paid_subscribers", "law_enforcement", "2026-11-23T07:30:00Z", "2026-11-23"],
    ...["2026-11-23T07:30:00+01:00", "2026-13-23T07:30:00Z", [], ["a"], [1], [id], [id.replace("em", "att")], {}],
    ...[[id.replace("em", "sub")], ["you@example.org"], { a: 1 }, { filters: [], groups: [], predicate: "and" }],
    ...[{ filters: [], groups: [], predicate: "xor" }, { filters: [], groups: null, predicate: "or" }, ...STATUSES],
    ...["contains", "is_empty", "like"].map((operator) => ({
      filters: [{ field: "subscriber.tags", operator, value: id }],
      groups: [{ filters: [], groups: [], predicate: "or" }],
      predicate: "and",
    })),
    ...["subscriber.metadata.a", "subscriber.metadata.", "tags"].map((field) => ({
      filters: [{ field, operator: "equals", value: "x" }],
      groups: [],
      predicate: "and",
    })),
  ];

  test.each(["EmailInput", "EmailUpdateInput", "SendDraftInput"] as const)("%s", (name) => {
    if (contract === null) return;
    const table = INPUTS[name];
    expect(Object.keys(table.shape).toSorted()).toEqual(contract.fields(name).toSorted());
    const judge = contract.judge(name);
    const base = name === "EmailInput" ? { subject: "x" } : {};
    const inputs = [null, [], "x", {}, { nonsense: 1 }, base].concat(
      Object.keys(table.shape).flatMap((field) => values.map((value) => ({ ...base, [field]: value }))),
    );
    for (const input of inputs)
      expect({ input, right: table.safeParse(input).success }).toEqual({ input, right: judge(input).length === 0 });
  });
});
