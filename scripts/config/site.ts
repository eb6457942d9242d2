import { z } from "zod";
import { format } from "./format.ts";
import { readDocument, textField } from "./frontmatter.ts";
import { newsletterSchema } from "./newsletter.ts";
import type { Read } from "./problem.ts";
import { rankingSchema } from "./weights.ts";
import { isZone } from "./zone.ts";

const text = (what: string) => textField(`expected ${what} in quotes`, `expected ${what}, got an empty string`);
const address = text("an address")
  .refine(isWebAddress, "expected an address that starts with https:// or http://")
  .refine(
    (url) => !/[?#@\s]|[^:]\/\//.test(url),
    "expected a host and a path, without a query, a fragment, a password, blanks or empty parts",
  )
  // As it is asked for: its host in lower case and in ASCII, other letters percent-encoded.
  .transform((url) => new URL(url.endsWith("/") ? url : `${url}/`).href);

const link = z.strictObject(
  {
    text: text("a text"),
    url: text("an address").refine(
      (url) => /^\/(?!\/)/.test(url) || isWebAddress(url),
      'expected a path such as "/about/", or an address that starts with https:// or http://',
    ),
  },
  "expected a link with a text and a url",
);

const atMost = z.int("expected a whole number of papers").min(1, "expected 1 or more papers a day").optional();

/** `false` and `true` are short for `on: false` and `on: true`. */
const source = <T extends z.ZodRawShape>(shape: T, on: boolean) =>
  z
    .preprocess(
      (value) => (typeof value === "boolean" ? { on: value } : value),
      z.strictObject(
        { on: z.boolean("expected true or false").default(true), ...shape },
        'expected true, false, or settings such as "at_most: 50"',
      ),
    )
    .prefault({ on } as never);

/** Where papers come from every day. The addresses are for whoever asks a mirror. */
const sourcesSchema = z
  .strictObject(
    {
      huggingface: source({ at_most: atMost, url: address.default("https://huggingface.co/api/daily_papers/") }, true),
      arxiv: source(
        {
          categories: z
            .array(
              text("a category").regex(/^[a-z]+(-[a-z]+)*(\.[A-Za-z-]+)?$/, 'expected a category such as "cs.LG"'),
              'expected a list of categories, such as ["cs.LG", "cs.CL"]',
            )
            .default([]),
          at_most: atMost,
          url: address.default("https://export.arxiv.org/api/query/"),
          rss: address.default("https://rss.arxiv.org/rss/"),
        },
        false,
      ).refine(
        ({ on, categories }) => !on || categories.length > 0,
        'expected its categories under it, such as categories: ["cs.LG"]',
      ),
    },
    'expected sources under it, such as "huggingface: true"',
  )
  .prefault({});

/** The fields of `content/site.yaml`. Every one but `format`, `title` and `feed_id` may be left out. */
const siteSchema = z.strictObject(
  {
    format: z
      .int("expected the number of a format")
      .min(1, "expected 1 or more")
      .max(format, `expected at most ${format}, as this engine is older: npm run sync brings a newer one`),
    title: text("a title"),
    description: text("a description").default("Research papers, ranked, every day."),
    language: text('a language such as "en"')
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, 'expected a language tag such as "en"')
      .default("en"),
    url: address.optional(),
    feed_id: z
      .string("expected a urn:uuid in quotes")
      .regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'expected "urn:uuid:" and a UUID in lower case'),
    repository: address.transform((url) => url.slice(0, -1)).optional(),
    edition: z
      .strictObject(
        {
          lead: z.int("expected a whole number").min(1, "expected 1 to 50").max(50, "expected 1 to 50").default(10),
          closes: z
            .string("expected a time in quotes")
            .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "18:00"')
            .default("18:00"),
          zone: text("a time zone")
            .refine(isZone, 'expected a time zone such as "UTC" or "Europe/Berlin"')
            .default("UTC"),
        },
        'expected settings under it, such as "lead: 10"',
      )
      .prefault({}),
    sources: sourcesSchema,
    ranking: rankingSchema,
    nav: z.array(link, "expected a list of links").default([]),
    newsletter: newsletterSchema,
  },
  "expected named fields such as format and title",
);

/** `content/site.yaml`, checked, with its defaults filled in. */
export type Site = z.output<typeof siteSchema>;

/** Reads `content/site.yaml`, which is the front matter of a document without a body. `file` is the path to name in a problem. */
export function readSite(file: string, source: string): Read<Site> {
  // YAML may open with three dashes, below notes; blanks in their place keep every line where it is.
  const settings = source.replace(/^\uFEFF/, "").replace(/^((?:[ \t]*(?:#[^\n]*)?\r?\n)*)---(?=\s|$)/, "$1   ");
  const second = settings.split("\n").findIndex((line) => line.startsWith("---"));
  if (second !== -1) {
    const message = "Cannot read a second document: expected every setting above, and no line of three dashes (---)";
    return { ok: false, problems: [{ file, line: second + 1, message }] };
  }
  const read = readDocument(file, `---\n${settings}\n---\n`, siteSchema);
  if (read.ok) return { ok: true, value: read.value.data };
  return { ok: false, problems: read.problems.map((problem) => ({ ...problem, line: Math.max(1, problem.line - 1) })) };
}

/** The line of a setting at the top of `site.yaml`, counted from 1; the first where it is not found. */
export function lineOfSetting(source: string, key: string): number {
  const line = source.split("\n").findIndex((text) => new RegExp(`^["']?${key}["']?\\s*:`).test(text));
  return Math.max(0, line) + 1;
}

/** Where a site without an address of its own is served from. */
export const localBase = "http://localhost:8080/";

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
