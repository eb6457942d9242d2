import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Content, readContent, writeListings } from "../../scripts/content.ts";
import { amendPaper } from "../../scripts/papers/file.ts";
import { loadPapers } from "../../scripts/papers/load.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { listingLines, listingSummary } from "../../scripts/reports.ts";
import { filesIn } from "../../scripts/site/engine.ts";
import { type Imported, importListing } from "../../scripts/sources/import.ts";
import type { ListingRow } from "../../scripts/sources/listing.ts";
import { toMarkdown } from "../../scripts/text/escape.ts";
import { normalised } from "../../scripts/text/plain.ts";
import { contentOf, paper, put, small } from "../site/content.ts";

type Pair = readonly [title: string, abstract: string];

const prose = (about: string) =>
  `We study ${about} and give a method for it. It works on all of the data sets that we tried, and we say why it does.`;
const ants: Pair = ["How Ants Find Sugar", prose("ants that find sugar")];
const bees: Pair = ["How Bees Dance", prose("bees that dance")];
const cats: Pair = ["How Cats Purr at $8 \\pm 2$ Hz", prose("cats, *all* of them,")];
const dogs: Pair = ["How Dogs Bark", prose("dogs that bark")];
const three = [ants, bees, cats];

const listing = "listings/pets.txt";
const fileOf = { ants: "how-ants-find-sugar.md", bees: "how-bees-dance.md", cats: "how-cats-purr-at-8-2-hz.md" };

/** A content folder with one listing, imported; the listing's papers as files by name. */
async function imported(pairs: readonly Pair[], more: Readonly<Record<string, string>> = {}): Promise<string> {
  const content = contentOf({ ...small, ...more, [listing]: pairs.flat().join("\n") });
  await again(content);
  return content;
}

/** Imports, writes and tells what somebody should look at; with a listing, from it. */
async function again(content: string, pairs?: readonly Pair[]): Promise<{ written: number; said: string[] }> {
  if (pairs) put(join(content, listing), pairs.flat().join("\n"));
  const { listings } = await readContent(content);
  return {
    written: writeListings(content, listings),
    said: listings.flatMap((one: Content["listings"][number]) => listingLines(one)),
  };
}

function files(content: string): Record<string, string> {
  const folder = join(content, "papers/pets");
  return Object.fromEntries(filesIn(folder, "").map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function edit(content: string, name: string, change: (text: string) => string): string {
  const file = join(content, "papers/pets", name);
  const text = change(readFileSync(file, "utf8"));
  put(file, text);
  return text;
}

test("each row becomes one file of its listing's folder, with its text and a fingerprint of it", async () => {
  const content = await imported(three);
  const found = files(content);
  expect(Object.keys(found)).toEqual(Object.values(fileOf));
  expect(found[fileOf.cats]).toMatch(
    /^---\ntitle: "How Cats Purr at \$8 \\\\pm 2\$ Hz"\nsource: "listing\/pets"\nfacts: \{"listing":"[0-9a-f]{12}"\}\n---\nWe study cats, \\\*all\\\* of them, and/,
  );
});

test("a second import changes no byte, and has nothing to say", async () => {
  const content = await imported(three);
  const before = files(content);
  expect(await again(content)).toEqual({ written: 0, said: [] });
  expect(files(content)).toEqual(before);
});

test("the committed listing brings nothing that is not there already", async () => {
  const { listings } = await readContent("content");
  expect(listings.map(({ name, writes, kept, gone }) => ({ name, writes, kept, gone }))).toEqual([
    { name: "large-scale-optimization", writes: [], kept: [], gone: [] },
  ]);
});

test("rows inserted at the top make new files, and move and change none", async () => {
  const content = await imported(three);
  const before = files(content);
  expect(await again(content, [dogs, ...three])).toEqual({ written: 1, said: [] });
  const { "how-dogs-bark.md": dog, ...rest } = files(content);
  expect(dog).toContain(dogs[1]);
  expect(rest).toEqual(before);
});

test("a stray line at the top is reported, and makes no twin", async () => {
  const content = await imported(three);
  const before = files(content);
  const { written, said } = await again(content, [["A Heading Without a Text", ""], ...three]);
  expect(written).toBe(0);
  expect(said).toEqual([
    'content/listings/pets.txt:1: Left out "A Heading Without a Text": no abstract stands right after it',
  ]);
  const stray = await again(content, [ants, ["An Insertion Without a Text", ""], bees, cats]);
  expect(stray.written).toBe(0);
  expect(stray.said).toEqual([
    'content/listings/pets.txt:3: Left out "An Insertion Without a Text": no abstract stands right after it',
  ]);
  expect(files(content)).toEqual(before);
});

test("a pair that may be none is imported, and reported with its line", async () => {
  const stray: Pair = ["What Pets Are For", "All that our readers sent us last week"];
  const { written, said } = await again(await imported(three), [...three, stray]);
  expect(written).toBe(1);
  expect(said).toEqual([
    `content/listings/pets.txt:8: Took in "${stray[1]}", but it may be no abstract, since it reads as a title`,
  ]);
});

test("the summary tells the lines that were taken for banners", async () => {
  const asks = ["Get pets in your inbox!", "Subscribe to our newsletter"];
  const lines = [...asks, ...three.slice(0, 1).flat(), "Load more", ...three.slice(1).flat()];
  const content = contentOf({ ...small, [listing]: lines.join("\n") });
  expect((await readContent(content)).listings.map(listingSummary)).toEqual([
    "pets: 3 papers from 9 lines, 3 banner (lines 1-2, 5), 0 blank, 0 left out, 3 new, 0 updated",
  ]);
});

test("rows in another order, with other line ends, change nothing", async () => {
  const content = await imported(three);
  const before = files(content);
  put(join(content, listing), [cats, ants, bees].flat().join("\r\n\r\n"));
  expect(await again(content)).toEqual({ written: 0, said: [] });
  expect(files(content)).toEqual(before);
});

const updates = (line: number, change: string, name: string) =>
  `content/listings/pets.txt:${line}: Updates the ${change} of content/papers/pets/${name}`;

test.each([
  ["title", ["How All Ants Find Sugar", ants[1]]],
  ["title", ["How ants find sugar?", ants[1]]],
  ["abstract", [ants[0], prose("ants that find _salt_")]],
] as const)("a mended %s is written to the file that the row had before, and said so", async (what, mended) => {
  const content = await imported(three);
  const { [fileOf.ants]: _old, ...others } = files(content);
  expect(await again(content, [mended, bees, cats])).toEqual({ written: 1, said: [updates(1, what, fileOf.ants)] });
  const { [fileOf.ants]: text = "", ...rest } = files(content);
  expect(rest).toEqual(others);
  expect(text).toContain(`title: ${JSON.stringify(mended[0])}`);
  expect(text).toContain(toMarkdown(mended[1]));
  expect(await again(content)).toEqual({ written: 0, said: [] });
});

test("a row with both its title and its abstract new is a new paper; the file without a row stays and is reported", async () => {
  const content = await imported(three);
  const before = files(content);
  const { written, said } = await again(content, [dogs, bees, cats]);
  expect(written).toBe(1);
  expect(said).toEqual([
    `content/listings/pets.txt:1: Holds no line for content/papers/pets/${fileOf.ants} any more: the file stays`,
  ]);
  expect(files(content)).toMatchObject(before);
  expect((await again(content, [...three, dogs])).said).toEqual([]);
});

test("a file edited by hand stays as it is while its row does", async () => {
  const content = await imported(three);
  edit(content, fileOf.ants, (text) => text.replace("How Ants", "Why Ants").replace("data sets", "**data sets**"));
  const before = files(content);
  expect(await again(content)).toEqual({ written: 0, said: [] });
  expect(files(content)).toEqual(before);
});

test("facts added by hand stay when the row is mended", async () => {
  const content = await imported(three);
  edit(content, fileOf.ants, (text) => text.replace("source:", 'authors: ["Ada"]\nx_seen: "yes"\nsource:'));
  expect((await again(content, [[ants[0], prose("ants")], bees, cats])).written).toBe(1);
  const text = files(content)[fileOf.ants];
  for (const part of ['authors: ["Ada"]', 'x_seen: "yes"', prose("ants")]) expect(text).toContain(part);
});

test("where both the row and the file were changed the file is kept, and said so with the row's line each time", async () => {
  const content = await imported(three);
  edit(content, fileOf.bees, (text) => text.replace("bees that dance", "bees that waltz"));
  const before = files(content);
  const mended: Pair = [bees[0], prose("bees that hum")];
  const said = [
    `content/listings/pets.txt:3: Differs from content/papers/pets/${fileOf.bees}, which is kept as it is, since it was changed by hand`,
  ];
  expect(await again(content, [ants, mended, cats])).toEqual({ written: 0, said });
  expect(await again(content)).toEqual({ written: 0, said });
  expect(files(content)).toEqual(before);
});

test("a file changed by hand to what the row says follows its row again", async () => {
  const content = await imported(three);
  const mended: Pair = [bees[0], prose("bees that hum")];
  edit(content, fileOf.bees, (text) => text.replace(bees[1], mended[1]));
  expect(await again(content, [ants, mended, cats])).toEqual({ written: 1, said: [updates(3, "facts", fileOf.bees)] });
  expect((await again(content, [ants, [bees[0], prose("bees that rest")], cats])).written).toBe(1);
  expect(files(content)[fileOf.bees]).toContain("bees that rest");
});

test("a file moved to another folder by hand is still its row's", async () => {
  const content = await imported(three);
  put(join(content, "papers/own/bees.md"), files(content)[fileOf.bees] ?? "");
  rmSync(join(content, "papers/pets", fileOf.bees));
  expect(await again(content)).toEqual({ written: 0, said: [] });
});

test("one title over two abstracts is two papers, each of which keeps its file", async () => {
  const twin: Pair = [ants[0], prose("another nest")];
  const content = await imported([ants, bees, twin]);
  const before = files(content);
  expect(Object.keys(before)).toEqual(["how-ants-find-sugar-2.md", fileOf.ants, fileOf.bees]);
  const said = "Has the same title as line 1 and another abstract: both are kept, as two papers";
  expect(await again(content, [twin, bees, ants])).toEqual({
    written: 0,
    said: [`content/listings/pets.txt:5: ${said}`],
  });
  expect(files(content)).toEqual(before);
  await again(content, [dogs, [ants[0], prose("a third nest")], bees, ants]);
  const { "how-ants-find-sugar-2.md": mended, "how-dogs-bark.md": _dogs, ...rest } = files(content);
  expect(mended).toContain("a third nest");
  expect(rest).toEqual({ [fileOf.ants]: before[fileOf.ants], [fileOf.bees]: before[fileOf.bees] });
});

const withdrawn = "This paper has been withdrawn by the author due to an error.";

test("a short abstract finds no paper alone: a new title over it takes no file", async () => {
  for (const others of [[], [["On Dogs That Were Withdrawn", withdrawn] as const]]) {
    const content = await imported([["How Ants Lie", withdrawn], ...others, bees]);
    const before = files(content);
    const { written, said } = await again(content, [["Sugar of the Sea", withdrawn], ...others, bees]);
    expect(written).toBe(1);
    expect(said).toEqual([
      "content/listings/pets.txt:1: Holds no line for content/papers/pets/how-ants-lie.md any more: the file stays",
    ]);
    expect(files(content)).toMatchObject(before);
  }
});

test("an abstract that two papers share finds neither alone, however long it is", async () => {
  const [first, second]: [Pair, Pair] = [ants, [dogs[0], ants[1]]];
  const content = await imported([first, second]);
  const before = files(content);
  expect((await again(content, [["Sugar of the Sea", ants[1]], second])).written).toBe(1);
  expect(files(content)).toMatchObject(before);
});

test("of two papers of one title a mended abstract goes to the file whose abstract was like it", async () => {
  const [first, second]: [Pair, Pair] = [
    ["Introduction", prose("ants")],
    ["Introduction", `${cats[1]} Bees come last, and all of their hives with them.`],
  ];
  const content = await imported([first, second]);
  const { "introduction.md": kept } = files(content);
  const mended: Pair = ["Introduction", `${second[1]} So do wasps.`];
  expect((await again(content, [mended])).said).toEqual([
    updates(1, "abstract", "introduction-2.md"),
    "content/listings/pets.txt:1: Holds no line for content/papers/pets/introduction.md any more: the file stays",
  ]);
  expect(files(content)["introduction.md"]).toBe(kept);
});

test("of two papers whose title or abstract is the row's, the likest takes it", async () => {
  const content = await imported([ants, bees]);
  const { [fileOf.ants]: kept } = files(content);
  expect((await again(content, [["How the Bees Dance", bees[1]]])).said).toContain(updates(1, "title", fileOf.bees));
  expect(files(content)[fileOf.ants]).toBe(kept);
});

test("one mended or inserted row, among papers that share titles and abstracts, writes its own file and moves none", async () => {
  const about = ["ants and their nests", "the song of whales", "horses at night", "owls", "what cats eat"];
  const abstract = (i: number) => `${prose(about[i] ?? "")} ${(about[i] ?? "").repeat(9)}`;
  const all: Pair[] = [
    ...about.map((name, i): Pair => [`On ${name} in general`, i < 2 ? withdrawn : abstract(i)]),
    ["Introduction", abstract(0)],
    ["Introduction", abstract(1)],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(all, { minLength: 1 }),
      fc.nat(),
      fc.constantFrom("title", "abstract", "insert"),
      async (pairs, index, what) => {
        const content = contentOf({ "papers/own/ants.md": paper("Ants", "One.") });
        const rows = async (pairs: readonly Pair[]) => {
          const result = await importListing("pets", rowsOf(pairs), loadPapers(content).papers, content);
          for (const { file, text } of result.writes) put(join(content, file), text);
          return result;
        };
        const { writes: fresh } = await rows(pairs);
        const at = index % pairs.length;
        const [title, text] = pairs[at] as Pair;
        const mended: Pair = what === "title" ? [`${title}, again`, text] : [title, `${text} Indeed.`];
        const changed =
          what === "insert"
            ? [["Sugar of the Sea", withdrawn] as const, ...pairs]
            : pairs.map((pair, i) => (i === at ? mended : pair));
        const { writes, gone } = await rows(changed);
        expect(gone).toEqual([]);
        expect(writes.map(({ file, change }) => [file, change])).toEqual([
          what === "insert" ? ["papers/pets/sugar-of-the-sea.md", "new"] : [fresh[at]?.file, what],
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test("a row whose paper another source brought makes no twin, and writes nothing into that file", async () => {
  const own = { "papers/own/ants.md": paper(ants[0].toUpperCase(), ants[1]) };
  const content = await imported(three, own);
  expect(Object.keys(files(content))).toEqual([fileOf.bees, fileOf.cats]);
  expect(await again(content)).toEqual({ written: 0, said: [] });
});

test("a mended row goes to its own file, whatever other paper has its title", async () => {
  const content = await imported(three);
  put(join(content, "papers/own/ants.md"), paper(ants[0], "Something else about ants."));
  const said = [updates(1, "abstract", fileOf.ants)];
  expect(await again(content, [[ants[0], prose("ants")], bees, cats])).toEqual({ written: 1, said });
  expect(files(content)[fileOf.ants]).toContain(prose("ants"));
});

test("where that paper's abstract is another one, the row is reported: it would be lost without a word", async () => {
  const content = await imported(three, { "papers/own/ants.md": paper(ants[0], "Something else about ants.") });
  expect(await again(content)).toEqual({
    written: 0,
    said: [
      'content/listings/pets.txt:1: Differs from content/papers/own/ants.md, which is kept as it is, since it comes from "file"',
    ],
  });
});

test("a paper that was taken down is not brought back by its row", async () => {
  const content = await imported(three);
  edit(content, fileOf.ants, (text) =>
    text.replace(/source:.*/s, 'removed: "On request"\nsource: "listing/pets"\n---\n'),
  );
  const before = files(content);
  expect(await again(content)).toEqual({ written: 0, said: [] });
  expect(files(content)).toEqual(before);
});

/** A few words, so that titles and abstracts meet by chance. */
const title = fc.constantFrom("Ants", "Bees", "Ants!", "中文", "?", "$x_1$ of *us*");
const abstract = fc.constantFrom("One.", "Two, *too*.", "ONE", "- three", "?!");
const pair = fc.tuple(title, abstract);
const distinct = (pairs: readonly Pair[]) => [...new Map(pairs.map((one) => [one.join("\n"), one])).values()];
const rowsOf = (pairs: readonly Pair[]): ListingRow[] =>
  distinct(pairs).map(([title, abstract], i) => ({ line: 2 * i + 1, title, abstract }));
const change = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: fc.nat(6), pair }),
  fc.record({ kind: fc.constant("delete" as const), at: fc.nat(6) }),
  fc.record({ kind: fc.constant("title" as const), at: fc.nat(6), title }),
  fc.record({ kind: fc.constant("abstract" as const), at: fc.nat(6), abstract }),
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(pairs: readonly Pair[], one: Change): Pair[] {
  const { at } = one;
  if (one.kind === "insert") return [...pairs.slice(0, at), one.pair, ...pairs.slice(at)];
  return pairs.flatMap((pair, i): Pair[] => {
    if (i !== at) return [pair];
    if (one.kind === "delete") return [];
    return [one.kind === "title" ? [one.title, pair[1]] : [pair[0], one.abstract]];
  });
}

test("whatever happens to rows and files: no row is lost, no file of somebody's hand changes, a second import writes nothing", async () => {
  const content = contentOf({ "papers/own/ants.md": paper("Ants", "One.") });
  const importAll = async (rows: readonly ListingRow[]): Promise<Imported> => {
    const { papers, problems } = loadPapers(content);
    expect(problems).toEqual([]);
    const result = await importListing("pets", rows, papers, content);
    for (const { file, text } of result.writes) put(join(content, file), text);
    return result;
  };
  const hand = fc.record({ at: fc.nat(6), title: fc.option(title), abstract: fc.option(abstract) });
  const said = ({ title, abstract }: Said) => `${title}\n${abstract}`;
  const shelf = () => new Map(loadPapers(content).papers.map((one) => [`papers/${one.id}.md`, one]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(pair, { maxLength: 6 }),
      fc.array(change, { maxLength: 4 }),
      fc.array(hand, { maxLength: 2 }),
      async (pairs, changes, hands) => {
        rmSync(join(content, "papers/pets"), { recursive: true, force: true });
        await importAll(rowsOf(pairs));
        const fresh = shelf();
        const names = Object.keys(files(content));
        for (const { at, title, abstract } of hands) {
          const [name = "", known] = [names[at], fresh.get(`papers/pets/${names[at]}`)];
          if (known === undefined) continue;
          const markdown = abstract === null ? known.markdown : toMarkdown(abstract);
          edit(content, name, (text) => amendPaper(text, { title: title ?? known.title }, markdown));
        }
        const before = files(content);
        const edited = shelf();
        const rows = rowsOf(changes.reduce(changed, distinct(pairs)));
        const { writes, kept } = await importAll(rows);

        const [after, papers] = [files(content), shelf()];
        const written = new Set(writes.map(({ file }) => file));
        expect(written.size).toBe(writes.length);
        for (const name of names) {
          const [first, last, now] = [fresh, edited, papers].map((all) =>
            said(all.get(`papers/pets/${name}`) as Paper),
          );
          if (!written.has(`papers/pets/${name}`)) expect(after[name]).toBe(before[name]);
          if (first !== last) expect(now).toBe(last);
        }
        for (const row of rows) {
          const shown = [...papers.values()].some(
            (one) => alike(one, row) || one.facts.listing === fingerprint(said(row)),
          );
          expect(shown || kept.some(({ line }) => line === row.line)).toBe(true);
        }
        expect((await importAll(rows)).writes).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

type Said = Pick<Paper, "title" | "abstract">;

/** One text in letters of any case and marks: what makes a row the paper of another source. */
function alike(one: Said, other: Said): boolean {
  const key = (text: string) => normalised(text) || text;
  return key(one.title) === key(other.title) && key(one.abstract) === key(other.abstract);
}

const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
