import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { layoutOf } from "../../scripts/ranking/layout.ts";
import { keptLayout } from "../../scripts/site/layout.ts";
import { contentOf } from "./content.ts";

/** Three papers in a row, each linked with the next. */
const links = {
  offsets: Uint32Array.from([0, 1, 3, 4]),
  ids: Uint32Array.from([1, 0, 2, 1]),
  values: Float32Array.from([1, 1, 1, 1]),
};

test("places are kept, and found anew where what is kept is cut off or of another engine", () => {
  const cache = contentOf({});
  const file = join(cache, "layout.bin");
  const wanted = layoutOf(links);
  expect(keptLayout(cache, "one")(links)).toEqual(wanted);
  const whole = readFileSync(file);
  const kept = Buffer.from(whole);
  kept.writeUInt16LE(7, kept.length - 2);
  writeFileSync(file, kept);
  expect(keptLayout(cache, "one")(links).at(-1)).toBe(7);
  expect(keptLayout(cache, "two")(links)).toEqual(wanted);
  for (const length of [0, 32, whole.length - 1, whole.length - 2]) {
    writeFileSync(file, whole.subarray(0, length));
    expect(keptLayout(cache, "one")(links)).toEqual(wanted);
  }
});
