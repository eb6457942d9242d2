import { z } from "zod";
import { textField } from "./frontmatter.ts";

declare const topicId: unique symbol;
/** The name of a file in `content/topics`, without its ending: lower-case ASCII letters, digits and hyphens. */
export type TopicId = string & { readonly [topicId]: true };

const phrases = z.array(
  textField("expected a quoted phrase", "expected a phrase, got an empty string").refine(
    (phrase) => phrase === "" || /[\p{L}\p{N}]/u.test(phrase),
    "expected a phrase with a letter or a digit",
  ),
  "expected a list of quoted phrases",
);

/**
 * The front matter of a topic file. `phrases` decide; `title-phrases` decide in a title and only add elsewhere; `weak-phrases`
 * only add; `not-phrases` blank out what they match.
 */
export const topicSchema = z.strictObject(
  {
    name: textField("expected a quoted name", "expected a name, got an empty string"),
    phrases: phrases.min(1, "expected at least one phrase"),
    "title-phrases": phrases.default([]),
    "weak-phrases": phrases.default([]),
    "not-phrases": phrases.default([]),
    categories: z
      .array(z.string('expected an arXiv category such as "cs.LG"'), "expected a list of arXiv categories")
      .default([]),
  },
  "expected named fields such as name and phrases",
);

/** A subject that readers follow, and the rules that put a paper in it. */
export interface Topic {
  readonly id: TopicId;
  readonly name: string;
  /** Markdown: what readers see. */
  readonly description: string;
  /** Decide. A word with two capitals or more ("GRPO", "RoPE") is matched in its case; all others in any case and number. */
  readonly phrases: readonly string[];
  /** Decide where they stand in a title; elsewhere they only add. */
  readonly titlePhrases: readonly string[];
  /** Add to a score that a phrase has opened; never open one. */
  readonly weakPhrases: readonly string[];
  /** Where one of these stands, nothing shorter inside it counts. */
  readonly notPhrases: readonly string[];
  /** arXiv categories that speak for the topic. */
  readonly categories: readonly string[];
}

/** True for a name that a topic's file and address may have; `none` is the address of papers without a topic. */
export function isTopicId(id: string): id is TopicId {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id !== "none";
}
