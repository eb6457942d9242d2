import fc from "fast-check";
import { expect, test } from "vitest";
import { statedFields } from "../../scripts/papers/facts.ts";
import { amendPaper, writePaper } from "../../scripts/papers/file.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import type { Statement } from "../../scripts/sources/source.ts";
import { type Files, merge, papersIn } from "./merging.ts";

/** Few words, ids and names, so that statements and papers meet by chance. */
const title = fc.constantFrom("Ants", "Bees", "Ants!", "中文", "?", "$x_1$ of *us*", " ");
const abstract = fc.constantFrom(
  "One and two.",
  "One, and *two*, of them.",
  "- three",
  "?!",
  "",
  "This paper has been withdrawn by the authors.",
);
const authors = fc.subarray(["Ada Lovelace", "Lovelace, A.", "John Smith", "王伟"]);
const day = fc.constantFrom("2026-06-01", "2026-06-02", "2026-06-03");
const version = fc.constantFrom("1", "2", "3");
const link = fc.constantFrom("https://a.example/", "https://b.example/", "none");
const anyStatement: fc.Arbitrary<Statement> = fc.record(
  {
    title,
    abstract,
    authors,
    arxiv: fc.constantFrom("2606.00001", "2606.00002", "math/0309136", "math.GT/0309136"),
    version,
    listed: day,
    updated: day,
    doi: fc.constantFrom("10.1000/a", "10.1000/A"),
    code: link,
    venue: title,
    withdrawn: fc.constantFrom("An error", "Twice"),
  },
  { requiredKeys: ["title", "abstract"] },
);
const source = fc.constantFrom("arxiv" as const, "huggingface" as const);
const batch = fc.array(anyStatement, { maxLength: 6 });

const own: Files = {
  "papers/own/ants.md": writePaper({ title: "Ants", source: "file" }, "One and two."),
  "papers/own/bees.md": writePaper({ title: "Bees", source: "file", authors: ["A. Lovelace"] }, "Three."),
  "papers/own/gone.md": writePaper({ title: "中文", source: "file", removed: "On request" }, ""),
};

test("the order of the statements has no say", async () => {
  await fc.assert(
    fc.asyncProperty(source, batch, fc.infiniteStream(fc.nat(99)), async (source, statements, chance) => {
      const shuffled = statements
        .map((one) => ({ one, at: chance.next().value }))
        .sort((a, b) => Number(a.at) - Number(b.at))
        .map(({ one }) => one);
      const [one, other] = [await merge(own, source, statements), await merge(own, source, shuffled)];
      expect(other.files).toEqual(one.files);
      expect([other.known, other.kept]).toEqual([one.known, one.kept]);
      for (const statement of statements) expect(other.idOf.get(statement)).toBe(one.idOf.get(statement));
    }),
    { numRuns: 100 },
  );
});

test("whatever is merged: every statement is a paper's or refused, no file moves or is lost, and the same again changes no byte", async () => {
  await fc.assert(
    fc.asyncProperty(source, fc.array(batch, { minLength: 1, maxLength: 3 }), async (source, batches) => {
      let files = own;
      for (const statements of batches) {
        const before = files;
        const merged = await merge(files, source, statements);
        files = merged.files;
        expect(merged.idOf.size + merged.refused.length).toBe(statements.length);
        expect(Object.keys(files)).toEqual(expect.arrayContaining(Object.keys(before)));
        for (const { title, abstract, authors } of papersIn(own).filter(({ removed }) => !removed))
          expect(papersIn(files)).toContainEqual(
            expect.objectContaining({ title, abstract, ...(authors.length > 0 && { authors }) }),
          );
        const again = await merge(files, source, statements);
        expect(again.files).toEqual(files);
        expect([again.writes, again.kept]).toEqual([[], []]);
      }
      const dois = papersIn(files).flatMap(({ doi }) => doi?.toLowerCase() ?? []);
      expect(new Set(dois).size).toBe(dois.length);
    }),
    { numRuns: 100 },
  );
});

/** What two sources say of three papers, each by its arXiv id. */
const ids = ["2606.00001", "2606.00002", "2606.00003"];
const pair = fc.tuple(
  ...ids.map((arxiv, i) => fc.tuple(...["arxiv", "huggingface"].map((name) => sayingOf(arxiv, i, name)))),
);

function sayingOf(arxiv: string, i: number, name: string): fc.Arbitrary<Statement> {
  const words = `${name} paper ${i}`;
  const text = fc.constantFrom(`A study of ${words}.`, `Another study of ${words}.`, `Withdrawn: ${words}.`);
  return fc.record(
    {
      arxiv: fc.constant(arxiv),
      title: fc.constantFrom(`On ${words}`, `About ${words}`),
      abstract: text,
      authors: authors,
      categories: fc.subarray(["cs.LG", "cs.CL"]),
      code: fc.constantFrom("https://a.example/", "https://b.example/"),
      venue: fc.constantFrom("One", "Two"),
      ...(name === "arxiv" ? { version, updated: day, withdrawn: fc.constant("An error") } : {}),
    },
    { requiredKeys: ["arxiv", "title", "abstract"] },
  );
}

test("the order in which two sources are merged has no say in what the facts are, and who said them", async () => {
  const facts = (files: Files) =>
    papersIn(files)
      .map((paper: Paper) => [
        paper.arxiv,
        paper.markdown,
        paper.facts,
        ...statedFields.map((field) => (field === "abstract" ? null : paper[field])),
      ])
      .map((row) => JSON.stringify(row, sortedKeys))
      .sort();
  const hand: Files = {
    "papers/own/first.md": writePaper(
      { title: "By hand", source: "file", arxiv: "2606.00001", code: "https://hand.example/" },
      "By hand.",
    ),
  };
  await fc.assert(
    fc.asyncProperty(pair, async (pairs) => {
      const said = (at: number) => pairs.flatMap((pair) => pair[at] ?? []);
      const [one, other] = [await merge(hand, "arxiv", said(0)), await merge(hand, "huggingface", said(1))];
      const [first, second] = [
        await merge(one.files, "huggingface", said(1)),
        await merge(other.files, "arxiv", said(0)),
      ];
      expect(facts(second.files)).toEqual(facts(first.files));
    }),
    { numRuns: 100 },
  );
});

function sortedKeys(_key: string, value: unknown): unknown {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

test("what somebody changed by hand is never changed again, whatever sources say after", async () => {
  const hand = { title: "By hand", venue: "By hand" };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(source, pair), { minLength: 1, maxLength: 3 }), async (batches) => {
      const file = "papers/2606/2606.00001.md";
      let { files } = await merge({}, "arxiv", batches[0]?.[1].flat() ?? []);
      files = { ...files, [file]: amendPaper(files[file] ?? "", hand, "By hand.") };
      for (const [source, pairs] of batches) {
        files = (await merge(files, source, pairs.flat())).files;
        expect(papersIn(files)).toContainEqual(expect.objectContaining({ ...hand, markdown: "By hand." }));
      }
    }),
    { numRuns: 40 },
  );
});
