import { afterEach, describe, expect, test, vi } from "vitest";
import { dayIn, inSeconds } from "../../scripts/config/zone.ts";
import { dueAt, dueOf, goesAt } from "../../scripts/newsletter/due.ts";
import { lettersFor } from "../../scripts/posting.ts";
import { refusalOf } from "../../scripts/refusal.ts";
import { collection, edition, many } from "./made.ts";
import { contentAt, day } from "./runner.ts";

const siteOf = (letters: string, zone = "UTC") =>
  collection({}, `edition: {zone: "${zone}"}\nnewsletter: {buttondown: "x"${letters}}\n`).site;
const papers = many(2);
/** Editions of November, each closed at 18:00 UTC of its own day, or as said. */
const closed = (days: Readonly<Record<string, string | null>>) =>
  Object.entries(days).map(([date, at]) =>
    edition(`2026-${date}`, papers, { closed: `2026-${at ?? `${date}T18:00:00`}Z` }),
  );
const dates = (found: ReturnType<typeof dueAt>) => found.map(({ date }) => date.slice("2026-".length));
const at = (moment: string) => Date.parse(`2026-${moment}Z`);

const two = closed({ "11-22": null, "11-23": null });
const caughtUp = closed({ "11-21": "11-23T18:00:00", "11-22": "11-23T18:00:00", "11-23": "11-23T18:00:00" });
describe("a day's letter is due from its edition's closing, for 24 hours", () => {
  test.each([
    { when: "a second before the closing", editions: two, now: "11-23T17:59:59", due: ["11-22"] },
    { when: "at the closing", editions: two, now: "11-23T18:00:00", due: ["11-23"] },
    { when: "a second before the 24 hours end", editions: two, now: "11-24T17:59:59", due: ["11-23"] },
    { when: "24 hours later", editions: two, now: "11-24T18:00:00", due: [] },
    {
      when: "with editions that were caught up, of yesterday too",
      editions: caughtUp,
      now: "11-23T20:00:00",
      due: ["11-22", "11-23"],
    },
    {
      when: "where the zone's yesterday is another day",
      editions: caughtUp,
      now: "11-23T20:00:00",
      zone: "Pacific/Auckland",
      due: ["11-23"],
    },
    {
      when: "where the zone is a day behind UTC",
      editions: closed({ "11-23": "11-24T04:00:00" }),
      now: "11-25T03:59:00",
      zone: "America/Los_Angeles",
      due: ["11-23"],
    },
    { when: "with nothing closed", editions: [], now: "11-23T20:00:00", due: [] },
    {
      when: "with a closing that the clock has not come to",
      editions: closed({ "11-23": "11-23T21:00:00" }),
      now: "11-23T20:00:00",
      due: [],
    },
  ])("$when", ({ editions, now, zone, due }) => expect(dates(dueAt(editions, siteOf("", zone), at(now)))).toEqual(due));
});

const week = closed({ "11-27": null, "11-28": null, "11-29": null });
const late = closed({ "11-28": null, "11-29": "11-30T18:00:00" });
describe("a week's letter is due for 24 hours from its Sunday's closing, until Tuesday at the latest", () => {
  test.each([
    { when: "before Sunday's closing", editions: week, now: "11-29T17:59:59", due: [] },
    { when: "on Sunday", editions: week, now: "11-29T18:00:00", due: ["11-29"] },
    { when: "on Monday", editions: week, now: "11-30T17:59:59", due: ["11-29"] },
    { when: "a day later", editions: week, now: "11-30T18:00:00", due: [] },
    { when: "on Monday, before Sunday is caught up", editions: late, now: "11-30T17:59:59", due: [] },
    { when: "on Monday, after Sunday is caught up", editions: late, now: "11-30T18:00:00", due: ["11-29"] },
    { when: "on Tuesday, after Sunday was caught up", editions: late, now: "12-01T17:59:59", due: ["11-29"] },
    { when: "where it is Wednesday already", editions: late, now: "12-01T11:00:00", zone: "Pacific/Auckland", due: [] },
  ])("$when", ({ editions, now, zone, due }) =>
    expect(dueAt(editions, siteOf(', every: "week"', zone), at(now))).toEqual(
      due.map((date) => ({ every: "week", date: `2026-${date}` })),
    ),
  );
});

test.each([
  { every: "day", date: "2026-12-31", due: "2026-12-31" },
  { every: "week", date: "2026-11-23", due: "2026-11-29" },
  { every: "week", date: "2026-11-29", due: "2026-11-29" },
  { every: "week", date: "2026-12-31", due: "2027-01-03" },
])("$date asks for the letter of the $every of $due", ({ every, date, due }) =>
  expect(dueOf(date, siteOf(`, every: "${every}"`))).toEqual({ every, date: due }),
);

describe("a letter goes out at the first such hour after its edition's closing", () => {
  test.each([
    { when: "the same evening", hour: "19:00", closed: "11-23T18:00:00", goes: "11-23T19:00:00" },
    { when: "across midnight", hour: "07:30", closed: "11-23T18:00:00", goes: "11-24T07:30:00" },
    { when: "across the year's end", hour: "07:30", closed: "12-31T18:00:00", goes: "2027-01-01T07:30:00" },
    {
      when: "by the zone's clock in winter",
      hour: "07:30",
      closed: "11-23T17:00:00",
      zone: "Europe/Berlin",
      goes: "11-24T06:30:00",
    },
    {
      when: "by the zone's clock in summer",
      hour: "07:30",
      closed: "07-01T16:00:00",
      zone: "Europe/Berlin",
      goes: "07-02T05:30:00",
    },
    {
      when: "at the hour that clocks are put forward over",
      hour: "02:30",
      closed: "03-28T17:00:00",
      zone: "Europe/Berlin",
      goes: "03-29T01:00:00",
    },
    {
      when: "at the first of an hour that comes twice",
      hour: "02:30",
      closed: "10-24T16:00:00",
      zone: "Europe/Berlin",
      goes: "10-25T00:30:00",
    },
    {
      when: "on the next day of the zone, the same of UTC",
      hour: "07:30",
      closed: "11-23T05:00:00",
      zone: "Pacific/Auckland",
      goes: "11-23T18:30:00",
    },
    {
      when: "on the zone's own day, the next of UTC",
      hour: "19:00",
      closed: "11-23T23:00:00",
      zone: "America/New_York",
      goes: "11-24T00:00:00",
    },
  ])("$when", ({ hour, closed, zone, goes }) => {
    const moment = goesAt(
      { date: dayIn(zone ?? "UTC", at(closed)), closed: `2026-${closed}Z` },
      siteOf(`, at: "${hour}"`, zone),
    );
    expect(moment && inSeconds(moment)).toBe(`${goes.startsWith("2027") ? goes : `2026-${goes}`}Z`);
  });

  test("or at once, with no hour in the settings", () =>
    expect(goesAt({ date: day, closed: "2026-11-23T18:00:00Z" }, siteOf(""))).toBeNull());

  // Its own evening is over by then, and so is the hour: it goes out at once.
  test("or at once, where its edition was closed days late", () => {
    const moment = goesAt({ date: "2026-11-21", closed: "2026-11-23T18:00:00Z" }, siteOf(', at: "07:30"'));
    expect(moment && inSeconds(moment)).toBe("2026-11-22T07:30:00Z");
  });
});

const evening = at("11-23T18:05:00");
const wednesday = at("11-25T20:00:00");
const slugs = ({ written }: ReturnType<typeof lettersFor>) => written.map(({ letter }) => letter.slug);

describe("the letters of a run", () => {
  const found = contentAt("https://example.org/paper/", false);
  const weekly = collection(
    { papers, editions: [...week, ...closed({ "12-02": null })] },
    'newsletter: {buttondown: "x", every: "week"}\n',
  );

  test("are those that are due, or the one of the day that is asked for", () => {
    expect(slugs(lettersFor(found, "send", undefined, evening))).toEqual([`daily-${day}`]);
    expect(lettersFor(found, "draft", day, wednesday).written).toMatchObject([{ isDue: false }]);
  });

  test.each(["draft", "send"] as const)("are none where none is due, and to %s there is a reason", (asked) =>
    expect(lettersFor(found, asked, undefined, wednesday)).toEqual({
      written: [],
      none: [expect.stringMatching(/^No letter is due\b.*\.$/)],
    }),
  );

  test.each(["preview", "test"] as const)("are the newest edition's for a %s where none is due", (asked) =>
    expect(slugs(lettersFor(found, asked, undefined, wednesday))).toEqual([`daily-${day}`]),
  );

  // A draft of a week that goes on would have the name of the whole week's, and be sent in its place.
  test("are for a test in the middle of a week those of the week before", () =>
    expect(slugs(lettersFor(weekly, "test", undefined, at("12-03T08:00:00")))).toEqual(["weekly-2026-w48"]));

  test("are none of a week that goes on", () =>
    expect(() => lettersFor(weekly, "draft", "2026-12-02", at("12-03T08:00:00"))).toThrow(
      "Cannot write the letter of week 49 of 2026: it is not over, as no edition of Sunday 6 December 2026 is closed.",
    ));

  test("say why a quiet day has none", () =>
    expect(lettersFor(contentAt("https://example.org/paper/", true), "send", undefined, evening)).toEqual({
      written: [],
      none: [expect.stringMatching(/^No letter for Monday 23 November 2026: .*\.$/)],
    }));

  test("are not sent when they are not due any more", () =>
    expect(() => lettersFor(found, "send", day, wednesday)).toThrow(
      `Cannot send the letter of ${day}: letters go out within 24 hours of their edition's closing`,
    ));

  test.each([
    { editions: found.editions, words: "it has no edition; the newest is of 2026-11-23 (--date 2026-11-23)" },
    { editions: [], words: "it has no edition; there is none yet" },
  ])("can't be of a day without an edition: $words", ({ editions, words }) =>
    expect(() => lettersFor({ ...found, editions }, "draft", "2026-11-25", evening)).toThrow(words),
  );
});

describe("a paper may mail nobody", () => {
  afterEach(() => vi.unstubAllEnvs());
  const found = contentAt("https://somebody.github.io/paper/", false);
  const { newsletter } = found.site;
  test.each([
    { why: "without a newsletter", site: { newsletter: undefined }, words: "names no newsletter" },
    { why: "without an address", site: { url: undefined }, words: "names no url" },
    { why: "with the address that it was forked with", owner: "another", words: "it came with a fork" },
    {
      why: "that was not told to",
      site: { newsletter: newsletter && { ...newsletter, send: false } },
      words: "newsletter.send is not true",
    },
  ])("$why", ({ site = {}, owner = "Somebody", words }) => {
    vi.stubEnv("GITHUB_REPOSITORY", `${owner}/paper`);
    expect(refusalOf({ ...found, site: { ...found.site, ...site } }, "send")).toContain(words);
  });

  test("but its own, when it was told to; and drafts go to nobody", () => {
    vi.stubEnv("GITHUB_REPOSITORY", "Somebody/paper");
    expect(refusalOf(found, "send")).toBeNull();
    const quietly = newsletter && { ...newsletter, send: false };
    expect(refusalOf({ ...found, site: { ...found.site, newsletter: quietly } }, "draft")).toBeNull();
  });
});
