import { expect, test } from "vitest";
import { facetsOf, storedFacets } from "../../scripts/text/searchfacets.ts";

const papers = [
  { year: ["2025"], topic: ["Vision", "Agents"] },
  { shelf: ["cs"] },
  { year: ["2025"], topic: ["Agents"] },
  { year: ["2023"] },
];

test("values are stored as steps from one paper that has them to the next", () => {
  expect(storedFacets(papers)).toEqual({
    topic: { Agents: [0, 2], Vision: [0] },
    year: { 2023: [3], 2025: [0, 2] },
    shelf: { cs: [1] },
  });
});

test("each paper gets its values back, in the order of their names", () => {
  expect(facetsOf(storedFacets(papers), papers.length)).toEqual([
    { topic: ["Agents", "Vision"], year: ["2025"], shelf: [] },
    { topic: [], year: [], shelf: ["cs"] },
    { topic: ["Agents"], year: ["2025"], shelf: [] },
    { topic: [], year: ["2023"], shelf: [] },
  ]);
});

test("a collection without papers has no values", () => {
  expect(facetsOf(storedFacets([]), 0)).toEqual([]);
});
