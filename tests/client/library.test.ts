import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bibliography, references } from "../../scripts/client/library/citations.ts";
import { find } from "../../scripts/client/library/find.ts";
import { merge } from "../../scripts/client/library/merge.ts";
import {
  empty,
  isEmpty,
  type Library,
  type Saved,
  withNote,
  withRead,
  withSaved,
  withTopic,
  withWord,
} from "../../scripts/client/library/model.ts";
import { mutes } from "../../scripts/client/library/muting.ts";
import { fitted, most, printLibrary, readLibrary } from "../../scripts/client/library/plain.ts";
import { suggest } from "../../scripts/client/library/suggest.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 0, minute)).toISOString();

function paper(title: string, more: Partial<Saved> = {}): Saved {
  return { at: at(0), title, authors: [], abstract: "", topics: [], facts: {}, ...more };
}

function read(text: string): Library {
  const found = readLibrary(text);
  if (!found.ok) throw new Error(found.problem);
  return found.library;
}

const times = fc.integer({ min: 0, max: 9 }).map(at);
const notes = fc.record({ at: times, text: fc.constantFrom("a", "b", "<b>c</b>") });
const papers: fc.Arbitrary<Saved> = fc.record(
  {
    at: times,
    title: fc.constantFrom("One", "Two"),
    authors: fc.array(fc.constantFrom("Ada", "Alan"), { maxLength: 2 }),
    abstract: fc.constantFrom("", "Long."),
    topics: fc.constant([]),
    facts: fc.dictionary(fc.constantFrom("arxiv", "doi"), fc.constantFrom("1", "2")),
    note: notes,
  },
  { requiredKeys: ["at", "title", "authors", "abstract", "topics", "facts"] },
);
const mapOf = <T>(keys: readonly string[], values: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...keys), values).map((some) => new Map(Object.entries(some)));
const ids = ["own/a", "own/b", "2506/2506.01234"];
const libraries: fc.Arbitrary<Library> = fc.record({
  saved: mapOf(ids, papers),
  read: mapOf(ids, times),
  topics: mapOf(
    ["reasoning", "robotics"],
    fc.record({ at: times, name: fc.constant("Name"), is: fc.constantFrom("followed" as const, "muted" as const) }),
  ),
  words: mapOf(["survey", "long tail"], times),
  opening: fc.option(fc.record({ at: times, marks: fc.boolean() })),
  rest: fc.dictionary(fc.constantFrom("later", "saved"), fc.dictionary(fc.constantFrom("x", "y"), fc.integer())),
});

describe("merging", () => {
  test("is the same both ways round, and again changes nothing", () => {
    fc.assert(
      fc.property(libraries, libraries, (a, b) => {
        const both = merge(a, b);
        expect(printLibrary(merge(b, a))).toBe(printLibrary(both));
        expect(printLibrary(merge(both, a))).toBe(printLibrary(both));
        expect(printLibrary(merge(both, both))).toBe(printLibrary(both));
      }),
    );
  });

  test("loses no paper, mark, topic or word of either, and has the later note", () => {
    fc.assert(
      fc.property(libraries, libraries, (a, b) => {
        const both = merge(a, b);
        for (const one of [a, b]) {
          for (const part of ["saved", "read", "topics", "words"] as const)
            for (const key of one[part].keys()) expect(both[part].has(key)).toBe(true);
          for (const [id, { note }] of one.saved)
            if (note) expect((both.saved.get(id)?.note?.at ?? "") >= note.at).toBe(true);
        }
      }),
    );
  });
});

describe("what is kept", () => {
  test("is read back as it was printed, also what a later version added", () => {
    fc.assert(
      fc.property(libraries, (library) => {
        const text = printLibrary(library);
        expect(printLibrary(read(text))).toBe(text);
      }),
    );
  });

  test.each([
    ["{", "it is not JSON"],
    ["[]", 'expected an object with "v": 1'],
    ['{"saved":{}}', 'expected an object with "v": 1'],
    ['{"v":"1"}', 'expected an object with "v": 1, got "1"'],
    ['{"v":2}', 'it has "v": 2, of a newer version of this site'],
    [" ".repeat(most.file + 1), "characters, expected at most 10,000,000"],
  ])("is refused in a sentence where it is no library: %.20s", (text, problem) => {
    expect(readLibrary(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  test("has every paper that is saved, however much it says", () => {
    const long = "x".repeat(30_000);
    const topics = Array.from({ length: 60 }, (_, i) => ({ id: `topic-${i}`, name: long }));
    const large = fitted(
      paper(long, { abstract: long, authors: ["", long], topics, facts: { venue: long, doi: "1" } }),
    );
    const library = withSaved(empty, "own/a", large);
    expect(read(printLibrary(library)).saved.get("own/a")).toEqual(large);
    expect([large.authors.length, large.facts]).toEqual([1, { doi: "1" }]);
  });

  test("is read from a file that is as full as a browser's storage and indented", () => {
    const full = Array.from(
      { length: 260 },
      (_, i) => [`own/${i}`, paper("x", { abstract: "x".repeat(20_000) })] as const,
    );
    const text = printLibrary({ ...empty, saved: new Map(full) }, 1);
    expect([text.length > 5_200_000, read(text).saved.size]).toEqual([true, 260]);
  });

  test("that is hostile or malformed is not used, and stays as it is", () => {
    const good = paper("Good");
    const odd = {
      "../x/y": good,
      "own/script": { ...good, title: { toString: "x" } },
      "own/long": { ...good, title: "x".repeat(most.title + 1) },
      "own/note": { ...good, note: { at: "yesterday", text: "x" } },
      "own/topic": { ...good, topics: [{ id: "javascript:alert(1)", name: "x" }] },
    };
    const text = `{"v":1,"saved":${JSON.stringify({ ...odd, "own/good": good }).replace("{", '{"__proto__":{"at":1},')},"read":{"own/a":"<img>"},"words":[],"opening":{"marks":"yes"}}`;
    const found = readLibrary(text);
    expect(found).toMatchObject({ ok: true, odd: 9 });
    const library = read(text);
    expect([...library.saved.keys(), library.read.size, library.words.size, library.opening]).toEqual([
      "own/good",
      0,
      0,
      null,
    ]);
    expect(JSON.parse(printLibrary(library))).toEqual({ ...JSON.parse(text), topics: {} });
    expect(({} as Record<string, unknown>).at).toBeUndefined();
  });
});

describe("changes", () => {
  test("leave nothing behind when they are taken back", () => {
    let library = withSaved(empty, "own/a", paper("A"));
    library = withNote(library, "own/a", "Mine", at(1));
    library = withRead(library, "own/a", at(1));
    library = withTopic(library, "reasoning", { at: at(1), name: "Reasoning", is: "muted" });
    library = withWord(library, "survey", at(1));
    expect(library.saved.get("own/a")?.note?.text).toBe("Mine");
    library = withNote(library, "own/a", " \n", at(2));
    expect(library.saved.get("own/a")).not.toHaveProperty("note");
    library = withWord(withTopic(withRead(library, "own/a", null), "reasoning", null), "survey", null);
    expect(isEmpty(withSaved(library, "own/a", null))).toBe(true);
  });

  test("a note is written on saved papers alone", () => {
    expect(withNote(empty, "own/a", "Mine", at(1))).toBe(empty);
  });
});

describe("muting", () => {
  const muted = mutes({
    ...empty,
    words: new Map([
      ["Policies", at(0)],
      ["low-rank", at(0)],
      ["naïve", at(0)],
    ]),
    topics: new Map([
      ["robotics", { at: at(0), name: "Robotics", is: "muted" }],
      ["reasoning", { at: at(0), name: "Reasoning", is: "followed" }],
    ]),
  });
  test.each([
    ["A policy for robots", null, true],
    ["POLICIES", null, true],
    ["Policymakers", null, false],
    ["Low Rank adapters", null, true],
    ["Low, and of high rank", null, false],
    ["Naive Bayes", null, true],
    ["Walking", "robotics", true],
    ["Thinking", "reasoning", false],
    ["Thinking", null, false],
  ])("%s, of topic %s: %s", (text, topic, expected) => {
    expect(muted({ text, topic })).toBe(expected);
  });
});

describe("search in saved papers", () => {
  const library: Library = {
    ...empty,
    saved: new Map([
      ["own/a", paper("Zürich walks", { at: at(1), abstract: "Quantization of graphs.", authors: ["Ada Lovelace"] })],
      ["own/b", paper("A graph", { at: at(2), note: { at: at(3), text: "Ask Émile about quantisers" } })],
      ["own/c", paper("Lenses", { at: at(3), topics: [{ id: "optics", name: "Optics" }] })],
    ]),
    read: new Map([["own/a", at(4)]]),
  };
  test.each([
    ["", ["own/c", "own/b", "own/a"]],
    ["zurich", ["own/a"]],
    ["LOVE quant", ["own/a"]],
    ["quant graph", ["own/b", "own/a"]],
    ["emile", ["own/b"]],
    ["optic", ["own/c"]],
    ["ptics", []],
    ["-- !", ["own/c", "own/b", "own/a"]],
  ])("“%s” finds %j", (query, expected) => {
    expect(find(library, query, "saved", "all").map(([id]) => id)).toEqual(expected);
  });

  test("by title, unread, and with a note", () => {
    expect(find(library, "", "title", "all").map(([id]) => id)).toEqual(["own/b", "own/c", "own/a"]);
    expect(find(library, "", "saved", "unread").map(([id]) => id)).toEqual(["own/c", "own/b"]);
    expect(find(library, "", "saved", "noted").map(([id]) => id)).toEqual(["own/b"]);
  });
});

test("suggestions are like what was saved, say what they share, and leave out what was saved", () => {
  const saved = new Map([
    ["own/q", paper("Quantization of language models", { abstract: "We use low-rank adapters." })],
  ]);
  const others = new Map([
    ["own/q", paper("Quantization of language models")],
    ["own/r", paper("Low-Rank quantization", { abstract: "Adapters for models." })],
    ["own/s", paper("Lenses and light", { abstract: "A lens bends light." })],
    ["own/t", paper("Language of bees", { abstract: "Bees dance in the light." })],
  ]);
  const found = suggest(saved, others, 10);
  expect(found.map(({ id }) => id)).toEqual(["own/r", "own/t"]);
  expect(found[0]).toMatchObject({ like: ["own/q"], shares: expect.arrayContaining(["low-rank", "quantization"]) });
});

test("citations of the saved papers say what is known, each under a key of its own", () => {
  const facts = {
    tex: "On $\\mu$",
    published: "2026-11-23",
    arxiv: "2611.01234",
    url: "https://example.org/papers/2611/2611.01234.html",
  };
  let library = withSaved(empty, "2611/2611.01234", paper("On μ", { authors: ["Ada Lovelace"], facts }));
  for (const name of ["lenses-a", "lenses-b"]) library = withSaved(library, `own/${name}`, paper("Lenses & light"));
  const bibtex = bibliography(library);
  expect(bibtex.match(/^@misc\{[^,]*/gm)).toEqual([
    expect.stringContaining("lovelace2026"),
    "@misc{lenses",
    "@misc{lenses-2",
  ]);
  expect(bibtex).toContain("title = {{On $\\mu$}}");
  expect(bibtex).toContain("eprint = {2611.01234}");
  expect(bibtex).toContain("Lenses \\& light");
  const ris = references(library);
  expect([ris.match(/^TY {2}- /gm)?.length, ris.match(/^AU {2}- .*/gm)]).toEqual([3, ["AU  - Lovelace, Ada"]]);
});
