import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { type Settings, settingsWith } from "../../scripts/forks/settings.ts";

const feedId = "urn:uuid:0f0e0d0c-0b0a-4009-8008-070605040302";
const plain: Settings = {
  title: "A",
  feedId,
  url: null,
  repository: null,
  huggingface: true,
  arxiv: [],
  newsletter: null,
};
const full: Settings = {
  title: 'The "Daily": a #paper',
  feedId,
  url: "https://example.org/paper/",
  repository: "https://github.com/you/paper",
  huggingface: false,
  arxiv: ["cs.LG", "math.OC"],
  newsletter: "letter",
};
const starter = readFileSync("content/site.yaml", "utf8");

test("the starter's settings change where they stand, and nothing else does", () => {
  const changed = starter
    .replace(/^title: .*/m, 'title: "The \\"Daily\\": a #paper"')
    .replace(/^feed_id: .*/m, `feed_id: "${feedId}"`)
    .replace(/^# url: .*/m, 'url: "https://example.org/paper/"')
    .replace(/^# repository: .*/m, 'repository: "https://github.com/you/paper"')
    .replace("huggingface: true", "huggingface: false")
    .replace("  arxiv: false", '  arxiv:\n    categories: ["cs.LG", "math.OC"]')
    .replace(/# newsletter:\n(# {3}.*\n)*/, (block) => block.replace(/^# /gm, "").replace("your-newsletter", "letter"));
  expect(settingsWith(starter, full)).toBe(changed);
});

test.each<[what: string, source: string, settings: Settings, text: string]>([
  [
    "what is taken away is commented out, and comes back at its place",
    `# A\nurl: "https://a.org/" # there\n\n# B\nnewsletter:\n  buttondown: "b"\nfeed_id: "${feedId}"\ntitle: A\n`,
    plain,
    `# A\n# url: "https://a.org/" # there\n\n# B\n# newsletter:\n#   buttondown: "b"\nfeed_id: "${feedId}"\ntitle: A\nsources:\n  huggingface: true\n  arxiv: false\n`,
  ],
  [
    "another newsletter is told what the last one was",
    `title: A\nfeed_id: "${feedId}"\nnewsletter:\n  buttondown: "b" # ours\n  every: "week"\n\n# When its plan had them.\n  tags: true\nsources: {huggingface: true, arxiv: false}\n`,
    { ...plain, newsletter: "letter" },
    `title: A\nfeed_id: "${feedId}"\nnewsletter:\n  buttondown: "letter" # ours\n  every: "week"\n\n  # When its plan had them.\n  tags: true\nsources: {huggingface: true, arxiv: false}\n`,
  ],
  [
    "what a source is told besides stays",
    `title: A\nfeed_id: "${feedId}"\nsources:\n  huggingface: {at_most: 5} # few\n  arxiv:\n    # ours\n    categories: ["cs.AI"]\n    at_most: 9\n`,
    { ...plain, huggingface: false },
    `title: A\nfeed_id: "${feedId}"\nsources:\n  huggingface: {at_most: 5, on: false} # few\n  arxiv:\n    # ours\n    categories: ["cs.AI"]\n    at_most: 9\n    on: false\n`,
  ],
  [
    "a title that is no text in YAML is put in quotes, and its comment stays",
    `title: A # ours\nfeed_id: "${feedId}"\nsources: {huggingface: true, arxiv: false}\n`,
    { ...plain, title: "2026-01-01" },
    `title: "2026-01-01" # ours\nfeed_id: "${feedId}"\nsources: {huggingface: true, arxiv: false}\n`,
  ],
])("%s", (_what, source, settings, text) => {
  expect(settingsWith(source, settings)).toBe(text);
  expect(settingsWith(text, settings)).toBe(text);
});

test("a newsletter that is taken away comes back as it was told", () => {
  const source = `format: 1\ntitle: A\nfeed_id: "${feedId}"\nnewsletter:\n  buttondown: "b"\n  every: "week"\n\n  # With tags.\n  tags: true\n\nsources:\n  huggingface: true\n  arxiv: false\n`;
  const off = settingsWith(source, plain);
  const read = readSite("content/site.yaml", off);
  expect(read.ok && read.value.newsletter).toBe(undefined);
  expect(settingsWith(off, { ...plain, newsletter: "b" })).toBe(source);
});

test("whatever was set is read back, twice over, and set once it is the same text", () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((text) => /^\S(.*\S)?$/u.test(text));
  const settings = fc.record({
    title: words,
    feedId: fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
    url: fc.constantFrom(null, "https://example.org/paper/"),
    repository: fc.constantFrom(null, "https://github.com/you/paper"),
    huggingface: fc.boolean(),
    arxiv: fc.subarray(["cs.LG", "math.OC", "q-bio"]),
    newsletter: fc.constantFrom(null, "letter", "null", "2026"),
  });
  fc.assert(
    fc.property(settings, settings, (before, after) => {
      const text = settingsWith(settingsWith(starter, before), after);
      expect(settingsWith(text, after)).toBe(text);
      const read = readSite("content/site.yaml", text);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { title, feed_id, url, repository, sources, newsletter } = read.value;
      expect({ feed_id, url, repository, newsletter: newsletter?.buttondown, on: sources.huggingface.on }).toEqual({
        feed_id: after.feedId,
        url: after.url ?? undefined,
        repository: after.repository ?? undefined,
        newsletter: after.newsletter ?? undefined,
        on: after.huggingface,
      });
      expect(sources.arxiv.on ? sources.arxiv.categories : []).toEqual(after.arxiv);
      expect(title).toBe(after.title);
      expect(text.match(/^ *#.*$/gm)).toEqual(expect.arrayContaining(comments));
    }),
    { numRuns: 60 },
  );
});

/** Prose of the starter; settings that are commented out come and go. */
const comments = (starter.match(/^ *#.*$/gm) ?? []).filter(
  (line) => !/^# *(url|repository|newsletter|buttondown|send|every|quiet|tags):/.test(line),
);

test("a fork's own newsletter sends nothing by itself until its editor says so", () => {
  const theirs = `format: 1\ntitle: "A"\nfeed_id: "${feedId}"\nnewsletter:\n  buttondown: "theirs"\n  send: true # every day\n  every: "week"\n`;
  const settings = { title: "A", feedId, url: null, repository: null, huggingface: true, arxiv: [] };
  const ours = settingsWith(theirs, { ...settings, newsletter: "ours" });
  expect(ours).toContain('newsletter:\n  buttondown: "ours"\n  send: false # every day\n  every: "week"\n');
  expect(settingsWith(ours.replace("send: false", "send: true"), { ...settings, newsletter: "ours" })).toContain(
    "send: true",
  );
});
