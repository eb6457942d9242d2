import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { layoutOf } from "../../scripts/ranking/layout.ts";
import { keptLayout, layoutFile } from "../../scripts/site/keptlayout.ts";
import { contentOf } from "./content.ts";

/** Three papers in a row, each linked with the next. */
const links = {
  offsets: Uint32Array.from([0, 1, 3, 4]),
  ids: Uint32Array.from([1, 0, 2, 1]),
  values: Float32Array.from([1, 1, 1, 1]),
};

test("places are taken from what is kept, and found anew where that is cut off or of another engine", () => {
  const cache = contentOf({ [layoutFile]: "" });
  const file = join(cache, layoutFile);
  const wanted = layoutOf(links);
  const ask = (engine: string) => {
    const { layout, found } = keptLayout(cache, engine);
    return { places: layout(links), found: found() };
  };
  const first = ask("one");
  expect(first.places).toEqual(wanted);
  const kept = Buffer.from(first.found ?? []);
  kept.writeUInt16LE(7, kept.length - 2);
  writeFileSync(file, kept);
  expect([ask("one").places.at(-1), ask("one").found]).toEqual([7, null]);
  expect(ask("two").places).toEqual(wanted);
  for (const length of [0, 32, kept.length - 1, kept.length - 2]) {
    writeFileSync(file, kept.subarray(0, length));
    expect(ask("one")).toEqual(first);
  }
});
