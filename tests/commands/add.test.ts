import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { addFromArxiv, addWritten } from "../../scripts/adding.ts";
import { readContent } from "../../scripts/content.ts";
import { asking } from "../../scripts/upstream.ts";
import { askFor, wantedIn } from "../../scripts/wanted.ts";
import { contentOf, paper, small } from "../site/content.ts";
import { atom, atomError, type Entry } from "../sources/arxivfeeds.ts";
import { closingStandIns, standIn } from "../sources/server.ts";

closingStandIns();

/** Runs the command as `package.json` does, with nobody at its terminal. */
function run(content: string, ...args: readonly string[]) {
  const places = ["--content", content, "--cache", join(content, "../.cache")];
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      ["scripts/bundled.mjs", "add", ...args, ...places],
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

/** The address of arXiv's API in a content folder that doesn't ask it every day. */
const settingsFor = (origin: string) =>
  `${small["site.yaml"]}sources:\n  huggingface: false\n  arxiv: { on: false, url: "${origin}/api" }\n`;

const ants: Entry = {
  id: "http://arxiv.org/abs/2506.01234v2",
  title: "Sparse graph attention for ants",
  summary: "Ants attend to sugar on a graph. We count how often.",
};

/** arXiv's API, which knows these papers by id. */
async function arxivOf(...entries: readonly Entry[]) {
  return standIn((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const ids = (searchParams.get("id_list") ?? "").split(",");
    const { "user-agent": agent = "", accept = "" } = request.headers;
    const isWell =
      request.method === "GET" && pathname === "/api" && /^Broadsheet\//.test(agent) && accept.includes("atom");
    response.writeHead(isWell ? 200 : 400, { "content-type": "application/atom+xml" });
    response.end(
      isWell
        ? atom(entries.filter(({ id }) => ids.some((one) => id?.includes(`/abs/${one}v`))))
        : atomError("what was asked"),
    );
  });
}

const read = (content: string, file: string) => readFileSync(join(content, "papers", file), "utf8");
const targetOf = async (content: string) => ({
  ...{ content, found: await readContent(content), listed: "2026-11-20" },
});

/** What the command does for an id, in this process. */
async function addId(content: string, id: string, patience = 40_000) {
  const target = await targetOf(content);
  const { site } = target.found;
  const get = asking({ site, patience, cache: join(content, "../.cache") });
  return addFromArxiv(id, target, { settings: site.sources, today: "2026-11-20", get });
}

test("a paper of arXiv is added by its address, to be in the next edition, and a second time is here already", async () => {
  const arxiv = await arxivOf(ants);
  const content = contentOf({ ...small, "site.yaml": settingsFor(arxiv.origin) });
  const days = [new Date().toISOString().slice(0, 10)];
  const added = await run(content, "https://arxiv.org/pdf/2506.01234v1.pdf", "--topic", "optics");
  days.push(new Date().toISOString().slice(0, 10));
  const text = read(content, "2506/2506.01234.md");
  const day = /^listed: "(.*)"$/m.exec(text)?.[1] ?? "";
  expect(days).toContain(day);
  expect(text).toContain(`---
title: "Sparse graph attention for ants"
authors: ["Ada Ant"]
arxiv: "2506.01234"
version: "2"
published: "2026-04-23"
listed: "${day}"
updated: "2026-04-23"
categories: ["cs.LG"]
source: "arxiv"
`);
  expect(added).toEqual({
    code: 0,
    stdout: `Written: content/papers/2506/2506.01234.md, "Sparse graph attention for ants".
Its page: http://localhost:8080/papers/2506/2506.01234.html
Its topics: graphs (graph)
Listed on ${day}: the next edition takes it in.
Look at it with npm start; then commit content/papers/2506/2506.01234.md and push it.
`,
    stderr: 'It is not in "optics": npm run topics -- --explain 2506/2506.01234 says why.\n',
  });
  expect(readdirSync(content)).not.toContain(".lock");

  expect(await addId(content, "2506.01234")).toMatchObject({ change: "known", paper: { id: "2506/2506.01234" } });
  expect(arxiv.seen.map(({ url }) => url)).toEqual(["/api?id_list=2506.01234&max_results=1"]);
  expect(read(content, "2506/2506.01234.md")).toBe(text);
});

test("a paper of the old form stands on its archive's shelf, and is known by its id with a subject class too", async () => {
  const { origin, seen } = await arxivOf({ ...ants, id: "http://arxiv.org/abs/math/0309136v1" });
  const content = contentOf({ ...small, "site.yaml": settingsFor(origin) });
  expect(await addId(content, "math/0309136")).toMatchObject({ change: "new", paper: { id: "math/0309136" } });
  expect(read(content, "math/0309136.md")).toContain('listed: "2026-11-20"\n');
  expect(await addId(content, "math.GT/0309136")).toMatchObject({ change: "known", paper: { id: "math/0309136" } });
  expect(seen).toHaveLength(1);
});

test("a pasted paper that is on arXiv gains its facts, and stays where it is", async () => {
  const { origin } = await arxivOf(ants);
  const pasted = `${ants.title}\n${ants.summary}\n`;
  const content = contentOf({ ...small, "site.yaml": settingsFor(origin), "listings/pasted.txt": pasted });
  const id = "pasted/sparse-graph-attention-for-ants";
  expect(await addId(content, "2506.01234")).toMatchObject({ change: "updated", paper: { id } });
  expect(read(content, `${id}.md`)).toContain('arxiv: "2506.01234"\n');
  expect(existsSync(join(content, "papers/2506"))).toBe(false);
});

const answers: readonly (readonly [what: string, answer: RequestListener, sentence: RegExp])[] = [
  [
    "no such paper",
    (_, response) => response.end(atom([])),
    /^Cannot use 2506\.01234: arXiv knows no paper of this id$/,
  ],
  [
    "an id that it can't read",
    (_, response) => response.writeHead(400).end(atomError("incorrect id format for 2506.01234")),
    /^Cannot use 2506\.01234: arXiv says "incorrect id format for 2506\.01234"$/,
  ],
  [
    "another paper",
    (_, response) => response.end(atom([{ ...ants, id: "http://arxiv.org/abs/2506.09999v1" }])),
    /^Cannot use /,
  ],
  [
    "a paper without an abstract",
    (_, response) => response.end(atom([{ ...ants, summary: " " }])),
    /^Cannot use the field "abstract": expected an abstract/,
  ],
  [
    "an error",
    (_, response) => response.writeHead(404).end("\n::error::PWN"),
    /^arXiv gave what can't be read [^\n]*404/,
  ],
  [
    "a notice of withdrawal",
    (_, response) => response.end(atom([{ ...ants, summary: "This paper has been withdrawn by the author." }])),
    /^Cannot add 2506\.01234: it was withdrawn/,
  ],
];

test.each(answers)("where arXiv has %s, a sentence says so and nothing is written", async (_what, answer, sentence) => {
  const { origin } = await standIn(answer);
  const content = contentOf({ ...small, "site.yaml": settingsFor(origin) });
  expect(await addId(content, "2506.01234")).toEqual({ refusal: expect.stringMatching(sentence) });
  expect(readdirSync(join(content, "papers"))).toEqual(["own"]);
});

test("where arXiv is down, the command says so, writes nothing and ends with 1", async () => {
  const content = contentOf({ ...small, "site.yaml": settingsFor("http://127.0.0.1:1") });
  const { code, stdout, stderr } = await run(content, "2506.01234", "--patience", "1");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^arXiv [^\n]+[^.]\. Nothing is written\.\n$/);
  expect(readdirSync(join(content, "papers"))).toEqual(["own"]);
});

test("a paper that is not on arXiv is added by its title, with its markdown and HTML as text", async () => {
  const content = contentOf(small);
  const written = {
    title: " Hats\n& <b>cats\u202e ",
    abstract: "A _hat_ <script>.\n\n# On cats.",
    authors: ["A. Ant", " B. Bee", ""],
    url: "https://example.org/hats",
  };
  const added = await addWritten(written, await targetOf(content));
  expect(added).toMatchObject({
    change: "new",
    paper: { title: "Hats & <b>cats", abstract: "A _hat_ <script>.\n\n# On cats." },
  });
  expect(read(content, "own/hats-and-b-cats.md")).toBe(`---
title: "Hats & <b>cats"
authors: ["A. Ant", "B. Bee"]
listed: "2026-11-20"
project: "https://example.org/hats"
source: "file"
---
A \\_hat\\_ \\<script>.

\\# On cats.
`);
});

test("no second paper of a title or a DOI is added, and no file is overwritten, whatever is in it", async () => {
  const other = paper("Another of this name", "A cat.", 'doi: "10.1000/182"\n');
  const content = contentOf({
    ...small,
    "papers/own/hats-and-cats.md": other,
    "papers/own/lenses-2.md": other.replace("182", "183"),
  });
  const hats = { title: "Hats and cats", abstract: "A cat.", authors: [] };
  const add = async (more: object) => addWritten({ ...hats, ...more }, await targetOf(content));
  expect(await add({})).toMatchObject({ change: "new", paper: { id: "own/hats-and-cats-2" } });
  expect(await add({ title: "HATS and: Cats!" })).toEqual({
    refusal: 'Cannot add a second paper with the title "HATS and: Cats!": content/papers/own/hats-and-cats-2.md has it',
  });
  expect(await add({ title: "New", url: "https://doi.org/10.1000/182" })).toEqual({
    refusal: "Cannot add a second paper with the DOI 10.1000/182: content/papers/own/hats-and-cats.md has it",
  });
  expect(await add({ title: "New", url: "https://doi.org/10.1000/184" })).toMatchObject({
    paper: { doi: "10.1000/184" },
  });
  expect(await add({ title: "\u200b" })).toEqual({ refusal: "Cannot add a paper without a title" });
  expect(await add({ title: "Bare", abstract: " \n" })).toEqual({ refusal: "Cannot add a paper without an abstract" });
  expect(read(content, "own/hats-and-cats.md")).toBe(other);
});

test.each([
  [["2506.01234v2"], {}, { id: "2506.01234" }],
  [[], { title: "A", abstract: "B", authors: "C; D" }, { title: "A", abstract: "B", authors: ["C", " D"] }],
  [[], {}, null],
  [["a hat"], {}, 'Cannot tell which paper is meant by "a hat": expected one arXiv id'],
  [["2506.01234", "2506.01235"], {}, 'Cannot tell which paper is meant by "2506.01234 2506.01235"'],
  [["2506.01234"], { title: "A" }, 'Cannot tell which paper is meant by "2506.01234"'],
  [[], { title: "A" }, "Cannot add a paper by half: expected --title and --abstract."],
  [[], { url: "https://example.org" }, "Cannot add a paper by half"],
  [[], { title: "A", abstract: "B", url: "javascript:alert(1)" }, 'Cannot use "javascript:alert(1)" as its page'],
  [
    [],
    { title: "A", abstract: "B", url: "https://arxiv.org/abs/2506.01234" },
    "Cannot add a paper of arXiv by its title",
  ],
])("the words %j and the options %j name %j", (words, options, wanted) => {
  if (typeof wanted === "string") expect(() => wantedIn(options, words)).toThrow(wanted);
  else expect(wantedIn(options, words)).toEqual(wanted);
});

const unusable: readonly (readonly [args: readonly string[], sentence: string])[] = [
  [[], "Cannot tell which paper is meant: expected an arXiv id, or --title and --abstract."],
  [["2506.01234", "--listed", "2999-01-01"], "Cannot list it on 2999-01-01: that day is to come"],
  [["2506.01234", "--topic", "x\n::error::y"], 'Cannot find the topic "x\\n::error::y"'],
];

test.concurrent.each(unusable)("add %j is refused: %s", async (args, sentence) => {
  const { code, stdout, stderr } = await run(contentOf(small), ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(stderr).toContain(sentence);
});

test("nothing is added to content that another run works on", async () => {
  const content = contentOf(small);
  writeFileSync(join(content, ".lock"), String(process.pid));
  const { code, stderr } = await run(content, "--title", "A hat", "--abstract", "A.");
  expect(code).toBe(1);
  expect(stderr).toContain(`process ${process.pid} works on this folder`);
  expect(readdirSync(join(content, "papers/own"))).toHaveLength(3);
});

describe("at a terminal, askFor()", () => {
  const talk = async (typed: string) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    return { said: await askFor(input, output), shown: String(output.read()) };
  };

  test("asks for a title, an abstract of any number of lines, and authors", async () => {
    const { said, shown } = await talk("\nA hat\n\nWe wear\na hat.\n\nA. Ant; B. Bee\n");
    expect(said).toEqual({ title: "A hat", abstract: "We wear\na hat.", authors: ["A. Ant", " B. Bee"] });
    expect(shown.match(/It can't be left out/g)).toHaveLength(2);
  });

  test("asks nothing more of a paper of arXiv", async () => {
    expect((await talk("arxiv.org/abs/2506.01234v2\n")).said).toEqual({ id: "2506.01234" });
  });

  test.each(["", "A hat\n", "A hat\nWe wear\n", "A hat\nWe wear.\n\n"])(
    "gives nothing where the answers end after %j",
    async (typed) => expect((await talk(typed)).said).toBe(null),
  );
});
