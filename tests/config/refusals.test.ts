import { mkdirSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ContentError, printProblem } from "../../scripts/config/problem.ts";
import { readContent } from "../../scripts/content.ts";
import { contentOf, paper, small, topic } from "../site/content.ts";

const body = "\nWe say something about a graph.\n";
const matter = (lines: string) => `---\n${lines}\n---${body}`;
const fields = (lines: string) => matter(`title: "T"\nsource: "file"\n${lines}`);
const p = "papers/own/p.md";
const siteWith = (line: string) => `${small["site.yaml"]}${line}\n`;
const walks = { id: "own/graph-walks", title: "Walks on a graph", reasons: {} };
const edition = (change: object) =>
  JSON.stringify(
    {
      v: 1,
      date: "2026-11-23",
      closed: "2026-11-23T18:00:00Z",
      lead: 10,
      papers: [],
      quiet: null,
      ...change,
    },
    null,
    2,
  );

/** One broken file a row: its path, its text, and the sentence that it gets. */
const table: readonly (readonly [what: string, file: string, text: string, sentence: string])[] = [
  [
    "an unknown field",
    p,
    fields('abstrakt: "x"'),
    'content/papers/own/p.md:4: Cannot use the field "abstrakt": it is not one that this file may have',
  ],
  [
    "a title that is a number",
    p,
    matter('title: 12\nsource: "file"'),
    'content/papers/own/p.md:2: Cannot use the field "title": expected a title in quotes, got 12',
  ],
  [
    "an empty title",
    p,
    matter('title: ""\nsource: "file"'),
    'content/papers/own/p.md:2: Cannot use the field "title": expected a title, got an empty string',
  ],
  [
    "a title of blanks",
    p,
    matter('title: "  "\nsource: "file"'),
    'content/papers/own/p.md:2: Cannot use the field "title": expected a title, got an empty string',
  ],
  [
    "a title on two lines",
    p,
    matter('title: "a\\nb"\nsource: "file"'),
    'content/papers/own/p.md:2: Cannot use the field "title": expected a title on one line, got "a\\nb"',
  ],
  [
    "no title",
    p,
    matter('source: "file"'),
    'content/papers/own/p.md:1: Cannot use the field "title": expected a title in quotes, got nothing',
  ],
  [
    "no source",
    p,
    matter('title: "T"'),
    'content/papers/own/p.md:1: Cannot use the field "source": expected a source in quotes, got nothing',
  ],
  [
    "a source with a space",
    p,
    matter('title: "T"\nsource: "my blog"'),
    'content/papers/own/p.md:3: Cannot use the field "source": expected a source such as "arxiv", "file" or "listing/name", got "my blog"',
  ],
  [
    "a day that the calendar has not",
    p,
    fields('listed: "2026-02-30"'),
    'content/papers/own/p.md:4: Cannot use the field "listed": expected a day that the calendar has, such as "2026-11-23", got "2026-02-30"',
  ],
  [
    "a day without quotes",
    p,
    fields("published: 2026-02-03"),
    'content/papers/own/p.md:4: Cannot use the field "published": expected a day in quotes, such as "2026-11-23", got 2026-02-03',
  ],
  [
    "an arXiv id without quotes",
    p,
    fields("arxiv: 2506.01230"),
    'content/papers/own/p.md:4: Cannot use the field "arxiv": expected an arXiv id in quotes, got 2506.0123',
  ],
  [
    "an arXiv id with a version",
    p,
    fields('arxiv: "2506.01230v2"'),
    'content/papers/own/p.md:4: Cannot use the field "arxiv": expected an arXiv id without its version, such as "2506.01234", got "2506.01230v2"',
  ],
  [
    "a DOI that is an address",
    p,
    fields('doi: "https://doi.org/10.1/x"'),
    'content/papers/own/p.md:4: Cannot use the field "doi": expected a DOI such as "10.1000/182", got "https://doi.org/10.1/x"',
  ],
  [
    "authors in one string",
    p,
    fields('authors: "Ada and Bob"'),
    'content/papers/own/p.md:4: Cannot use the field "authors": expected a list of names in quotes, got "Ada and Bob"',
  ],
  [
    "an author that is empty",
    p,
    fields('authors: ["Ada", ""]'),
    'content/papers/own/p.md:4: Cannot use the field "authors.1": expected a name, got an empty string',
  ],
  [
    "a code address that runs a script",
    p,
    fields('code: "javascript:alert(1)"'),
    'content/papers/own/p.md:4: Cannot use the field "code": expected an address that starts with https:// or http://, got "javascript:alert(1)"',
  ],
  [
    "a field of one's own that repeats itself a billion times",
    p,
    fields(
      `x_a: &a ["x"]\n${[..."bcdefghij"].map((name, i) => `x_${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`)}]`).join("\n")}`,
    ),
    'content/papers/own/p.md:5: Cannot use the field "x_b": expected text in quotes, or lists of it, got [["x"],["x"],["x"],["x"],["x"],["x"],["x"],["x"],["x"]]',
  ],
  [
    "a field of one's own that holds itself",
    p,
    fields("x_a: &a [*a]"),
    'content/papers/own/p.md:4: Cannot use the field "x_a": expected text in quotes, or lists of it, got [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...',
  ],
  [
    "front matter in JavaScript",
    p,
    `---js\n{ title: process.exit(3) }\n---${body}`,
    'content/papers/own/p.md:1: Cannot read front matter in "js": only YAML is read, after a plain "---"',
  ],
  [
    "no front matter",
    p,
    "Only text.\n",
    "content/papers/own/p.md:1: Cannot read the front matter: expected a first line of three dashes (---)",
  ],
  [
    "front matter without an end",
    p,
    '---\ntitle: "T"\nText.\n',
    "content/papers/own/p.md:1: Cannot find the end of the front matter: expected a second line of three dashes (---)",
  ],
  [
    "front matter that ends in more than three dashes",
    p,
    '---\ntitle: "T"\n---x: 1\nsource: "file"\n---\nText.\n',
    "content/papers/own/p.md:1: Cannot find the end of the front matter: expected a second line of three dashes (---)",
  ],
  [
    "YAML that breaks off",
    p,
    matter('title: "T'),
    "content/papers/own/p.md:3: Cannot read its fields as YAML: unexpected end of the stream within a double quoted scalar",
  ],
  [
    "a key twice",
    p,
    matter('title: "T"\ntitle: "U"\nsource: "file"'),
    "content/papers/own/p.md:3: Cannot read its fields as YAML: duplicated mapping key",
  ],
  [
    "front matter that is a list",
    p,
    matter('- "a"'),
    'content/papers/own/p.md:1: Cannot use this file\'s fields: expected named fields such as title and source, got ["a"]',
  ],
  [
    "no abstract",
    p,
    '---\ntitle: "T"\nsource: "file"\n---\n',
    "content/papers/own/p.md:5: Cannot use a paper without an abstract: expected its text after the front matter",
  ],
  [
    "capitals in a name",
    "papers/own/My-Paper.md",
    fields(""),
    'content/papers/own/My-Paper.md:1: Cannot use "own/My-Paper" as an address: expected a folder and a file name of lower-case letters a-z, digits, dots and hyphens',
  ],
  [
    "a file that is no markdown",
    "papers/own/p.pdf",
    "%PDF",
    "content/papers/own/p.pdf:1: Cannot read this file as a paper: expected a name that ends in .md",
  ],
  [
    "a file outside a folder",
    "papers/p.md",
    fields(""),
    "content/papers/p.md:1: Cannot place this file: papers stand in a folder of content/papers",
  ],
  [
    "an arXiv folder without an id",
    "papers/2506/p.md",
    fields(""),
    'content/papers/2506/p.md:1: Cannot stand in the folder "2506": it is kept for papers with an arXiv id',
  ],
  [
    "a stub that leads nowhere",
    p,
    fields('same_as: "own/nowhere"'),
    'content/papers/own/p.md:1: Cannot lead to "own/nowhere": expected the id of a paper that is no stub itself',
  ],
  [
    "a topic without phrases",
    "topics/x.md",
    topic("X", []),
    'content/topics/x.md:3: Cannot use the field "phrases": expected at least one phrase, got []',
  ],
  [
    "a topic without a name",
    "topics/x.md",
    matter('phrases: ["a"]'),
    'content/topics/x.md:1: Cannot use the field "name": expected a quoted name, got nothing',
  ],
  [
    "a topic with an unknown field",
    "topics/x.md",
    topic("X", ["x"], 'color: "red"\n'),
    'content/topics/x.md:4: Cannot use the field "color": it is not one that this file may have',
  ],
  [
    "a topic with an empty phrase",
    "topics/x.md",
    topic("X", ["x", " "]),
    'content/topics/x.md:3: Cannot use the field "phrases.1": expected a phrase, got an empty string',
  ],
  [
    "a phrase without a letter or a digit",
    "topics/x.md",
    topic("X", ["x", "!!!"]),
    'content/topics/x.md:3: Cannot use the field "phrases.1": expected a phrase with a letter or a digit, got "!!!"',
  ],
  ...(
    [
      ["topics/con.md", topic("X", ["x"]), "as a topic's file"],
      ["topics/lpt9.md", topic("X", ["x"]), "as a topic's file"],
      ["pages/com1.md", '---\ntitle: "T"\n---\nx\n', "as a page"],
      ["listings/con.txt", "A title\nAn abstract. It has two sentences.\n", "as a listing"],
    ] as const
  ).map(([file, text, use]): (typeof table)[number] => [
    `a device of Windows ${use}: ${file}`,
    file,
    text,
    `content/${file}:1: Cannot use "${file.split("/")[1]}" ${use}: it is a device of Windows, where no file can have its name`,
  ]),
  [
    "a topic named none",
    "topics/none.md",
    topic("None", ["x"]),
    'content/topics/none.md:1: Cannot use "none.md" as a topic\'s file: expected lower-case letters, digits and hyphens, and .md (and not "none")',
  ],
  [
    "a topic without words",
    "topics/x.md",
    '---\nname: "X"\nphrases: ["x"]\n---\n',
    "content/topics/x.md:1: Cannot show a topic without a description: expected a few words after the front matter",
  ],
  [
    "a listing on an arXiv shelf",
    "listings/2506.txt",
    "A title\n",
    'content/listings/2506.txt:1: Cannot use "2506.txt" as a listing: the folder "2506" is kept for arXiv papers',
  ],
  [
    "a listing with a strange name",
    "listings/My List.txt",
    "A title\n",
    'content/listings/My List.txt:1: Cannot use "My List.txt" as a listing: expected lower-case letters, digits and hyphens, and .txt',
  ],
  [
    "an unknown setting",
    "site.yaml",
    siteWith('colour: "red"'),
    'content/site.yaml:4: Cannot use the field "colour": it is not one that this file may have',
  ],
  [
    "a nested unknown setting",
    "site.yaml",
    siteWith("edition:\n  leads: 3"),
    'content/site.yaml:5: Cannot use the field "edition.leads": it is not one that this file may have',
  ],
  [
    "a newer format",
    "site.yaml",
    (small["site.yaml"] ?? "").replace("1", "2"),
    'content/site.yaml:1: Cannot use the field "format": expected at most 1, as this engine is older: npm run sync brings a newer one, got 2',
  ],
  [
    "an address with the starter's feed_id",
    "site.yaml",
    'format: 1\ntitle: "A"\nfeed_id: "urn:uuid:5b0c7f1e-3c0a-4b55-9d0f-2f6a1f6d9c41"\nurl: "https://example.org/"\n',
    "content/site.yaml:3: Cannot use the field \"feed_id\": expected one of this site's own, as it has a url (npm run init mints one), got the starter's",
  ],
  [
    "a site address that is a file",
    "site.yaml",
    siteWith('url: "file:///etc"'),
    'content/site.yaml:4: Cannot use the field "url": expected an address that starts with https:// or http://, got "file:///etc"',
  ],
  [
    "a site address with a query",
    "site.yaml",
    siteWith('url: "https://x.org/?a=b"'),
    'content/site.yaml:4: Cannot use the field "url": expected a host and a path, without a query, a fragment, a password, blanks or empty parts, got "https://x.org/?a=b"',
  ],
  [
    "a feed id that is an address",
    "site.yaml",
    (small["site.yaml"] ?? "").replace(/urn:[^"]*/, "https://x.org"),
    'content/site.yaml:3: Cannot use the field "feed_id": expected "urn:uuid:" and a UUID in lower case, got "https://x.org"',
  ],
  [
    "a closing hour that is none",
    "site.yaml",
    siteWith('edition:\n  closes: "25:00"'),
    'content/site.yaml:5: Cannot use the field "edition.closes": expected a time of day such as "18:00", got "25:00"',
  ],
  [
    "a lead of no papers",
    "site.yaml",
    siteWith("edition:\n  lead: 0"),
    'content/site.yaml:5: Cannot use the field "edition.lead": expected 1 to 50, got 0',
  ],
  [
    "a weight out of range",
    "site.yaml",
    siteWith("ranking:\n  too_similar: 1.5"),
    'content/site.yaml:5: Cannot use the field "ranking.too_similar": expected 0.01 to 1, got 1.5',
  ],
  [
    "a newsletter that breaks out of its address",
    "site.yaml",
    siteWith('newsletter:\n  buttondown: "a/../b"'),
    'content/site.yaml:5: Cannot use the field "newsletter.buttondown": expected the newsletter\'s name on Buttondown: letters, digits, - and _, got "a/../b"',
  ],
  [
    "a navigation link that runs a script",
    "site.yaml",
    siteWith('nav: [{text: "x", url: "javascript:alert(1)"}]'),
    'content/site.yaml:4: Cannot use the field "nav.0.url": expected a path such as "/about/", or an address that starts with https:// or http://, got "javascript:alert(1)"',
  ],
  [
    "settings that are no YAML",
    "site.yaml",
    'title: "a\nformat: 1\n',
    "content/site.yaml:3: Cannot read its fields as YAML: unexpected end of the stream within a double quoted scalar",
  ],
  [
    "settings in two documents",
    "site.yaml",
    `# Ours.\n---\n${siteWith('---\nurl: "https://example.org/"')}`,
    "content/site.yaml:6: Cannot read a second document: expected every setting above, and no line of three dashes (---)",
  ],
  [
    "settings in another language",
    "site.yaml",
    `---js\n${small["site.yaml"]}`,
    "content/site.yaml:1: Cannot read a second document: expected every setting above, and no line of three dashes (---)",
  ],
  [
    "an edition that is no JSON",
    "editions/2026/2026-11-23.json",
    "{",
    'content/editions/2026/2026-11-23.json:1: Cannot read it as JSON: expected a name in double quotes or "}", got the end',
  ],
  [
    "an edition with a comma too many",
    "editions/2026/2026-11-23.json",
    edition({ papers: [walks] }).replace("}\n  ]", "},\n  ]"),
    'content/editions/2026/2026-11-23.json:12: Cannot read it as JSON: expected a value, got "],"',
  ],
  [
    "an edition with a lead in words",
    "editions/2026/2026-11-23.json",
    edition({ lead: "ten" }),
    'content/editions/2026/2026-11-23.json:5: Cannot use the field "lead": expected a whole number, got "ten"',
  ],
  [
    "an edition that left out half a paper",
    "editions/2026/2026-11-23.json",
    edition({ leftOut: { arxiv: 0.5 } }),
    'content/editions/2026/2026-11-23.json:9: Cannot use the field "leftOut.arxiv": expected a whole number, got 0.5',
  ],
  [
    "an edition with an unknown field",
    "editions/2026/2026-11-23.json",
    edition({ papers: [{ ...walks, foo: 1 }] }),
    'content/editions/2026/2026-11-23.json:11: Cannot use the field "papers.0.foo": it is not one that an edition may have',
  ],
  [
    "an edition with a reason that is a list",
    "editions/2026/2026-11-23.json",
    edition({ papers: [{ ...walks, reasons: { topic: ["graphs"] } }] }),
    'content/editions/2026/2026-11-23.json:11: Cannot use the field "papers.0.reasons.topic": expected a text or a number, got ["graphs"]',
  ],
  [
    "an edition that passes over a paper for no cause",
    "editions/2026/2026-11-23.json",
    edition({ passed: [{ id: "own/lenses" }] }),
    'content/editions/2026/2026-11-23.json:9: Cannot use the field "passed.0": expected a paper\'s id, and the topic that had its share or the paper that it is like, got {"id":"own/lenses"}',
  ],
  [
    "an edition with one paper twice",
    "editions/2026/2026-11-23.json",
    edition({ papers: [walks, walks] }),
    'content/editions/2026/2026-11-23.json:12: Cannot publish the paper "own/graph-walks" twice: expected each paper once',
  ],
  [
    "an edition that is quiet and has papers",
    "editions/2026/2026-11-23.json",
    edition({ papers: [walks], quiet: { cause: "none", note: "Nothing came." } }),
    'content/editions/2026/2026-11-23.json:13: Cannot be quiet: expected null in an edition with papers, got {"cause":"none","note":"Nothing came."}',
  ],
  [
    "settings without their parts",
    "site.yaml",
    siteWith("edition:"),
    'content/site.yaml:4: Cannot use the field "edition": expected settings under it, such as "lead: 10", got null',
  ],
  [
    "weights without their names",
    "site.yaml",
    siteWith("ranking: [3]"),
    'content/site.yaml:4: Cannot use the field "ranking": expected weights under it, such as "per_topic: 3", got [3]',
  ],
  [
    "settings that are a list",
    "site.yaml",
    "- format: 1\n",
    'content/site.yaml:1: Cannot use this file\'s fields: expected named fields such as format and title, got [{"format":1}]',
  ],
  [
    "an edition that is nothing",
    "editions/2026/2026-11-23.json",
    "null",
    "content/editions/2026/2026-11-23.json:1: Cannot use this file's fields: expected named fields such as date and papers, got null",
  ],
  [
    "an edition under another day",
    "editions/2026/2026-11-24.json",
    edition({}),
    "content/editions/2026/2026-11-24.json:3: Cannot be the edition of 2026-11-23: expected the file content/editions/2026/2026-11-23.json",
  ],
  [
    "an edition of a paper that is gone",
    "editions/2026/2026-11-23.json",
    edition({ papers: [{ id: "own/gone", title: "T", reasons: {} }] }),
    'content/editions/2026/2026-11-23.json:7: Cannot find the paper "own/gone": a file that an edition names is never deleted',
  ],
  [
    "a page at a reserved address",
    "pages/search.md",
    '---\ntitle: "S"\n---\nx\n',
    "content/pages/search.md:1: Cannot place a page at /search/: the address is taken by the site itself",
  ],
  [
    "a page at the address of the letters, also where there are none",
    "pages/letters.md",
    '---\ntitle: "L"\n---\nx\n',
    "content/pages/letters.md:1: Cannot place a page at /letters/: the address is taken by the site itself",
  ],
  [
    "a page without a title",
    "pages/about.md",
    '---\nname: "S"\n---\nx\n',
    'content/pages/about.md:1: Cannot use the field "title": expected a title in quotes, got nothing',
  ],
];

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  try {
    await readContent(contentOf(files));
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems.map(printProblem);
    throw error;
  }
}

test("a content folder without mistakes is read without a word", async () => {
  expect(await problemsOf(small)).toEqual([]);
});

test.each([
  ["three dashes at its top", `---\n${small["site.yaml"]}`],
  ["three dashes below a note, and Windows' line ends", `\uFEFF# Ours.\r\n\r\n--- # A\r\n${small["site.yaml"]}`],
  ["three dots at its end", `---\n${small["site.yaml"]}...\n`],
  ["no line end", (small["site.yaml"] ?? "").trimEnd()],
])("settings are read with %s", async (_what, text) =>
  expect(await problemsOf({ ...small, "site.yaml": text })).toEqual([]),
);

describe("each mistake gets one sentence with its file and line", () => {
  test.each(table)("%s", async (_what, file, text, sentence) => {
    const problems = await problemsOf({ ...small, [file]: text });
    expect(problems).toContain(sentence);
    expect(problems.join("\n")).not.toMatch(/Invalid|Unrecognized|Too (big|small)/);
  });
});

describe("what can't be read at all gets its sentence too", () => {
  test.each<[string, string, (path: string) => void, string]>([
    ["a folder named like a paper", p, (path) => mkdirSync(path), ":1: Cannot read this file: it is a folder"],
    [
      "a folder named like a topic",
      "topics/x.md",
      (path) => mkdirSync(path),
      ":1: Cannot read this file: it is a folder",
    ],
    [
      "a folder named like a listing",
      "listings/x.txt",
      (path) => mkdirSync(path),
      ":1: Cannot read this file: it is a folder",
    ],
    [
      "a link that leads nowhere",
      p,
      (path) => symlinkSync("nothing", path),
      ":1: Cannot read this file: it is a link that leads nowhere",
    ],
    [
      "bytes that are no UTF-8",
      p,
      (path) => writeFileSync(path, Buffer.from('---\ntitle: "caf\xe9"\n---\n', "latin1")),
      ":2: Cannot read this line: expected text in UTF-8",
    ],
    [
      "a listing in Latin-1",
      "listings/x.txt",
      (path) => writeFileSync(path, Buffer.from("One\nTwo\nCaf\xe9\n", "latin1")),
      ":3: Cannot read this line: expected text in UTF-8",
    ],
    [
      "a paper of 2 MB",
      p,
      (path) => writeFileSync(path, "x".repeat(2 ** 21)),
      ":1: Cannot read this file: expected at most 1048576 bytes, got 2097152",
    ],
    [
      "an edition in no year",
      "editions/x.json",
      (path) => writeFileSync(path, "{}"),
      ":1: Cannot place this file: editions stand in a folder of their year",
    ],
    [
      "a file where a folder is wanted",
      "pages",
      (path) => writeFileSync(path, "x"),
      ":1: Cannot read this file: expected a folder",
    ],
    [
      "settings that are a folder",
      "site.yaml",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      ":1: Cannot read this file: it is a folder",
    ],
    ...["papers/own/p.md", "listings/x.txt", "pages/x.md", "topics/x.md", "editions/2026/2026-11-22.json"].map(
      (file): [string, string, (path: string) => void, string] => [
        `a link out of the content in ${dirname(file)}`,
        file,
        (path) => symlinkSync(process.execPath, path),
        ":1: Cannot read this file: it is a link out of the content, and what it leads to would be published",
      ],
    ),
    [
      "a folder that is a link out of the content",
      "papers/all/p.md",
      (path) => {
        rmdirSync(dirname(path));
        const elsewhere = join(path, "../../../../elsewhere");
        mkdirSync(elsewhere);
        writeFileSync(join(elsewhere, "p.md"), fields(""));
        symlinkSync(elsewhere, dirname(path));
      },
      ":1: Cannot read this file: it is a link out of the content, and what it leads to would be published",
    ],
  ])("%s", async (_what, file, make, sentence) => {
    const content = contentOf(small);
    mkdirSync(dirname(join(content, file)), { recursive: true });
    make(join(content, file));
    await expect(readContent(content)).rejects.toSatisfy(
      (error) =>
        error instanceof ContentError && error.problems.map(printProblem).includes(`content/${file}${sentence}`),
    );
  });
});

test("an edition with a byte order mark is read", async () => {
  expect(
    await problemsOf({ ...small, "editions/2026/2026-11-23.json": `\uFEFF${edition({ papers: [walks] })}` }),
  ).toEqual([]);
});

test("what a run that was killed leaves of a file is passed over", async () => {
  expect(
    await problemsOf({ ...small, "papers/own/.p.md.123.part": "half", "editions/2026/.x.json.9.part": "{" }),
  ).toEqual([]);
});

test("all mistakes come at once, by file and line", async () => {
  const broken = Object.fromEntries(
    table
      .filter(([, file]) => file.startsWith("papers/own/p.") || file === "topics/x.md")
      .map(([, , text], i) => [`papers/own/p${i}.md`, text]),
  );
  const problems = await problemsOf({ ...small, ...broken });
  expect(new Set(problems.map((line) => line.split(":")[0])).size).toBe(Object.keys(broken).length);
});

test("two files with one arXiv id or DOI are refused, each naming the other", async () => {
  const twice = {
    "papers/own/a.md": paper("A", "About a.", 'arxiv: "2506.01234"\ndoi: "10.1000/A"\n'),
    "papers/own/b.md": paper("B", "About b.", 'arxiv: "2506.01234"\ndoi: "10.1000/a"\n'),
  };
  expect(await problemsOf({ ...small, ...twice })).toEqual([
    "content/papers/own/b.md:1: Cannot have the same DOI 10.1000/a as content/papers/own/a.md: one work stands in one file (or names the other in same_as)",
    "content/papers/own/b.md:1: Cannot have the same arXiv id 2506.01234 as content/papers/own/a.md: one work stands in one file (or names the other in same_as)",
  ]);
});
