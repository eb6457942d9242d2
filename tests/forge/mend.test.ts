import { expect, test } from "vitest";
import { mended } from "../../scripts/forge/mend.ts";

const union = (a: string, b: string) => `${a}+${b}`;
const status = (at: string) => JSON.stringify({ run: { at } });
const [early, late] = [status("2026-11-23T05:20:00Z"), status("2026-11-23T05:30:00Z")];

test.each([
  ["content/observations/2026/11-23.jsonl", "a", "b", "a+b"],
  ["content/editions/2026/2026-11-23.json", "a", "b", "a"],
  ["content/papers/2506/2506.00001.md", "a", "b", "a"],
  ["content/status.json", early, late, late],
  ["content/status.json", late, early, late],
  ["content/status.json", early, "no JSON", early],
  ["content/status.json", "[]", late, late],
  ["content/status.json", "{}", "no JSON", null],
  ["content/site.yaml", "a", "b", null],
  ["content/papers/x.md", "a", "b", null],
  ["content/observations/2026/11-23.jsonl.orig", "a", "b", null],
  ["docs/content/status.json", early, late, null],
])("of %s, as %j is published and %j is ours, %j is kept", (path, published, ours, kept) => {
  expect(mended(path, { published, ours }, union)).toBe(kept);
});
