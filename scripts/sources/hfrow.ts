import { z } from "zod";
import { issuesOf } from "../config/issues.ts";
import { seen } from "../config/seen.ts";
import type { Day } from "../papers/paper.ts";
import { isDay, paperSchema } from "../papers/schema.ts";
import { received } from "../text/received.ts";
import type { Statement } from "./source.ts";

/** Characters, and names: far above what is real (202, 1,924, 45 and 3,303 in 11,273 papers), far below what would harm. */
const most = { title: 1_000, abstract: 50_000, name: 300, authors: 5_000 } as const;

const whole = (text: string) => !text.includes("\ufffd");
const lost = "expected every character, but characters were lost on the way";

const text = (what: string, longest: number) => {
  const long = `expected ${what} of at most ${longest} characters, got more`;
  return (
    z
      .string(`expected ${what}`)
      // Not read at all if it is 20 MB: a character that was mangled is three at the most.
      .max(4 * longest, { error: long, abort: true })
      .overwrite(received)
      .refine((value) => value !== "", `expected ${what}, got nothing that shows`)
      .refine((value) => value.length <= longest, long)
      .refine(whole, lost)
  );
};

const author = z.object(
  { name: z.string("expected a name").nullish(), hidden: z.boolean("expected true or false").nullish() },
  "expected an author with a name",
);
const names = z
  .array(author, "expected a list of authors")
  .max(most.authors, `expected at most ${most.authors} authors, got more`)
  .transform((authors) =>
    authors
      .filter(({ hidden }) => hidden !== true)
      .map(({ name }) => received(name ?? ""))
      .filter((name) => name !== ""),
  )
  .superRefine((all, context) => {
    const long = all.find((name) => name.length > most.name);
    const broken = all.find((name) => !whole(name));
    if (long !== undefined) context.addIssue(`expected names of at most ${most.name} characters, got ${seen(long)}`);
    if (broken !== undefined) context.addIssue(`${lost}, got ${seen(broken)}`);
  });

const example = 'expected a time such as "2026-11-20T17:59:59.000Z"';
const moment = z.iso
  .datetime({ offset: true, error: example })
  // In UTC it may be of a year with five digits, which is no day.
  .refine((time) => isDay(dayOf(time)), example);

/** A count that is none is left out, and its paper stays: the next reading brings another, and the day is for papers. */
const count = z.int().min(0).nullish().catch(null);

const id = paperSchema.shape.arxiv.unwrap();

/** What is taken of a row, and all that is. `publishedAt` beside `paper` is hours before the true one, and never read. */
const rowSchema = z.object(
  {
    paper: z.object(
      {
        id,
        title: text("a title", most.title),
        summary: text("an abstract", most.abstract),
        authors: names.nullish(),
        publishedAt: moment.nullish(),
        submittedOnDailyAt: moment.nullish().catch(null),
        githubRepo: z.unknown().optional(),
        projectPage: z.unknown().optional(),
        upvotes: count,
        githubStars: count,
      },
      "expected a paper with its id, title and summary",
    ),
    numComments: count,
  },
  "expected an object with a paper",
);

/** A row that can be used. */
interface HfRow {
  readonly statement: Statement & { readonly arxiv: string };
  /** When it was put on a day's list: milliseconds since 1970-01-01T00:00:00Z. Lists of 2024 don't say. */
  readonly submitted?: number;
}

/** Reads one row of the list of a day, or says in one sentence why it can't be used. */
export function readRow(row: unknown, day: Day): HfRow | string {
  const checked = rowSchema.safeParse(row);
  if (!checked.success) return issuesOf(checked.error, row, { whole: "this row", one: "a row" })[0]?.message ?? "";
  const { paper, numComments } = checked.data;
  const code = addressIn(paper.githubRepo, /^https:$/);
  const project = addressIn(paper.projectPage, /^https?:$/);
  const statement = {
    title: paper.title,
    abstract: paper.summary,
    arxiv: paper.id,
    ...(paper.authors?.length ? { authors: paper.authors } : {}),
    ...(paper.publishedAt ? { published: dayOf(paper.publishedAt) } : {}),
    listed: day,
    ...(code ? { code } : {}),
    ...(project ? { project } : {}),
    ...(typeof paper.upvotes === "number" ? { counts: countsOf(paper.upvotes, numComments, paper.githubStars) } : {}),
  };
  return { statement, ...(paper.submittedOnDailyAt ? { submitted: Date.parse(paper.submittedOnDailyAt) } : {}) };
}

/** The day in UTC. */
function dayOf(time: string): Day {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : (date.toISOString().split("T")[0] ?? "");
}

function countsOf(upvotes: number, comments: number | null | undefined, stars: number | null | undefined) {
  return {
    upvotes,
    ...(typeof comments === "number" ? { comments } : {}),
    ...(typeof stars === "number" ? { stars } : {}),
  };
}

/** The id of a row, where it still says which paper it is of; rows of 2024-12 are texts, in Python's notation. */
export function idIn(row: unknown): string | undefined {
  const found = typeof row === "string" ? /'id': '([^']{1,40})'/.exec(row)?.[1] : idParts.safeParse(row).data?.paper.id;
  return id.safeParse(found).data;
}

const idParts = z.object({ paper: z.object({ id: z.string() }) });

/** Characters of an address. */
const longest = 2_000;

/** What a browser would drop or encode, or a reader not see. */
const unusual = /[\s"<>`\\\p{Cc}\p{Cf}\p{Cs}\ufffd]/u;

/** An address of the web without a password, which would show another host than it leads to; else nothing. */
function addressIn(value: unknown, scheme: RegExp): string | undefined {
  const address = typeof value === "string" ? value.trim() : "";
  if (address.length > longest || unusual.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, username, password } = new URL(address);
  return scheme.test(protocol) && username === "" && password === "" ? address : undefined;
}
