/**
 * What the templates are given: one type a page kind. Everything is decided before it gets here, and everything is plain
 * data, since a page's stamp is the hash of it. `null` is "not known": templates leave the element out.
 *
 * Text fields hold untrusted plain text; those marked TeX go through the `tex` filter, markdown through `markdown`.
 * A `url` is a path from the site's root ("/topics/") or an absolute address; templates pass it through `href`.
 */

import type { Loaded } from "./client.ts";

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** A link to papers, and how many they are. */
export interface CountedLink extends Link {
  readonly papers: number;
}

/** Lists of a year, the newest first. */
export interface YearView {
  /** Empty where lists are few, or of no year. */
  readonly year: string;
  readonly papers: number;
  readonly links: readonly CountedLink[];
}

export interface TopicLink extends Link {
  readonly id: string;
}

/** What every page knows of its site. */
export interface Shell {
  readonly title: string;
  readonly description: string;
  /** BCP 47, for `<html lang>`. */
  readonly language: string;
  /** The site's absolute address; ends with "/". */
  readonly base: string;
  /** False marks every page `noindex`: a site without an address of its own. */
  readonly indexed: boolean;
  readonly nav: readonly Link[];
  /** The fork's own pages, named in the footer. */
  readonly pages: readonly Link[];
  readonly newsletter: NewsletterView | null;
  /** The forge's page of this repository, without a "/" at its end. */
  readonly repository: string | null;
  /** Styles and scripts. */
  readonly loaded: Loaded;
}

/** What a subscribe form needs to know. */
export interface NewsletterView {
  /** On Buttondown. */
  readonly name: string;
  readonly every: "day" | "week";
  /** Whether days without papers have a letter too. */
  readonly always: boolean;
}

/** A topic that a subscriber may choose: its id is the tag. */
export interface Choice {
  readonly id: string;
  readonly text: string;
}

export interface FeedLink {
  readonly title: string;
  readonly url: string;
  /** `application/rss+xml`, `application/atom+xml` or `application/feed+json`. */
  readonly type: string;
}

/** What a page's `<head>` needs beside the shell. */
export interface Head {
  /** Plain Unicode, without the site's name; empty on home. */
  readonly title: string;
  readonly description: string;
  /** The page's own first. */
  readonly feeds: readonly FeedLink[];
  /** Where the same page stands as markdown; null where it does not. */
  readonly twin: string | null;
  readonly indexed: boolean;
  /** For those who share the page; null where it can't have an address. */
  readonly picture: PictureLink | null;
  /** JSON-LD: what the page is about, for programs. */
  readonly linked: object | null;
}

export interface PictureLink {
  /** Absolute. */
  readonly url: string;
  /** In words, for those who don't see it. */
  readonly alt: string;
}

/** One paper in a list. */
export interface Row {
  readonly url: string;
  /** TeX. */
  readonly title: string;
  readonly byline: string | null;
  /** Strongest match first. */
  readonly topics: readonly TopicLink[];
  /** Why it stands here, each a few words: "stands for 35 papers like it". */
  readonly reasons: readonly string[];
  /** The papers that a prediction leans on most; empty where nothing is predicted. */
  readonly like: readonly Link[];
  /** Whole sentences of the abstract, TeX; null where lists stay short. */
  readonly extract: string | null;
  /** What its place is computed from, to be drawn as bars; empty where nothing is. */
  readonly parts: readonly Part[];
}

/** A number in words, and how long its bar is among those of its list. */
export interface Part {
  readonly text: string;
  /** Where the bar starts, and how long it is: whole numbers, together at most 100. */
  readonly start: number;
  readonly share: number;
}

/** A topic, how many papers are most about it, and that as a share of the largest: a whole number up to 100. */
export interface TopicShare extends CountedLink {
  readonly share: number;
}

/** Papers over time as bars. */
export interface TimeView {
  /** The drawing's width; it is 40 high. */
  readonly wide: number;
  /** The `d` of an SVG path. */
  readonly path: string;
  /** Every count in words. */
  readonly told: string;
  /** From when to when, and when most. */
  readonly caption: string;
}

export interface EditionView {
  /** `yyyy-mm-dd`. */
  readonly date: string;
  /** "Monday 23 November 2026". */
  readonly dateText: string;
  /** Counted from 1, quiet days included. */
  readonly number: number;
  readonly url: string;
  readonly lead: readonly Row[];
  /** The other arrivals of the day, in ranked order. */
  readonly rest: readonly Row[];
  /** What its papers are about, the largest first. */
  readonly topics: readonly TopicShare[];
  /** Why the day has no papers; null when it has. */
  readonly quiet: string | null;
  /** What orders this edition, in a sentence. */
  readonly order: string;
  /** What was passed over so that the lead is varied: "2 more on Reasoning"; empty if nothing was. */
  readonly passed: readonly string[];
  /** What sources listed beyond what the site takes of them, in a sentence. */
  readonly leftOut: string | null;
  /** What stands in the place of a quiet day's papers, as in its letter; null where the letter brings nothing either. */
  readonly archive: { readonly week: Link; readonly rows: readonly Row[] } | null;
}

/** What is said, to readers whose clock is past `nextBy`, of an edition that should be there by then. */
export interface OverdueView {
  /** ISO 8601, in UTC. */
  readonly nextBy: string;
  /** The same in words, in the site's zone: "21:00 UTC on Tuesday 24 November 2026". */
  readonly due: string;
  /** The newest edition's day; null before the first. */
  readonly since: { readonly date: string; readonly text: string } | null;
}

export interface HomeView {
  /** Null where the daily run has never run. */
  readonly overdue: OverdueView | null;
  readonly edition: EditionView | null;
  /** The newest edition with papers, where the latest has nothing to read; else null. */
  readonly before: EditionView | null;
  readonly trending: readonly Row[];
  /** What stands in the place of an empty list. */
  readonly noTrending: string;
  readonly topics: readonly TopicCount[];
  /** The editions before this one, newest first, at most seven; then the month of the one before them. */
  readonly earlier: readonly Link[];
  readonly papers: number;
  /** By name; empty where the newsletter has no tags. */
  readonly choices: readonly Choice[];
}

export interface TopicCount extends CountedLink {
  readonly id: string;
  readonly description: string;
}

export interface DayView {
  readonly edition: EditionView;
  readonly previous: Link | null;
  readonly next: Link | null;
  readonly week: Link;
  readonly month: Link;
  /** By name; empty where the newsletter has no tags. */
  readonly choices: readonly Choice[];
}

/** An edition for programs, in markdown. */
export interface DayTwinView {
  /** Its lead stands apart. */
  readonly edition: EditionView;
  readonly lead: readonly {
    /** TeX. */
    readonly title: string;
    readonly url: string;
    readonly facts: readonly { readonly label: string; readonly text: string }[];
    /** Markdown with TeX. */
    readonly abstract: string;
  }[];
}

/** What the newsletter is, and what its letters say. */
export interface LettersView {
  /** What a letter brings, how often, and to whom. */
  readonly about: string;
  /** By name; empty where the newsletter has no tags. */
  readonly choices: readonly Choice[];
  /** What editions, or weeks, have to tell, newest first, at most 50: also of the time before there were letters. */
  readonly letters: readonly LetterRow[];
  /** The months of those before, newest first. */
  readonly months: readonly Link[];
  /** The provider's own archive. */
  readonly archive: string;
}

export interface LetterRow extends Link {
  /** What leads it, at most three titles, TeX. */
  readonly titles: readonly string[];
  /** How many papers more it tells of. */
  readonly more: number;
}

/** What a week's letter says. */
export interface BestView {
  readonly picks: readonly Row[];
  /** What led beside these, in order. */
  readonly others: readonly Row[];
  /** What orders both, in two sentences. */
  readonly order: string;
}

/** A week or a month: its editions, oldest first. */
export interface PeriodView {
  readonly heading: string;
  /** Null for a month, and for a week without a letter. */
  readonly best: BestView | null;
  readonly editions: readonly {
    readonly dateText: string;
    readonly url: string;
    readonly quiet: string | null;
    readonly rows: readonly Row[];
  }[];
  readonly previous: Link | null;
  readonly next: Link | null;
}

export interface TrendingView {
  readonly heading: string;
  /** The four windows; the one shown has no address ("" url). */
  readonly windows: readonly Link[];
  /** Without the empty ones. */
  readonly lists: readonly { readonly heading: string; readonly note: string; readonly rows: readonly Row[] }[];
  /** When the votes were read, or why there is no list, in a sentence. */
  readonly note: string;
}

export interface TopicsView {
  readonly topics: readonly TopicCount[];
  /** Papers that no topic's phrases fit; null when there are none. */
  readonly none: TopicCount | null;
}

export interface TopicView {
  readonly id: string;
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  /** Strongest match first, at most 50. */
  readonly best: readonly Row[];
  /** By date listed, at most 50; empty without dates. */
  readonly newest: readonly Row[];
  /** Null without dates. */
  readonly over: TimeView | null;
  /** Its months, newest first, and its undated papers. */
  readonly archive: readonly YearView[];
  readonly phrases: readonly string[];
  /** Its papers one by one, and a week's as one item. */
  readonly feeds: readonly Link[];
  /** The topic's file on the forge. */
  readonly source: string | null;
  /** This topic, where subscribers may choose it. */
  readonly choice: Choice | null;
}

/** A topic for programs, in markdown. */
export interface TopicTwinView {
  readonly url: string;
  readonly topic: TopicView;
}

/** A page of a plain list of papers: a shelf, a topic's month. The first one leads to all, the others to those beside them. */
export interface ListView {
  readonly heading: string;
  readonly intro: string;
  readonly up: Link;
  readonly rows: readonly Row[];
  /** All pages of this list, the one shown with an empty url; empty when there is one, and on all but the first. */
  readonly pages: readonly Link[];
  /** Where papers stand that are not on these pages: those with a date, by month. */
  readonly archive: readonly YearView[];
  readonly previous: Link | null;
  readonly next: Link | null;
}

export interface PapersView {
  readonly papers: number;
  readonly shelves: readonly YearView[];
}

export interface PaperView {
  /** TeX. */
  readonly title: string;
  /** Markdown with TeX. */
  readonly abstract: string;
  readonly authors: readonly string[];
  /** Where the work itself can be read; null where no source says. */
  readonly work: Link | null;
  /** What is known, one a line: { label: "arXiv", text: "2506.01234", url: "https://arxiv.org/abs/2506.01234" }. */
  readonly facts: readonly { readonly label: string; readonly text: string; readonly url: string | null }[];
  readonly topics: readonly { readonly text: string; readonly url: string; readonly phrases: readonly string[] }[];
  readonly related: readonly RelatedRow[];
  /** True where related papers have dates to be sorted by, and are few enough for the style sheet. */
  readonly relatedSortable: boolean;
  readonly edition: { readonly link: Link; readonly previous: Link | null; readonly next: Link | null } | null;
  readonly citation: string;
  /** What reference managers and Google Scholar read; empty where too little is known. */
  readonly meta: readonly { readonly name: string; readonly content: string }[];
  /** Where its text came from, in words: "Pasted listing large-scale-optimization". */
  readonly source: string;
  /** Who else stated facts: "arXiv and Hugging Face". */
  readonly stated: string | null;
  /** The paper's file on the forge. */
  readonly file: string | null;
  readonly withdrawn: string | null;
}

/** A related paper: most like first. What a page doesn't print is null. */
interface RelatedRow {
  readonly title: string;
  readonly url: string;
  readonly terms: readonly string[];
  /** What it may be another version of, in words, TeX. */
  readonly note: string | null;
  /** When it was listed, or published: `yyyy-mm-dd`. */
  readonly date: string | null;
  readonly dateText: string | null;
  /** How many of the others are newer, where the list can be sorted; null for the newest. */
  readonly later: number | null;
}

/** A paper whose text is gone or lives elsewhere. */
export interface StubView {
  readonly title: string;
  /** Where the work lives on; null when it was removed. */
  readonly target: Link | null;
  /** Why it was removed; null when it lives elsewhere. */
  readonly removed: string | null;
}

export interface SearchView {
  /** The file that tells the script of the collection's words. */
  readonly words: string;
  /** The month of the oldest paper that is asked first, as `yyyy-mm`; empty where none has a date. */
  readonly since: string;
  /** What is asked after that, see `periodsIn` of the script; empty where all papers are asked at once. */
  readonly periods: string;
  /** Whether any paper has a date, so that answers can be put in its order. */
  readonly dated: boolean;
  /** Whether any paper's authors are known. */
  readonly authors: boolean;
  /** Offered without JavaScript and when nothing is found. */
  readonly topics: readonly Link[];
}

export interface MapView {
  /** Papers that are on it: all of them, or the newest. */
  readonly papers: number;
  readonly all: number;
  /** The file with its points. Topics are numbered in it as in the legend. */
  readonly points: string;
  /** Topics that are the strongest of some paper, by how many. */
  readonly legend: readonly {
    readonly topic: Link;
    readonly papers: number;
    /** The topics that lie next to it. */
    readonly beside: readonly Link[];
    /** The paper in its middle, TeX. */
    readonly middle: Link | null;
    /** From 0 to 7. */
    readonly hue: number;
    /** The `d` of an SVG path, 12 wide and high around the origin. */
    readonly shape: string;
  }[];
}

export interface LibraryView {
  /** By name. */
  readonly topics: readonly TopicLink[];
}

export interface FeedsView {
  readonly general: readonly { readonly title: string; readonly about: string; readonly url: string }[];
  readonly topics: readonly { readonly papers: FeedLink; readonly weeks: FeedLink }[];
}

export interface RankingView {
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
    /** What the paragraphs say, as one would compute it. */
    readonly formulas: readonly string[];
  }[];
  /** The paper that leads the latest edition (TeX), with its own numbers in the formulas; null without an edition. */
  readonly example: { readonly title: string; readonly url: string; readonly lines: readonly string[] } | null;
  readonly weights: readonly {
    readonly name: string;
    readonly value: string;
    readonly about: string;
    /** Its name in `site.yaml`. */
    readonly setting: string;
  }[];
}

export interface StatusView {
  readonly overdue: OverdueView | null;
  /** The last run, in two sentences; null where the daily run has never run. */
  readonly run: { readonly text: string; readonly broken: boolean } | null;
  readonly lines: readonly { readonly label: string; readonly text: string; readonly url: string | null }[];
  readonly sources: readonly SourceView[];
  /** Sources that had rows which could not be used. */
  readonly refused: readonly {
    readonly source: string;
    readonly rows: readonly { readonly row: number; readonly id: string | null; readonly reason: string }[];
    /** How many rows are not shown. */
    readonly more: number;
  }[];
  /** What each cause means. */
  readonly causes: readonly { readonly name: string; readonly about: string }[];
}

interface SourceView {
  readonly name: string;
  /** "41 new, 3 updated"; null where there was nothing. */
  readonly found: string | null;
  /** Why there was nothing, or not all. */
  readonly cause: string | null;
  readonly note: string;
  /** When it last was well, and when it was asked, if not in the last run. */
  readonly times: string | null;
}

/** What the components' own page shows of each. */
export interface StyleView {
  readonly edition: EditionView;
  readonly quiet: EditionView;
  readonly archive: EditionView;
  readonly rows: readonly Row[];
  readonly authors: readonly string[];
  readonly topics: readonly TopicCount[];
  readonly links: readonly Link[];
  readonly tabs: readonly Link[];
  readonly pager: readonly Link[];
  readonly newsletter: NewsletterView;
  readonly choices: readonly Choice[];
  readonly overdue: OverdueView;
  /** Markdown with TeX. */
  readonly abstract: string;
  /** Markdown, as of a fork's own page. */
  readonly prose: string;
}

/** A fork's own page, or a short page of the engine's (404). */
export interface ProseView {
  readonly heading: string;
  /** Markdown. */
  readonly body: string;
}
