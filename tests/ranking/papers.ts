import fc from "fast-check";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";
import type { Text } from "../../scripts/ranking/counts.ts";

/** "shelf/a" for "a". */
export function idOf(name: string): PaperId {
  const id = `shelf/${name}`;
  if (!isPaperId(id)) throw new RangeError(`Cannot name a paper "${name}"`);
  return id;
}

export function textOf(name: string, title: string, abstract = ""): Text {
  return { id: idOf(name), title, abstract };
}

/** A few papers about three things and one that is like no other. */
export const shelf: readonly Text[] = [
  textOf(
    "nerf-1",
    "Neural radiance fields for street scenes",
    "Radiance fields render street scenes from photographs taken by cars.",
  ),
  textOf(
    "nerf-2",
    "Street scenes with radiance fields at night",
    "We render radiance fields of street scenes in the dark.",
  ),
  textOf(
    "nerf-3",
    "Gaussian splatting of indoor scenes",
    "Splatting renders indoor scenes faster than radiance fields do.",
  ),
  textOf(
    "rl-1",
    "Reward models for text-to-video generation",
    "A reward model ranks the videos of text-to-video generators.",
  ),
  textOf(
    "rl-2",
    "Human feedback for text-to-video generation",
    "Feedback trains a reward model for text-to-video diffusion.",
  ),
  textOf("rl-3", "Policies from human feedback", "A policy learns from human feedback and a reward model."),
  textOf("bees", "Honey yields in Wales", "Beekeepers counted hives."),
];

const vocabulary = [
  "reward",
  "policy",
  "graph",
  "scene",
  "diffusion",
  "text-to-video",
  "GraphRAG",
  "bees",
  "the",
  "propose",
  "kernel",
  "proof",
];
const phrase = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: most }).map((words) => words.join(" "));

/** Collections of 0 to 14 papers over a dozen words: likenesses of every size, duplicates, empty texts. */
export const collections: fc.Arbitrary<Text[]> = fc
  .array(fc.record({ title: phrase(4), abstract: phrase(12) }), { maxLength: 14 })
  .map((texts) => texts.map(({ title, abstract }, i) => textOf(`p${i}`, title, abstract)));

/** A collection, and the same papers in another order. */
export const shuffled = collections.chain((papers) =>
  fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
);

/** As many papers as asked for, on 40 subjects: words of a subject, words of two, and words of all. Always the same. */
export function manyTexts(papers: number): Text[] {
  return Array.from({ length: papers }, (_, i) => {
    const [subject, other] = [i % 40, (i * 7) % 40];
    const words = Array.from({ length: 20 }, (_, k) => `word${(subject * 31 + ((i * (k + 3)) % 23)) % 997}`);
    return textOf(`p${100_000 + i}`, `subject${subject} field${other}`, `${words.join(" ")} number${i >> 1}`);
  });
}
