import { expect, test } from "vitest";
import { seen } from "../../scripts/config/seen.ts";

test.each([
  ["2026-02-30", '"2026-02-30"'],
  ["a\u001b[31m\nb", '"a\\u001b[31m\\nb"'],
  [12, "12"],
  [Number.NaN, "NaN"],
  [null, "null"],
  [undefined, "nothing"],
  [new Date("2026-02-03"), "2026-02-03"],
  [new Date("2026-02-03T04:05:06Z"), "2026-02-03T04:05:06.000Z"],
  [{ a: [1, "b"], c: {} }, '{"a":[1,"b"],"c":{}}'],
  ["x".repeat(58), `"${"x".repeat(58)}"`],
  ["x".repeat(59), `"${"x".repeat(59)}...`],
])("seen(%j) is %s", (value, shown) => expect(seen(value)).toBe(shown));

test("seen() cuts what holds itself, and what repeats itself a billion times", () => {
  const loop: unknown[] = [];
  loop.push(loop);
  let bomb: unknown = "x";
  for (let i = 0; i < 40; i++) bomb = { a: bomb, b: bomb };
  for (const value of [loop, bomb]) expect(seen(value)).toHaveLength(63);
});
