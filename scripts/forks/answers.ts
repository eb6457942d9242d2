import { ContentError } from "../config/problem.ts";
import { readSite } from "../config/site.ts";
import { type Fork, isOthers, needsFeedId, starterTitle } from "./fork.ts";
import { pageOf, publishedAt } from "./github.ts";
import { starterFeedId } from "./identity.ts";
import { type Settings, settingsWith } from "./settings.ts";

/** What is asked, in this order. An option of the same name answers it beforehand. */
export const questions = [
  { key: "title", text: "Title of the paper" },
  { key: "url", text: 'Address where it will be published, or "none"' },
  { key: "huggingface", text: "Papers of Hugging Face's daily list, yes or no" },
  { key: "arxiv", text: 'Papers of categories of arXiv, such as "cs.LG, cs.CL", or "none"' },
  { key: "newsletter", text: 'Name of its newsletter on Buttondown, or "none"' },
] as const;

/** An answer to each question, as somebody would type it, and one that nobody is asked for. */
export type Answers = Readonly<Record<(typeof questions)[number]["key"] | "repository", string>>;

/** What is answered by whoever just presses return. */
export function defaultsFor(fork: Fork): Answers {
  const { site, github, name, host } = fork;
  const own = isOthers(fork) ? null : site;
  const isNamed = own && !(own.feed_id === starterFeedId && own.title === starterTitle);
  return {
    title: isNamed ? own.title : name,
    url: (host === null ? own?.url : `https://${host}/`) ?? (github ? publishedAt(github) : nothing),
    repository: own?.repository ?? (github ? pageOf(github) : nothing),
    huggingface: site.sources.huggingface.on ? "yes" : "no",
    arxiv: (site.sources.arxiv.on && site.sources.arxiv.categories.join(", ")) || nothing,
    newsletter: own?.newsletter?.buttondown ?? nothing,
  };
}

/**
 * The text of `site.yaml` with these answers.
 *
 * @param feedId For a fork that has none of its own.
 * @throws {ContentError} With what can't be used, by the lines of the text that would be written.
 */
export function answered(fork: Fork, answers: Answers, feedId: string): string {
  const text = settingsWith(fork.source, settingsOf(answers, needsFeedId(fork) ? feedId : fork.site.feed_id));
  const read = readSite("content/site.yaml", text);
  if (!read.ok) throw new ContentError(read.problems);
  return text;
}

/**
 * Why `site.yaml` can't have these answers, in a sentence; null when it can.
 *
 * @param key The answer that is in question.
 */
export function refusalOf(fork: Fork, answers: Answers, key: keyof Answers): string | null {
  if (key === "huggingface") return yesOrNo(answers[key]);
  try {
    answered(fork, answers, starterFeedId);
    return null;
  } catch (error) {
    if (error instanceof ContentError) return error.problems[0]?.message ?? error.message;
    throw error;
  }
}

export function yesOrNo(answer: string): string | null {
  return /^(y|yes|n|no)$/i.test(answer) ? null : "Expected yes or no.";
}

export function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer);
}

const nothing = "none";
const unlessNothing = (answer: string) => (["", nothing].includes(answer.trim().toLowerCase()) ? null : answer.trim());

function settingsOf(answers: Answers, feedId: string): Settings {
  return {
    title: answers.title.trim(),
    feedId,
    url: unlessNothing(answers.url),
    repository: unlessNothing(answers.repository),
    huggingface: isYes(answers.huggingface),
    arxiv:
      unlessNothing(answers.arxiv)
        ?.split(/[\s,]+/)
        .filter((part) => part !== "") ?? [],
    newsletter: unlessNothing(answers.newsletter),
  };
}
