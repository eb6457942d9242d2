import type { Newsletter } from "../../config/newsletter.ts";
import { dayInWords, dayUrl, monthInWords, monthUrl, weekHeading, weekSpan } from "../../editions/calendar.ts";
import { daysFeed, weeksFeed } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import type { LetterRow, LettersView } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { toldWeeks } from "./weeks.ts";

const most = 50;
const mostTitles = 3;

/** The newsletter's page: what it is, its form, and the editions by what their letters say. None without a newsletter. */
export function* letterPages(model: Model): Generator<Page> {
  const { newsletter } = model.collection.site;
  if (!newsletter) return;
  const letters = { day: dayLetters, week: weekLetters }[newsletter.every](model).reverse();
  const earlier = letters.slice(most).flatMap(({ dates }) => dates.toReversed());
  const view: LettersView = {
    about: aboutOf(newsletter, model.shell.newsletter?.always === true),
    choices: choicesOf(model),
    letters: letters.slice(0, most).map(({ row }) => row),
    months: [...new Map(earlier.map((date) => [monthUrl(date), monthInWords(date)]))].map(([url, text]) => ({
      text,
      url,
    })),
    archive: `https://buttondown.com/${newsletter.buttondown}/archive/`,
  };
  const description = `The newsletter: papers by mail, once a ${newsletter.every}.`;
  const feeds = [newsletter.every === "week" ? weeksFeed : daysFeed];
  yield pageOf(model, "letters", "/letters/", { title: "Letters", description, feeds }, view);
}

/** One letter, and the days that it tells of. */
interface Told {
  readonly dates: readonly string[];
  readonly row: LetterRow;
}

/** The days that have something to tell, oldest first. */
function dayLetters(model: Model): Told[] {
  return model.collection.editions.flatMap(({ date, papers }) => {
    const told = model.archives.get(date)?.papers ?? papers;
    // Of those that a letter can still tell of.
    const titles = told.flatMap(({ id }) => model.standing(id)?.title ?? []);
    return toldOf([date], dayInWords(date), dayUrl(date), titles);
  });
}

/** The weeks that are over and have something to tell, oldest first. */
function weekLetters(model: Model): Told[] {
  return [...toldWeeks(model)].flatMap(([url, { dates, picks, others }]) => {
    const [first = ""] = dates;
    const titles = [...picks, ...others].map(({ title }) => title);
    return toldOf(dates, `${weekHeading(first)}, ${weekSpan(first)}`, url, titles);
  });
}

/** None where there is nothing to tell, or nothing any more: then there was no letter. */
function toldOf(dates: readonly string[], text: string, url: string, all: readonly string[]): Told[] {
  const titles = all.slice(0, mostTitles);
  return titles.length === 0 ? [] : [{ dates, row: { text, url, titles, more: all.length - titles.length } }];
}

function aboutOf({ every, tags }: Newsletter, always: boolean): string {
  const what = {
    day: "The day's papers by mail, every day that has some",
    week: "The best papers of a week by mail, after every week that has some",
  }[every];
  return [
    `${what}: those that lead in two sentences each, the others in a line.`,
    ...(always ? ["On other days it brings five papers that led an earlier week."] : []),
    ...(tags ? ["Whoever chooses topics gets one mail for each topic instead, when it has papers."] : []),
  ].join(" ");
}
