import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { daysAfter } from "../../scripts/config/zone.ts";
import { rendered } from "../newsletter/provider/render.ts";
import { contentOf, paper, small } from "../site/content.ts";
import { runHere } from "./here.ts";
import { closedJustNow, closingDesks, commandLines, editionOf, filesIn, openDesk, settingsFor } from "./sending.ts";

closingDesks();
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const { date, closed } = closedJustNow();
const due = editionOf(date, closed);
const slug = `daily-${date}`;
const seed = Number(process.env.SEED ?? 20261123);

test.concurrent("a preview writes the letter and its request as --draft then makes it, and asks nobody anything", async () => {
  const { provider, site, folder, run, written } = await openDesk(due);
  const noFetch = "globalThis.fetch = () => process.exit(9);";
  const preview = await run([], { key: null, before: noFetch });
  expect(preview).toMatchObject({ code: 0, stderr: "" });
  const files = written();
  expect(Object.keys(files)).toEqual(["html", "json", "txt"].map((end) => `letters/${slug}.${end}`));
  expect([...provider.requests, ...site.asked]).toEqual([]);
  const { method, url, headers, body } = JSON.parse(files[`letters/${slug}.json`] ?? "");
  const size = (Buffer.byteLength(body.body) / 1000).toFixed(1);
  expect(preview.stdout).toBe(`Subject    ${body.subject}
Preheader  ${body.description}
Written    ${join(folder, "letters", slug)}.html, .txt and .json; the mail is ${size} KB
--send would send ${slug} at once, unless that has been done.
`);

  expect(await run(["--draft"])).toMatchObject({ code: 0, stderr: "" });
  const made = provider.requests.find((request) => request.method === "POST");
  expect({ method, url }).toEqual({ method: made?.method, url: `${provider.url}emails` });
  expect(made?.path).toBe("/emails");
  expect(made?.body).toBe(JSON.stringify(body));
  const { authorization, ...open } = headers;
  expect(authorization).toBe("Token <BUTTONDOWN_API_KEY>");
  expect(made?.headers).toMatchObject({ ...open, authorization: `Token ${provider.key}` });
  expect(provider.emails.map(({ slug, status }) => ({ slug, status }))).toEqual([{ slug, status: "draft" }]);
  expect(provider.letters).toEqual([]);
  expect(provider.violations).toEqual([]);
});

test.concurrent("a letter is sent once by two runs at once and one after, and what they say is on the run's page", async () => {
  const { provider, run, written } = await openDesk(due);
  provider.faults.plan([{ kind: "echo", status: 403 }]);
  const refused = await run(["--send"]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^No letter is sent or made: Buttondown answered 403: [^\n]*Token …[^\n]*\.\n$/);

  provider.faults.plan(() => ({ kind: "slow", ms: 100, done: "before" }));
  const both = Promise.all([run(["--send"]), run(["--send"], { letters: "others" })]);
  await vi.waitFor(() => expect(provider.requests.length).toBeGreaterThan(1), { timeout: 30_000 });
  const lines = await commandLines();
  const [one, two] = await both;
  provider.advance(3600);
  const after = await run(["--send"]);

  const sentence = new RegExp(`^${slug} is on its way\\.$`, "m");
  for (const { code, stdout, stderr } of [one, two]) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(sentence);
  }
  expect(after.stdout).toContain(`${slug} is out.\n`);
  expect(provider.letters).toMatchObject([{ slug, times: 1, to: ["reader@example.org"] }]);
  expect(provider.violations).toEqual([]);
  const { "summary.md": summary = "", ...files } = written();
  expect(summary.split("\n\n").sort()).toEqual([
    "",
    `\`${refused.stderr.trim()}\``,
    ...[1, 2].map(() => `\`${slug} is on its way.\``),
    `\`${slug} is out.\``,
  ]);
  expect(lines).toContain("scripts/bundled.mjs send --send --api");
  const told = JSON.stringify([lines, summary, files, refused, one, two, after]);
  expect(told).not.toContain(provider.key);
}, 120_000);

/** Killed while it waits for an answer, of which request and after which share of the wait. */
const death = fc.noBias(
  fc.record({
    at: fc.nat(5),
    share: fc.integer({ min: 0, max: 90 }).map((percent) => percent / 100),
    wait: fc.integer({ min: 20, max: 200 }),
    done: fc.constantFrom("before", "after"),
  }),
);

test.concurrent(`a run that is killed again and again leaves one letter to the one that is not (seed ${seed})`, async () => {
  // A second publishing would send a second time.
  const { provider, run, written } = await openDesk(due, undefined, { guarded: false });
  const moments: string[] = [];
  const outputs: unknown[] = [];
  /** How many a run makes at least: one that finds the letter on its way looks, and looks again. */
  const requestsOfRun = () => (provider.emails.some(({ status }) => status !== "draft") ? 2 : 6);
  // Each comes as far as the one before: once the letter is on its way, a run has little left to do.
  const deaths = fc.sample(death, { numRuns: 8, seed }).sort((a, b) => a.at - b.at);
  for (const { at, share, wait, done } of deaths) {
    let kill = () => {};
    let left: number | null = null;
    provider.faults.plan(({ method, path }) => {
      left = left === null ? at % requestsOfRun() : left - 1;
      if (left === 0) {
        setTimeout(() => kill(), share * wait);
        moments.push(`${method} ${path}, ${Math.round(share * wait)} ms, done ${done} ${wait} ms`);
      }
      return { kind: "slow", ms: wait, done };
    });
    const started = (end: () => void) => {
      kill = end;
    };
    const ended = await run(["--send"], { started });
    expect(ended.code, moments.join("\n")).toBe(137);
    outputs.push(ended);
  }
  provider.faults.clear();
  const last = await run(["--send"]);
  provider.advance(86_400);
  expect(last, moments.join("\n")).toMatchObject({ code: 0, stderr: "" });
  expect(provider.letters, moments.join("\n")).toMatchObject([{ slug, times: 1 }]);
  expect(provider.emails).toHaveLength(1);
  expect(provider.violations).toEqual([]);
  expect(JSON.stringify([outputs, last, written()])).not.toContain(provider.key);
}, 120_000);

test.concurrent("a quiet day has no letter, and says why; or one from the archive, where the settings ask for it", async () => {
  const note = "The source is closed.\n::error::x";
  const month = daysAfter(date, -28);
  const files = { ...editionOf(month, `${month}T18:00:00Z`), ...editionOf(date, closed, [], note) };
  const [none, archive] = await Promise.all([
    openDesk(files),
    openDesk(files, 'buttondown: "broadsheet", send: true, quiet: "archive"'),
  ]);
  const [quiet, sent] = await Promise.all([none.run(["--send"]), archive.run(["--send"])]);
  expect(quiet).toMatchObject({ code: 0, stderr: "" });
  expect(quiet.stdout).toMatch(/^No letter for \w+ \d+ \w+ \d{4}: The source is closed\. ::error::x\.\n$/);
  expect(none.written()).toEqual({ "summary.md": `\`${quiet.stdout.trim()}\`\n\n` });
  expect(none.provider.requests).toEqual([]);

  expect(sent).toMatchObject({ code: 0, stderr: "" });
  expect(sent.stdout).toMatch(/^Subject {4}From the archive: .* · \d+ \w+ \d{4}\n/);
  expect(sent.stdout).not.toMatch(/^\s*::/m);
  archive.provider.advance(3600);
  expect(archive.provider.letters).toMatchObject([{ slug, times: 1 }]);
});

test.concurrent("on a Sunday whose edition was just closed, the letter of its week goes out", async () => {
  const sunday = Date.parse("2026-11-29T18:05:00Z");
  const files = {
    ...editionOf("2026-11-22", "2026-11-22T18:00:00Z", ["own/lenses"]),
    ...editionOf("2026-11-24", "2026-11-24T18:00:00Z", ["own/graph-walks"]),
    ...editionOf("2026-11-29", "2026-11-29T18:00:00Z", ["own/graph-colours"]),
  };
  const newsletter = 'buttondown: "broadsheet", send: true, every: "week"';
  const { provider, run } = await openDesk(files, newsletter, { now: new Date(sunday).toISOString() });
  const clock = `const now = Date.now, from = now(); Date.now = () => now() - from + ${sunday};`;
  const sent = await run(["--send"], { before: clock });
  expect(sent).toMatchObject({ code: 0, stderr: "" });
  expect(sent.stdout).toContain("weekly-2026-w48 is on its way.\n");
  const [email] = provider.emails;
  expect(email?.body).toContain("Walks on a graph");
  expect(email?.body).toContain("Colouring a graph");
  expect(email?.body).not.toContain("Lenses and light");
  provider.advance(3600);
  expect(provider.letters).toMatchObject([{ slug: "weekly-2026-w48", times: 1 }]);
});

test.concurrent("a title that is a template and a command of GitHub's runner is words in the mail and in the log", async () => {
  const title = "::error::x {{ subscriber.email }} ##[error]y";
  const { provider, run, written } = await openDesk({
    ...due,
    "papers/own/graph-colours.md": paper(
      title,
      "We colour a graph with {% include 'x' %}. Each graph needs at most four.",
    ),
  });
  const { code, stdout, stderr } = await run(["--send"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).not.toMatch(/^\s*::|##\[/m);
  expect(stdout).toContain("::error::x subscriber.email");
  const [email] = provider.emails;
  if (!email) throw new TypeError("Cannot read the letter: none was made");
  const reader = { email: "reader@example.org", tags: [] };
  const page = rendered(email, reader, { name: "Broadsheet", first: "markdown" }, "email");
  const words = page.slice(page.indexOf("<h3>")).replace(/<[^>]*>/g, "");
  expect(words.split("\n")[0]).toBe("::error::x &#123;&#123; subscriber.email &#125;&#125; ##[error]y");
  expect(words).not.toContain(reader.email);
  expect(written()["summary.md"]).toBe(`\`${slug} is on its way.\`\n\n`);
});

/** Runs the command here with a key, where it is to ask nobody, and gives what it wrote too. */
async function told(content: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const letters = mkdtempSync(join(tmpdir(), "broadsheet-letters-"));
  const settings = { BUTTONDOWN_API_KEY: "a-key", GITHUB_REPOSITORY: "", GITHUB_STEP_SUMMARY: "", ...env };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Cannot ask anybody in this test")));
  const ended = await runHere("send", [...args, "--content", content, "--letters", letters]);
  return { ...ended, files: filesIn(letters) };
}

const url = "https://example.org/paper/";
const ready = { ...small, "site.yaml": settingsFor(url), ...due };

test.each(["--draft", "--send", "--test=you@example.org"])(
  "%s without a key does nothing, which is no error",
  async (option) => {
    for (const BUTTONDOWN_API_KEY of ["", " \n"])
      expect(await told(contentOf(ready), [option], { BUTTONDOWN_API_KEY })).toEqual({
        code: 0,
        stdout: "skipped, no key: BUTTONDOWN_API_KEY is not set.\n",
        stderr: "",
        files: {},
      });
  },
);

test.each(["two words", "two\nlines", "clé"])("what can be no key is not repeated: %j", async (BUTTONDOWN_API_KEY) => {
  expect(await told(contentOf(ready), ["--draft"], { BUTTONDOWN_API_KEY })).toMatchObject({
    code: 1,
    stderr: "Cannot use BUTTONDOWN_API_KEY: expected a key of letters, digits and signs, without blanks.\n",
  });
});

const old = daysAfter(date, -3);
const refusals: readonly (readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  sentence: RegExp,
])[] = [
  [
    "no newsletter",
    { "site.yaml": `${small["site.yaml"]}url: "${url}"\n` },
    ["--draft"],
    /^Cannot draft a letter: content\/site\.yaml names no newsletter\.$/,
  ],
  [
    "no url",
    { "site.yaml": settingsFor(url).replace(/^url.*\n/m, "") },
    ["--send"],
    /^Cannot send a letter: content\/site\.yaml names no url, so every link would lead to http:\/\/localhost:8080\/\.$/,
  ],
  [
    "no leave to send",
    { "site.yaml": settingsFor(url, 'buttondown: "broadsheet"') },
    ["--send"],
    /^Cannot send a letter: newsletter\.send is not true in content\/site\.yaml\. --draft leaves letters as drafts\.$/,
  ],
  [
    "another's address",
    { "site.yaml": settingsFor("https://other.github.io/paper/") },
    ["--test", "you@example.org"],
    /^Cannot try a letter: content\/site\.yaml names https:\/\/other\.github\.io\/paper\/, and this repository belongs to me: /,
  ],
  [
    "a day without an edition",
    {},
    ["--draft", "--date", old],
    /^Cannot write the letter of [^:]+: it has no edition; the newest is of /,
  ],
  [
    "a day between two editions",
    editionOf(daysAfter(old, -1), `${daysAfter(old, -1)}T18:00:00Z`, ["own/lenses"]),
    ["--draft", "--date", old],
    /^Cannot write the letter of [^:]+: it has no edition; the newest is of /,
  ],
  [
    "a day that is too old",
    editionOf(old, `${old}T18:00:00Z`, ["own/lenses"]),
    ["--send", "--date", old],
    /^Cannot send the letter of [-\d]+: letters go out within 24 hours of their edition's closing/,
  ],
];

test.each(refusals)("with %s nothing is sent, and a sentence says why", async (_what, files, args, sentence) => {
  const { code, stderr } = await told(contentOf({ ...ready, ...files }), args, { GITHUB_REPOSITORY: "me/paper" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr.trim()).toMatch(sentence);
});

test("in the middle of a week its letter so far can be read, and can't be drafted or tried", async () => {
  const settings = settingsFor(url, 'buttondown: "broadsheet", send: true, every: "week"');
  const wednesday = editionOf("2026-11-25", "2026-11-25T18:00:00Z");
  const content = contentOf({ ...small, "site.yaml": settings, ...wednesday });
  vi.useFakeTimers({ now: Date.parse("2026-11-25T18:05:00Z"), toFake: ["Date"] });
  for (const args of [[], ["--date", "2026-11-23"]]) {
    const { code, stdout, files } = await told(content, args);
    expect(code).toBe(0);
    expect(stdout).toContain("--send would not send weekly-2026-w48: ");
    expect(Object.keys(files)).toHaveLength(3);
  }
  for (const args of [
    ["--test", "you@example.org", "--date", "2026-11-25"],
    ["--draft", "--date", "2026-11-25"],
  ])
    expect(await told(content, args)).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "Cannot write the letter of week 48 of 2026: it is not over, as no edition of Sunday 29 November 2026 is closed.\n",
      files: {},
    });
  expect(await told(content, ["--test", "you@example.org"])).toMatchObject({
    code: 0,
    stdout: "No letter for week 47 of 2026: its editions have no papers.\n",
  });
});

test.each([[[]], [["--draft"]], [["--send"]], [["--test", "you@example.org"]]])(
  "before the first edition no letter is due, whatever is asked for: %j",
  async (args) => {
    const { code, stdout } = await told(contentOf({ ...small, "site.yaml": settingsFor(url) }), args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "No letter is due: there is no edition yet.\n" });
  },
);

test("where readers choose topics, a preview's requests say whom each letter goes to", async () => {
  const settings = settingsFor(url, 'buttondown: "broadsheet", send: true, tags: true');
  const { stdout, files } = await told(contentOf({ ...ready, "site.yaml": settings }), []);
  const filters = ["", "-graphs", "-optics"].map((end) => JSON.parse(files[`${slug}${end}.json`] ?? "").body.filters);
  const one = (operator: string, topic: string) => ({
    field: "subscriber.tags",
    operator,
    value: `<id of the tag ${topic}>`,
  });
  expect(filters.map((each) => each.filters)).toEqual([
    [one("not_contains", "graphs"), one("not_contains", "optics")],
    [one("contains", "graphs")],
    [one("contains", "optics")],
  ]);
  expect(stdout).toContain(
    `--send would send ${slug}-graphs to the subscribers with the tag "graphs", if there are any, at once`,
  );
});

test.each([
  [["--draft", "--test", "you@example.org"], "Cannot do more than one of these at a time: --draft, --test."],
  [["--test", "you"], 'Cannot send a letter to "you": expected an address such as you@example.org.'],
  [["--api", "http://example.org/v1/"], 'Cannot ask "http://example.org/v1/": expected an address on this machine.'],
  [["--date", "2026-02-30"], 'Cannot write the letter of "2026-02-30": expected a day such as 2026-11-23.'],
])("%j is refused: %s", async (args, sentence) => {
  expect(await told(contentOf(ready), args)).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n`, files: {} });
});
