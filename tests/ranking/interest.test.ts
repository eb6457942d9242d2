import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import type { Observation } from "../../scripts/papers/observations.ts";
import { interestOf } from "../../scripts/ranking/interest.ts";
import { likenessTo } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { idOf, textOf } from "./papers.ts";

const about = { bees: "Bees dance in hives of honey", graphs: "Graphs have colours and long walks" };
type About = keyof typeof about;

/** Papers by name, what they are about, the day listed, and their upvotes twelve hours later; null is not read. */
type Rows = readonly (readonly [name: string, about: About, day: string, upvotes: number | null])[];

const reading = (name: string, at: string, upvotes: number): Observation => ({
  paper: idOf(name),
  at,
  source: "huggingface",
  upvotes,
});

function predict(rows: Rows, more: readonly Observation[] = [], weights = { ...defaultWeights, predictFrom: 2 }) {
  const index = termsOf(rows.map(([name, what]) => textOf(name, about[what])));
  const papers = rows.map(([name, , listed]) => ({ id: idOf(name), listed }));
  const readings = rows.flatMap(([name, , day, upvotes]) =>
    upvotes === null ? [] : [reading(name, `${day}T12:00:00Z`, upvotes)],
  );
  return interestOf(index, likenessTo(index, null), papers, [...readings, ...more], weights);
}

const archive: Rows = [
  ["bees-1", "bees", "2026-11-01", 40],
  ["graphs-1", "graphs", "2026-11-01", 2],
  ["bees-2", "bees", "2026-11-02", 90],
  ["graphs-2", "graphs", "2026-11-02", 3],
];

test("a paper is predicted what the most similar earlier papers got on their days, and names them", () => {
  const predicted = predict([...archive, ["new", "bees", "2026-11-05", null], ["other", "graphs", "2026-11-05", null]]);
  // Two neighbours of likeness 1 and z 1: 2 / (2 + 0.5).
  expect(predicted.get(idOf("new"))).toEqual({ score: 0.8, from: 2, like: [idOf("bees-1"), idOf("bees-2")] });
  expect(predicted.get(idOf("other"))?.score).toBe(-0.8);
});

test("a paper with a reading, one without a day, and one that too few can speak for get no prediction", () => {
  const read = predict([...archive, ["new", "bees", "2026-11-05", 0]]);
  const undated = predict([...archive, ["new", "bees", "", null]]);
  const few = predict([...archive, ["new", "bees", "2026-11-05", null]], [], { ...defaultWeights, predictFrom: 5 });
  expect([read.size, undated.size, few.size]).toEqual([0, 0, 0]);
});

test("no vote of the day judged, or later, is read", () => {
  const day = "2026-11-05";
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.constantFrom("bees-1", "bees-2", "graphs-1", "graphs-2", "rival"),
          days: fc.nat(30),
          second: fc.nat(86_399),
          upvotes: fc.nat(1000),
        }),
      ),
      (late) => {
        const rows: Rows = [...archive, ["new", "bees", day, null], ["rival", "graphs", day, null]];
        const readings = late.map(({ name, days, second, upvotes }) => {
          const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000 + second * 1000;
          return reading(name, `${new Date(at).toISOString().slice(0, 19)}Z`, upvotes);
        });
        expect(predict(rows, readings).get(idOf("new"))).toEqual(predict(rows).get(idOf("new")));
      },
    ),
    { numRuns: 1000 },
  );
});

test("the order of papers and readings never matters, and every number is finite", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom<About>("bees", "graphs"), fc.integer({ min: 1, max: 9 }), fc.option(fc.nat(9))),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      rows.chain((some) => {
        const named: Rows = some.map(([what, day, upvotes], i) => [`p${i}`, what, `2026-11-0${day}`, upvotes]);
        return fc.tuple(fc.constant(named), fc.shuffledSubarray([...named], { minLength: named.length }));
      }),
      ([rowsInOrder, shuffled]) => {
        const sorted = (of: Rows) => [...predict(of)].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(shuffled)).toEqual(sorted(rowsInOrder));
        for (const [, { score }] of predict(rowsInOrder)) expect(Number.isFinite(score)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
