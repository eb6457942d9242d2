import fc from "fast-check";
import { expect, test } from "vitest";
import type { Kept } from "../../scripts/config/kept.ts";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { basisOf } from "../../scripts/ranking/basis.ts";
import type { Text } from "../../scripts/ranking/counts.ts";
import { nearnessOf } from "../../scripts/ranking/nearness.ts";
import { idOf, manyTexts } from "./papers.ts";

const weights = { ...defaultWeights, lsaFrom: 50 };

/** Everything, down to the last bit. */
function nearnessIn(papers: readonly Text[], kept?: Kept) {
  const { index, themes, neighbours } = nearnessOf(papers, weights, 5, kept, {
    basis: basisOf(papers, 100),
    mostCompared: 50,
  });
  return { index, themes, neighbours };
}

/** As a folder keeps it; what is named is lost. */
function inMemory(): Kept & { readonly lose: (name: string) => void } {
  const files = new Map<string, Uint8Array>();
  return {
    get: (name) => {
      const bytes = files.get(name);
      return bytes ? Buffer.from(new Uint8Array(bytes).buffer) : null;
    },
    put: (name, bytes) => files.set(name, bytes),
    lose: (name) => files.delete(name),
  };
}

const earlier = manyTexts(240).map((text, i) => ({ ...text, listed: i % 5 === 0 ? "2026-11-02" : "2026-07-15" }));

const some = { from: fc.nat(200), many: fc.integer({ min: 1, max: 20 }) };
/** What may happen to a collection between two builds. */
const changes = fc.oneof(
  fc.record({
    what: fc.constant("adds" as const),
    ...some,
    listed: fc.constantFrom("2026-11-20", "2026-11-20", "2026-08-01", "2027-01-02"),
  }),
  fc.record({ what: fc.constant("removes" as const), ...some }),
  fc.record({ what: fc.constant("rewrites" as const), ...some }),
  fc.record({ what: fc.constant("loses" as const), file: fc.constantFrom("counts", "themes", "neighbours") }),
);

test("with what earlier builds kept, everything is the same to the bit as without", () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 4 }), (all) => {
      const kept = inMemory();
      let papers: readonly Text[] = earlier;
      nearnessIn(papers, kept);
      for (const [turn, change] of all.entries()) {
        if (change.what === "loses") kept.lose(change.file);
        else papers = changed(papers, turn, change);
        expect(nearnessIn(papers, kept)).toEqual(nearnessIn(papers));
      }
    }),
    { numRuns: 8 },
  );
});

test("papers of the current quarter leave what is kept as it is", () => {
  const kept = inMemory();
  nearnessIn(earlier, kept);
  const put: string[] = [];
  const watched: Kept = { get: kept.get, put: (name) => put.push(name) };
  nearnessIn(changed(earlier, 0, { what: "adds", from: 7, many: 20, listed: "2026-11-20" }), watched);
  expect(put).toEqual([]);
  nearnessIn(changed(earlier, 0, { what: "adds", from: 7, many: 1, listed: "2026-08-01" }), watched);
  expect(put).toEqual(["counts", "themes", "neighbours"]);
});

function changed(
  papers: readonly Text[],
  turn: number,
  change: {
    readonly what: "adds" | "removes" | "rewrites";
    readonly from: number;
    readonly many: number;
    readonly listed?: string;
  },
): Text[] {
  const { from, many } = change;
  const isMeant = (place: number) => place >= from && place < from + many;
  if (change.what === "removes") return papers.filter((_, place) => !isMeant(place));
  if (change.what === "rewrites")
    return papers.map((paper, place) =>
      isMeant(place) ? { ...paper, title: `${paper.title} novelty${turn}` } : paper,
    );
  const added = manyTexts(from + many).slice(from);
  return [
    ...papers,
    ...added.map((text, i) => ({
      ...text,
      id: idOf(`${"anz"[i % 3]}-${turn}-${i}`),
      abstract: `${text.abstract} novelty`,
      ...(change.listed === undefined ? {} : { listed: change.listed }),
    })),
  ];
}
