import { describe, expect, test } from "vitest";
import { printTrace, traceOf } from "../../scripts/papers/facts.ts";
import { writePaper } from "../../scripts/papers/file.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import type { PaperFields } from "../../scripts/papers/schema.ts";
import type { Statement } from "../../scripts/sources/source.ts";
import { ants, antsFile, type Files, merge, onArxiv, papersIn } from "./merging.ts";

const trace = (source: string, value: string | readonly string[]) => printTrace(traceOf(source, value));
const handWritten = (more: Partial<PaperFields> = {}, abstract: string = ants.abstract) =>
  writePaper({ title: ants.title, source: "file", ...more }, abstract);
const edited = (files: Files, file: string, change: (text: string) => string): Files => ({
  ...files,
  [file]: change(files[file] ?? ""),
});
const [paperIn, nothing] = [(files: Files, at = 0) => papersIn(files)[at], {} as Files];

test("a new paper stands under its arXiv id, and its file tells who said each of its facts", async () => {
  const { files, writes, known, refused, kept, idOf } = await merge({}, "huggingface", [ants]);
  expect(files).toEqual({
    [antsFile]: `---
title: "How Ants Find Sugar"
authors: ["Ada Lovelace", "John Smith"]
arxiv: "2606.01234"
source: "huggingface"
facts: {"title":"${trace("huggingface", ants.title)}","abstract":"${trace("huggingface", ants.abstract)}","authors":"${trace("huggingface", ants.authors)}","arxiv":"${trace("huggingface", ants.arxiv)}"}
---
${ants.abstract}
`,
  });
  expect(writes).toMatchObject([{ file: antsFile, id: "2606/2606.01234", change: "new" }]);
  expect({ known, refused, kept }).toEqual({ known: [], refused: [], kept: [] });
  expect(idOf.get(ants)).toBe("2606/2606.01234");
});

test.each([
  ["2606.01234", "papers/2606/2606.01234.md"],
  ["0704.0001", "papers/0704/0704.0001.md"],
  ["cs/0112017", "papers/cs/0112017.md"],
  ["math.GT/0309136", "papers/math/0309136.md"],
  ["hep-th/9901001", "papers/hep-th/9901001.md"],
])("a new paper with arXiv id %s is the file %s", async (arxiv, file) => {
  expect(Object.keys((await merge({}, "arxiv", [{ ...ants, arxiv }])).files)).toEqual([file]);
});

test("a paper without an arXiv id gets a name from its title on the source's own shelf", async () => {
  const { arxiv: _arxiv, ...rest } = ants;
  const other = { ...rest, authors: ["Grace Hopper"] };
  expect(Object.keys((await merge({}, "huggingface", [rest, other])).files)).toEqual([
    "papers/huggingface/how-ants-find-sugar-2.md",
    "papers/huggingface/how-ants-find-sugar.md",
  ]);
});

describe("what is one paper:", () => {
  const { arxiv: _arxiv, ...bare } = ants;
  const { authors: _authors, ...nameless } = ants;
  const far = "Whales sing for other reasons, which nobody has ever written down in a book about the sea.";
  test.each<[string, string, Statement, boolean]>([
    ["one arXiv id, whatever its title", handWritten({ arxiv: ants.arxiv }, far), { ...ants, title: "Sugar" }, true],
    [
      "one old id, with its class and without",
      handWritten({ arxiv: "math/0309136" }),
      { ...ants, arxiv: "math.GT/0309136" },
      true,
    ],
    ["one title and an author in common", handWritten({ authors: ["J. Smith"] }, far), ants, true],
    [
      "one title in other letters and marks",
      handWritten({ title: "HOW ANTS: find “sugar”", authors: ["J. Smith"] }),
      ants,
      true,
    ],
    ["one title and no author in common", handWritten({ authors: ["Jane Doe"] }), ants, false],
    [
      "one title, no authors, and abstracts that are alike",
      handWritten(),
      { ...ants, abstract: `${ants.abstract} Indeed.` },
      true,
    ],
    ["one title, no authors, and abstracts that are not", handWritten({}, far), ants, false],
    [
      "one title, no authors in the statement, and abstracts that are not",
      handWritten({ authors: ["J. Smith"] }, far),
      nameless,
      false,
    ],
    ["one title, and two arXiv ids", handWritten({ arxiv: "2606.09999", authors: ["J. Smith"] }), ants, false],
    ["one title, and an arXiv id on one side", handWritten({ arxiv: "2606.09999", authors: ["J. Smith"] }), bare, true],
    ["another title", handWritten({ title: "How Ants Find Salt", authors: ["J. Smith"] }), ants, false],
  ])("%s", async (_what, text, statement, same) => {
    const file = "papers/own/ants.md";
    const { files, idOf } = await merge({ [file]: text }, "arxiv", [statement]);
    expect(idOf.get(statement) === "own/ants").toBe(same);
    expect(Object.keys(files)).toHaveLength(same ? 1 : 2);
  });

  test.each([
    ["Smith, John", true],
    ["J. Smith", true],
    ["J.Smith", true],
    ["John Q. Smith Jr.", true],
    ["Smith, Jr., J.", false],
    ["SMITH, JOHN", true],
    ["Jóhn Smíth", true],
    ["Jane Smyth", false],
    ["Mary Smith", false],
    ["Smith", false],
    ["?", false],
  ])("the author %s is John Smith: %s", async (name, same) => {
    const { idOf } = await merge({ "papers/own/ants.md": handWritten({ authors: [name] }) }, "arxiv", [ants]);
    expect(idOf.get(ants) === "own/ants").toBe(same);
  });

  test("of two papers that it may be, the likest takes it, else the first by id", async () => {
    const like = handWritten({}, `${ants.abstract} Indeed, it does.`);
    const two = { "papers/own/a.md": like, "papers/own/b.md": handWritten() };
    expect((await merge(two, "arxiv", [ants])).idOf.get(ants)).toBe("own/b");
    expect((await merge({ ...two, "papers/own/b.md": like }, "arxiv", [ants])).idOf.get(ants)).toBe("own/a");
  });

  test("two statements of one batch, with an id and without, are one paper with the facts of both", async () => {
    const { files, idOf } = await merge({}, "huggingface", [{ ...bare, project: "https://ants.example/" }, ants]);
    expect(Object.keys(files)).toEqual([antsFile]);
    expect(paperIn(files)).toMatchObject({ project: "https://ants.example/", arxiv: ants.arxiv });
    expect([...idOf.values()]).toEqual(["2606/2606.01234", "2606/2606.01234"]);
  });

  test("a stub stands for the paper that it leads to, which takes nothing of another arXiv id", async () => {
    const files = {
      [antsFile]: handWritten({ arxiv: ants.arxiv, same_as: "own/ants" as PaperId }, ""),
      "papers/own/ants.md": handWritten(),
    };
    const gained = await merge(files, "arxiv", [onArxiv]);
    expect(gained.writes).toMatchObject([{ id: "own/ants", change: "updated" }]);
    expect(gained.idOf.get(onArxiv)).toBe("own/ants");
    const apart = { ...files, "papers/own/ants.md": handWritten({ arxiv: "2606.09999" }) };
    const kept = await merge(apart, "arxiv", [onArxiv]);
    expect([kept.files, kept.known]).toEqual([apart, ["own/ants"]]);
  });

  test.each([
    ["its arXiv id", handWritten({ arxiv: ants.arxiv, removed: "On request" }, "")],
    ["its title, when nothing else is left", handWritten({ removed: "On request" }, "")],
  ])("a paper that was taken down is found by %s, takes nothing, and has no twin", async (_what, text) => {
    const files = { "papers/own/ants.md": text };
    const merged = await merge(files, "arxiv", [onArxiv]);
    expect([merged.files, merged.known]).toEqual([files, ["own/ants"]]);
  });
});

describe("the best facts win:", () => {
  const from = {
    huggingface: { ...ants, title: "How ants find sugar", authors: ["J. Smith"], code: "https://hf.example/code" },
    arxiv: { ...onArxiv, code: "https://arxiv.example/code" },
  } as const satisfies Record<string, Statement>;

  test.each([
    ["arxiv", "huggingface"],
    ["huggingface", "arxiv"],
  ] as const)("%s first, then %s", async (first, second) => {
    const { files } = await merge((await merge({}, first, [from[first]])).files, second, [from[second]]);
    expect(paperIn(files)).toMatchObject({
      source: first,
      title: onArxiv.title,
      authors: onArxiv.authors,
      code: "https://hf.example/code",
      facts: {
        title: trace("arxiv", onArxiv.title),
        authors: trace("arxiv", ants.authors),
        code: trace("huggingface", "https://hf.example/code"),
      },
    });
  });

  test("where two say the same, the better one has said it, which readers need not be told", async () => {
    const before = await merge({}, "huggingface", [ants]);
    const { writes, known, files } = await merge(before.files, "arxiv", [ants]);
    expect(writes).toMatchObject([{ change: "facts", fields: [] }]);
    expect(known).toEqual(["2606/2606.01234"]);
    expect(paperIn(files)?.facts.title).toBe(trace("arxiv", ants.title));
  });

  test("the first day of listing stays, whoever names an earlier one, and is filled where it is absent", async () => {
    const later = { ...ants, listed: "2026-06-03" };
    const { files } = await merge({}, "huggingface", [later, { ...later, listed: "2026-06-02" }]);
    expect(paperIn(files)?.listed).toBe("2026-06-02");
    const again = await merge(files, "arxiv", [{ ...ants, listed: "2026-06-01" }]);
    expect(paperIn(again.files)?.listed).toBe("2026-06-02");
    const undated = await merge({ "papers/own/ants.md": handWritten() }, "arxiv", [{ ...ants, listed: "2026-06-01" }]);
    expect(paperIn(undated.files)?.listed).toBe("2026-06-01");
  });

  test("what a source no longer says stays", async () => {
    const before = await merge({}, "arxiv", [{ ...onArxiv, venue: "Formica 2026" }]);
    expect((await merge(before.files, "arxiv", [onArxiv])).writes).toEqual([]);
  });

  test("a DOI that another file has is left out, and that is told once", async () => {
    const other = { "papers/own/first.md": handWritten({ title: "First", doi: "10.1000/ANTS" }) };
    const statement = { ...onArxiv, doi: "10.1000/ants" };
    const { files, kept } = await merge(other, "arxiv", [statement]);
    expect(kept).toMatchObject([{ file: antsFile, field: "doi", since: "content/papers/own/first.md has it already" }]);
    expect(papersIn(files).map(({ doi }) => doi)).toEqual(["10.1000/ANTS", undefined]);
    expect(await merge(files, "arxiv", [statement])).toMatchObject({ writes: [], kept: [] });
  });
});

describe("what somebody wrote is theirs:", () => {
  const byHand = "How Ants Really Find Sugar";
  const mended = (text: string) => text.replace(`title: "${ants.title}"`, `title: "${byHand}"`);

  test("a value changed by hand stays, and each thing that a source says otherwise is told once", async () => {
    const { files: first } = await merge({}, "arxiv", [onArxiv]);
    const hand = edited(first, antsFile, mended);
    expect(await merge(hand, "arxiv", [onArxiv])).toMatchObject({ writes: [], kept: [] });

    const renamed = { ...onArxiv, title: "How Ants Find Honey", version: "2" };
    const told = await merge(hand, "arxiv", [renamed]);
    expect(told.kept).toEqual([
      { id: "2606/2606.01234", file: antsFile, field: "title", since: "it was changed by hand" },
    ]);
    expect(told.writes).toMatchObject([{ change: "updated", fields: ["version"] }]);
    expect(paperIn(told.files)).toMatchObject({ title: byHand, version: "2" });
    expect(await merge(told.files, "arxiv", [renamed])).toMatchObject({ writes: [], kept: [] });
    expect((await merge(told.files, "huggingface", [ants])).kept).toEqual([]);
  });

  test("it stays theirs when a source comes to say the same, and then something else", async () => {
    const hand = edited((await merge({}, "arxiv", [onArxiv])).files, antsFile, mended);
    const same = await merge(hand, "arxiv", [{ ...onArxiv, title: byHand }]);
    expect(same).toMatchObject({ writes: [], kept: [] });
    const { files, kept } = await merge(same.files, "arxiv", [{ ...onArxiv, title: "How Ants Find Honey" }]);
    expect([paperIn(files)?.title, kept.length]).toEqual([byHand, 1]);
  });

  test("a fact taken out by hand stays out", async () => {
    const { files } = await merge({}, "arxiv", [{ ...onArxiv, code: "https://wrong.example/" }]);
    const hand = edited(files, antsFile, (text) => text.replace(/^code: .*\n/m, ""));
    expect((await merge(hand, "arxiv", [{ ...onArxiv, code: "https://wrong.example/" }])).writes).toEqual([]);
  });

  test("a hand-written paper gains what it lacks, and keeps what it has and a fork's own fields", async () => {
    const file = "papers/own/ants.md";
    const text = handWritten({ authors: ["J. Smith"], x_shelfmark: "QA 76" }, "Ants, by **hand**.");
    const { files, kept } = await merge({ [file]: text }, "arxiv", [onArxiv]);
    expect(paperIn(files)).toMatchObject({
      authors: ["J. Smith"],
      markdown: "Ants, by **hand**.",
      version: "1",
      source: "file",
    });
    expect(files[file]).toContain('x_shelfmark: "QA 76"');
    expect(kept.map(({ field, since }) => [field, since])).toEqual([
      ["abstract", "it was written by hand"],
      ["authors", "it was written by hand"],
    ]);
    expect(await merge(files, "arxiv", [onArxiv])).toMatchObject({ writes: [], kept: [] });
  });
});

describe("what changes upstream:", () => {
  const notice = "This paper has been withdrawn by the author due to an error in Lemma 2.";
  const second = { ...onArxiv, title: "How Most Ants Find Sugar", version: "2", updated: "2026-07-01" };
  const gone = { ...second, abstract: notice, version: "3", updated: "2026-08-01", withdrawn: "An error in Lemma 2" };

  test("a new version and its title are written, and the file and its name stay", async () => {
    const { files } = await merge({}, "arxiv", [onArxiv]);
    const merged = await merge(files, "arxiv", [second]);
    expect(merged.writes).toMatchObject([
      { file: antsFile, change: "updated", fields: ["title", "version", "updated"] },
    ]);
    expect(paperIn(merged.files)).toMatchObject({ title: second.title, version: "2", updated: "2026-07-01" });
  });

  test("a new version of a paper that is not here makes none, and one of a paper that is updates it", async () => {
    const replaced: Statement = { ...second, only: "update" };
    const none = await merge({}, "arxiv", [replaced]);
    expect([none.writes, none.refused, none.idOf.size]).toEqual([[], [], 0]);
    const { files } = await merge({}, "arxiv", [onArxiv]);
    expect((await merge(files, "arxiv", [replaced])).writes).toMatchObject([{ change: "updated" }]);
  });

  test("an older version, in a late answer, changes nothing", async () => {
    const { files } = await merge({}, "arxiv", [second]);
    const late = await merge(files, "arxiv", [{ ...onArxiv, doi: "10.1000/182" }]);
    expect([late.writes, late.known]).toEqual([[], ["2606/2606.01234"]]);
    expect((await merge({}, "arxiv", [onArxiv, second])).files).toEqual(files);
  });

  test("a withdrawal is written, and its notice does not take the abstract's place", async () => {
    const { files } = await merge((await merge({}, "arxiv", [second])).files, "arxiv", [gone]);
    expect(paperIn(files)).toMatchObject({ withdrawn: "An error in Lemma 2", version: "3", abstract: ants.abstract });
    expect((await merge(files, "arxiv", [gone])).writes).toEqual([]);
  });

  test("where only the notice is known, any source's abstract takes its place", async () => {
    const { files } = await merge((await merge({}, "arxiv", [gone])).files, "huggingface", [ants]);
    expect(paperIn(files)).toMatchObject({ abstract: ants.abstract, withdrawn: "An error in Lemma 2" });
    expect((await merge(files, "arxiv", [gone])).writes).toEqual([]);
  });

  test("a later version takes a withdrawal back; the same one, told without it, does not", async () => {
    const { files } = await merge({}, "arxiv", [gone]);
    const { withdrawn: _withdrawn, ...still } = gone;
    expect((await merge(files, "arxiv", [still])).writes).toEqual([]);
    const back = await merge(files, "arxiv", [{ ...second, version: "4" }]);
    expect(back.writes).toMatchObject([{ fields: ["abstract", "version", "updated", "withdrawn"] }]);
    expect(paperIn(back.files)).not.toHaveProperty("withdrawn");
    expect(back.files[antsFile]).not.toContain("withdrawn");
  });
});

describe("a statement is refused in a sentence, and the others are merged:", () => {
  test.each<[string, Partial<Statement>, string]>([
    ["no title", { title: " \n" }, 'Cannot use a paper without a title: expected a text, got ""'],
    ["a title that shows nothing", { title: "\u200b" }, "Cannot use a paper without a title"],
    ["no abstract", { abstract: "\u0000" }, 'Cannot use a paper without an abstract: expected a text, got ""'],
    ["no arXiv id", { arxiv: "abc" }, 'Cannot use "abc" as an arXiv id: expected one such as "2506.01234"'],
    ["an archive that arXiv has not", { arxiv: "con/0112017" }, 'Cannot use "con/0112017" as an arXiv id'],
    ["a day that is none", { published: "2026-02-30" }, "expected a day that the calendar has"],
    ["an address that is none", { code: "javascript:alert(1)" }, "expected an address that starts with https://"],
    ["more than a file may hold", { abstract: "word ".repeat(300_000) }, "expected at most 1048576 bytes, got"],
  ])("%s", async (_what, wrong, sentence) => {
    const good = { ...ants, title: "How Bees Dance", arxiv: "2606.05678" };
    const { files, refused, idOf } = await merge({}, "arxiv", [{ ...ants, ...wrong }, good]);
    expect(Object.keys(files)).toEqual(["papers/2606/2606.05678.md"]);
    expect(refused).toEqual([{ row: 1, id: wrong.arxiv ?? ants.arxiv, reason: expect.stringContaining(sentence) }]);
    expect(idOf.size).toBe(1);
  });

  test("an update that would break a file leaves it as it was", async () => {
    const { files } = await merge(nothing, "arxiv", [onArxiv]);
    const broken = await merge(files, "arxiv", [{ ...onArxiv, version: "two" }]);
    expect([broken.files, broken.refused.length]).toEqual([files, 1]);
  });

  test("a new paper whose place is taken by another is refused", async () => {
    const files = { [antsFile]: handWritten({ title: "Another", arxiv: "2606.09999" }) };
    expect((await merge(files, "arxiv", [ants])).refused[0]?.reason).toBe(
      "Cannot write content/papers/2606/2606.01234.md: expected no file there, got one of another arXiv id",
    );
  });
});
