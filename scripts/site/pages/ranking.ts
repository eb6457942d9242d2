import { weightsInWords } from "../../config/weights.ts";
import { dayInWords } from "../../editions/calendar.ts";
import type { Edition } from "../../editions/edition.ts";
import { isShown, type Paper } from "../../papers/paper.ts";
import type { Basis } from "../../ranking/basis.ts";
import { explainTopics } from "../../ranking/topics.ts";
import { texToUnicode } from "../../text/tex.ts";
import { pageOf } from "../head.ts";
import { type Model, paperUrl } from "../model.ts";
import type { Page } from "../page.ts";
import type { RankingView } from "../views.ts";

/** How ranking works: in words, as formulas, with the numbers in force, and worked through for the paper that leads today. */
export function* rankingPages(model: Model): Generator<Page> {
  const description = "What decides the order of papers: in words, as formulas, and worked through for one paper.";
  yield pageOf(model, "ranking", "/ranking/", { title: "How ranking works", description }, {
    sections: sectionsOf(model),
    example: exampleOf(model),
    weights: weightsInWords(model.collection.site.ranking.weights),
  } satisfies RankingView);
}

function sectionsOf({ collection, ranking }: Model): RankingView["sections"] {
  const { weights: w, predictInterest } = collection.site.ranking;
  const withThemes = ranking.basis.papers >= w.lsaFrom;
  return [
    {
      heading: "How alike two papers are",
      paragraphs: [
        `Each word of a paper weighs more the rarer it is here; a word of the title counts ${w.titleTimes} times. Words are compared by their stems, without the small words that every text has, and neither formulas nor markup count. Two papers are as alike as the directions of their weights.`,
        withThemes
          ? `${100 * w.lsaShare}% of a likeness comes from themes: words that stand together in many papers count as related even where two papers share none of them (latent semantic analysis).`
          : `From ${w.lsaFrom} papers on, ${100 * w.lsaShare}% of a likeness comes from themes, words that stand together in many papers (latent semantic analysis). This collection is too small for that.`,
        ...basisInWords(ranking.basis),
      ],
      formulas: [
        `weight = (1 + ln count) × (ln((1 + papers) / (1 + papers with the word)) + 1)^${w.rarityPower}`,
        withThemes
          ? `likeness = ${round(1 - w.lsaShare)} × cosine of weights + ${w.lsaShare} × cosine of themes`
          : "likeness = cosine of weights",
      ],
    },
    {
      heading: "Related papers",
      paragraphs: [
        `The most alike papers, at most ${w.relatedAtMost}, from a likeness of ${withThemes ? w.relatedScoreLsa : w.relatedScore} on; where fewer than ${w.relatedAtLeast} reach it, the closest that there are. Each with the shared words that weigh most. From ${w.sameWork} on, a paper is named as what may be another version of the same work. Withdrawn papers are left out.`,
      ],
      formulas: [],
    },
    {
      heading: "Topics",
      paragraphs: [
        "A paper is in a topic when the topic's phrases stand in its title or abstract, in singular or plural, with or without a hyphen; the longest phrase takes the words that it stands on. Title phrases count as phrases in a title and as weak ones elsewhere; weak phrases and categories only add, and never open a topic. A phrase and its initials are one phrase.",
        `A paper needs ${w.topicScore} points, and ${100 * w.topicShare}% of those of its strongest topic; it has three topics at most. Its page shows the phrases that decided. Inside a topic the order is those points plus up to ${w.topicFit} for how well the whole text fits the topic's phrases (BM25, k1 = ${w.saturation}, b = ${w.lengthShare}).`,
      ],
      formulas: [
        `points = ${w.topicTitle} for a phrase in the title + ${w.topicPhrase} × other phrases (3 at most) + ${w.topicRepeat} × repeats (3 at most) + ${w.topicWeak} × weak phrases (4 at most) + ${w.topicCategory} for a category`,
      ],
    },
    {
      heading: "Trending",
      paragraphs: [
        `Trending needs votes, the time at which they were read, and the paper's day of listing, whose clock starts at 00:00 UTC. \u201cNow\u201d is the newest reading in the data. Hot looks back ${w.hotDays} days, rising ${w.risingHours} hours; where fewer than ${w.enough} papers qualify, a list looks further back and says so.`,
        `Top lists count upvotes as they are; one read earlier than ${w.settledHours} hours after listing is projected to that age by how votes usually grow.`,
      ],
      formulas: [
        `hot = upvotes / (hours since listing + ${w.hotHeadStart})`,
        `rising = upvotes / (hours since listing + ${w.risingHeadStart})`,
        `top = upvotes × grown(${w.settledHours}) / grown(hours when read), grown(h) = h^${w.growthPower} / (h^${w.growthPower} + ${w.growthHours})`,
      ],
    },
    {
      heading: "Papers without votes",
      paragraphs: [
        "They are put in an order that makes no claim of merit: a tour of the collection. Each next paper is the one that newly covers most of the rest. Ties go by the paper's address.",
        "\u201cStands for 12 papers like it\u201d counts the papers that are nearer to this one than to any other that leads the edition, itself included.",
        predictInterest
          ? `This site also predicts interest in papers that have no reading yet, from the votes of the ${w.predictNeighbours} most similar earlier papers, each compared with the other papers of its day. Such papers say so and name three of those. The first reading ends it.`
          : "Nothing is predicted here: site.yaml can switch on a prediction from the votes of similar earlier papers, which would be marked as one.",
      ],
      formulas: [
        `next = the largest ${w.coverageGain} × gain in coverage / largest gain + ${w.coverageDegree} × mean likeness / largest mean likeness`,
        ...(predictInterest
          ? [
              `predicted = sum of likeness × z / (sum of likeness + ${w.predictDoubt}), z = how far ln(1 + upvotes) is from its day's mean, in deviations`,
            ]
          : []),
      ],
    },
    {
      heading: "Editions",
      paragraphs: [
        `An edition holds the papers that arrived on its day: those with votes by the hot formula, then the others. Its first ${collection.site.edition.lead} lead it: the order is walked from the top, at most ${w.perTopic} papers of one first topic are taken, and none that is ${w.tooSimilar} or more like one already taken; if too few are left, the first that were passed over fill up. When fewer arrive, papers that have never been in an edition do. An edition is closed once, with its reasons, and never changed.`,
        "No author, organisation or other sign of reputation is ever looked at.",
      ],
      formulas: [],
    },
  ];
}

/** What is counted where not all papers are. */
function basisInWords({ before, papers }: Basis): string[] {
  return before === null
    ? []
    : [
        `How rare a word is and which words stand together is counted in the ${papers} papers that were listed before ${dayInWords(before)} or have no day of listing, so that what arrives within a quarter changes no likeness of older papers.`,
      ];
}

/** The paper that leads the latest edition, with its own numbers in the formulas; null without one. */
function exampleOf(model: Model): RankingView["example"] {
  const edition = model.collection.editions.at(-1);
  const [entry, paper] =
    edition?.papers.map((one) => [one, model.papers.get(one.id)] as const).find(([, one]) => one && isShown(one)) ?? [];
  if (!edition || !entry || !paper) return null;
  return {
    title: paper.title,
    url: paperUrl(paper.id),
    lines: [...placeOf(model, edition, entry), ...topicOf(model, paper), ...relatedOf(model, paper)],
  };
}

function placeOf(model: Model, edition: Edition, { reasons }: Edition["papers"][number]): string[] {
  const { hotHeadStart } = { ...model.collection.site.ranking.weights, ...edition.rules };
  const { upvotes, age, perHour, predicted, from, standsFor } = reasons;
  const day = `the edition of ${dayInWords(edition.date)}`;
  if (upvotes !== undefined && age !== undefined)
    return [`It leads ${day}: hot = ${upvotes} / (${age} + ${hotHeadStart}) = ${perHour}.`];
  if (predicted !== undefined)
    return [`It leads ${day}: predicted = ${predicted}, from ${from} similar papers, with no vote read yet.`];
  return standsFor === undefined
    ? [`It leads ${day}.`]
    : [
        `It leads ${day}, as the first stop of the tour; of the papers here, ${standsFor} are nearest to it, itself included.`,
      ];
}

function topicOf(model: Model, paper: Paper): string[] {
  const [match] = model.ranking.topicsOf.get(paper.id) ?? [];
  const topic = match && model.topics.get(match.id);
  // No topic's points depend on another's.
  const [first] = topic ? explainTopics([topic], model.collection.site.ranking.weights)(paper) : [];
  if (!first || !topic) return ["No topic's phrases fit it."];
  const { title, phrases, repeats, weak, category } = first.parts;
  return [
    `Its first topic is ${topic.name}, by the phrases ${first.phrases.join(", ")}: ${title} + ${phrases} + ${repeats} + ${weak} + ${category} = ${first.score} points.`,
  ];
}

function relatedOf(model: Model, paper: Paper): string[] {
  const [nearest] = model.ranking.related.get(paper.id) ?? [];
  const other = nearest && model.papers.get(nearest.id);
  if (!nearest || !other) return [];
  const { words, rest } = model.ranking.likenessParts(paper.id, other.id);
  const { lsaFrom, lsaShare } = model.collection.site.ranking.weights;
  const sum = [
    ...words.map(({ word, product }) => `${product} for \u201c${word}\u201d`),
    `${rest} for all other shared words`,
  ];
  const cosine = round(words.reduce((all, { product }) => all + product, rest));
  // The share of themes is what is left of the whole.
  const themes = lsaShare > 0 ? round((nearest.score - (1 - lsaShare) * cosine) / lsaShare) : 0;
  const fused =
    model.ranking.basis.papers < lsaFrom
      ? ""
      : `; with themes, ${round(1 - lsaShare)} × ${cosine} + ${lsaShare} × ${themes} = ${nearest.score}`;
  return [
    `The paper most like it is \u201c${texToUnicode(other.title)}\u201d: ${sum.join(" + ")} = ${cosine}${fused}.`,
  ];
}

const round = (number: number) => Math.round(number * 1e4) / 1e4;
