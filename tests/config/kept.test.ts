import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptIn } from "../../scripts/config/kept.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what is put is got back under its name, as often as it is put", () => {
  const kept = keptIn(join(folder, "not/yet"));
  expect(kept.get("terms")).toBeNull();
  for (const bytes of [Buffer.from("first"), Buffer.alloc(0), Buffer.from("second")]) {
    kept.put("terms", bytes);
    expect(kept.get("terms")).toEqual(bytes);
    expect(kept.get("topics")).toBeNull();
  }
});

test.each([
  { what: "cut short", damage: (bytes: Buffer) => bytes.subarray(0, -1) },
  { what: "cut to its head", damage: (bytes: Buffer) => bytes.subarray(0, 64) },
  { what: "emptied", damage: () => Buffer.alloc(0) },
  { what: "longer", damage: (bytes: Buffer) => Buffer.concat([bytes, bytes]) },
  {
    what: "changed in one bit",
    damage: (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => byte ^ Number(i === 70))),
  },
  { what: "of another format", damage: (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => byte ^ Number(i === 5))) },
])("a file that is $what is as good as none", ({ damage }) => {
  const kept = keptIn(folder);
  kept.put("terms", Buffer.from("of many papers"));
  writeFileSync(join(folder, "terms.bin"), damage(readFileSync(join(folder, "terms.bin"))));
  expect(kept.get("terms")).toBeNull();
});

test("a file under another's name, or of another version of the code, is as good as none", () => {
  const kept = keptIn(folder);
  kept.put("terms", Buffer.from("of many papers"));
  writeFileSync(join(folder, "topics.bin"), readFileSync(join(folder, "terms.bin")));
  expect(kept.get("topics")).toBeNull();
  expect(keptIn(folder, "another").get("terms")).toBeNull();
});
