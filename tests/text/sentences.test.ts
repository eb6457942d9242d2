import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractOf } from "../../scripts/text/extract.ts";
import { sentencesOf } from "../../scripts/text/sentences.ts";

describe("sentencesOf() parts a text where its sentences end", () => {
  test.each([
    { because: "at a full stop", sentences: ["We try.", "It works."] },
    { because: "at a question and an exclamation", sentences: ["Does it work?", "Yes!", "We show how."] },
    { because: "after an ellipsis", sentences: ["More data, more layers…", "We ask why.", "And then...", "Nothing."] },
    {
      because: "after a quote or bracket that closes",
      sentences: ['They say "it works."', "We agree.", "(It does.)", "We stop."],
    },
    { because: "after a formula", sentences: ["The bound is $O(n^2)$.", "We improve on $x.$", "$K$ is fixed."] },
    { because: "after a reference", sentences: ["It was shown.[1, 2]", "We show more."] },
    { because: "after an address", sentences: ["Code is at https://example.org/a.b/.", "The data too."] },
    { because: "before a name that starts small", sentences: ["Serving is slow.", "vLLM helps.", "k-NN does not."] },
    { because: "before a name that starts with a digit", sentences: ["It is fast.", "3D scenes are hard."] },
    {
      because: "after an abbreviation, when a sentence clearly starts",
      sentences: ["We follow Li et al.", "The rest is new."],
    },
    {
      because: "after a single letter, when a sentence clearly starts",
      sentences: ["It holds for class B.", "However, not for C.", "We stop."],
    },
  ])("$because", ({ sentences }) => expect(sentencesOf(sentences.join(" "))).toEqual(sentences));

  test.each([
    "We use optimizers, e.g. Adam, i.e. the usual ones, etc. and more.",
    "As Li et al. Proposed, and Smith et al. (2020) said, cf. Jones, A vs. B is open.",
    "See Fig. 3, Figs. S1 and Eq. (4), Sec. IV and No. 7.",
    "It takes 3.5 s and costs $2.50 per run.",
    "J. R. Smith and the U.S. National Bureau met Dr. Mo.",
    "We wait ... and then go on.",
    "They ask “What is it? How is it?” and leave (see below. There it is) at once.",
    "The set $\\{x. X > 0\\}$ and \\(y. Y\\) are open.",
    "Yahoo! answers are short.",
    "Our steps: 1. Read it; 2. Write it.",
    "It fails twice: (1). Reading it.",
  ])("not within %j", (text) => expect(sentencesOf(text)).toEqual([text]));

  test("a price is no formula", () => expect(sentencesOf("It costs $5. We pay $10. They pay.")).toHaveLength(3));

  test("an empty text has none", () => expect(sentencesOf(" \n ")).toEqual([]));

  test("nothing of any text is lost", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(". ", "? A", "e.g. ", "(", ")", "$", '"', "“", "\n\n", "…", "Fig. 2"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        expect(sentencesOf(text).join(" ")).toBe(text.replace(/\s+/g, " ").trim());
      }),
    );
  });

  test("a long text without an end takes no longer than its length allows", () => {
    for (const mark of ["(", "$", '"', "“", "\\(", ". ", "``", "(("]) {
      const start = performance.now();
      sentencesOf(`${mark}a `.repeat(20_000));
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe("extractOf() takes what is new and what was found", () => {
  const background = "Deep networks are large.";
  const problem = "However, their cost has grown.";
  const hard = "Small ones are hard to train.";
  const news = "We propose Slim, a smaller network.";
  const leaning = "To address this, we propose Slim, a smaller network.";
  const detail = "Slim drops most of its layers.";
  const found = "Experiments on 3 tasks show that Slim is 5x faster.";
  const code = "Code is available at https://example.org/slim.";

  test.each([
    {
      because: "in the abstract's order",
      abstract: [background, problem, news, detail, found, code],
      extract: [news, found],
    },
    {
      because: "the sentence after the news, where nothing was found",
      abstract: [background, news, detail, code],
      extract: [news, detail],
    },
    {
      because: "the first sentences, where nothing is new",
      abstract: [background, problem, detail, code],
      extract: [background, problem],
    },
    {
      because: "the first sentence before a finding, where nothing is new",
      abstract: [background, problem, found],
      extract: [background, found],
    },
    { because: "never a fragment", abstract: ["In this paper.", news, "Our method.", found], extract: [news, found] },
    {
      because: "never an item of an enumeration",
      abstract: [news, "(1) We show that it is fast.", found],
      extract: [news, found],
    },
    {
      because: "never a finding of others",
      abstract: ["We know that Big outperforms all by 5%.", news, detail],
      extract: [news, detail],
    },
    {
      because: "never a mere claim of effectiveness before a number",
      abstract: [news, "Extensive experiments demonstrate the effectiveness of Slim.", found],
      extract: [news, found],
    },
    {
      because: "not a hope",
      abstract: [news, detail, "We hope our study provides insights into speed."],
      extract: [news, detail],
    },
    {
      because: "what tells of the new thing by its name, where the news lean and something was found",
      abstract: [background, problem, leaning, detail, found],
      extract: [detail, found],
    },
    {
      because: "what tells how it works, where the news lean",
      abstract: [
        background,
        problem,
        leaning,
        "By dropping the widest layers, our method saves 40% of the work.",
        found,
      ],
      extract: ["By dropping the widest layers, our method saves 40% of the work.", found],
    },
    {
      because: "what news lean on, before them, where nothing else tells of them",
      abstract: [background, hard, leaning, found],
      extract: [hard, leaning],
    },
    {
      because: "the nearest difficulty, where what stands before the news leans too",
      abstract: [background, hard, problem, leaning, "It drops layers.", found],
      extract: [hard, leaning],
    },
    {
      because: "only the sentence right before news that follow from an insight",
      abstract: [hard, "However, we see why.", "Building on this insight, we propose Slim.", found],
      extract: ["Building on this insight, we propose Slim.", found],
    },
    {
      because: "the announcement after news that lean on nothing that could open",
      abstract: [background, problem, "In this work, we address this.", news, detail, found],
      extract: [news, found],
    },
    {
      because: "the news although they lean, and what was found, where nothing could open in their place",
      abstract: [background, problem, leaning, "It drops layers.", found],
      extract: [leaning, found],
    },
    {
      because: "a difficulty that only contrasts, where news lean and nothing was found",
      abstract: [background, "However, small ones are hard to train.", leaning, "It drops layers."],
      extract: ["However, small ones are hard to train.", leaning],
    },
    {
      because: "never what merely adds to news that lean",
      abstract: [hard, leaning, "We also present Slim-Bench, a set of questions.", found],
      extract: [hard, leaning],
    },
    {
      because: "as news what a paper shows",
      abstract: [background, "In this paper, we show that Slim needs no layers.", "We build it twice.", found],
      extract: ["In this paper, we show that Slim needs no layers.", found],
    },
    {
      because: "what outperforms rather than what is improved in passing",
      abstract: [news, "In stage 2, a draft is improved by hand.", "Slim consistently outperforms Big.", code],
      extract: [news, "Slim consistently outperforms Big."],
    },
    {
      because: "what was found, in whichever clause it is told",
      abstract: [news, detail, "We train it on 3 tasks and demonstrate better accuracy.", code],
      extract: [news, "We train it on 3 tasks and demonstrate better accuracy."],
    },
    {
      because: "not what a release gives out",
      abstract: ["We study small networks.", detail, "We release our code and data at https://example.org/slim."],
      extract: ["We study small networks.", detail],
    },
    {
      because: "a release of something new as news",
      abstract: [background, "We release Slim, a network of 2 layers.", found],
      extract: ["We release Slim, a network of 2 layers.", found],
    },
    {
      because: "never an item whose number has a bracket and a stop",
      abstract: ["They fail in two ways: (1). Being slow.", "(2). Being hard to train.", news, found],
      extract: [news, found],
    },
    {
      because: "a finding that is whole rather than one cut short",
      abstract: [news, "We find two things: (1) Slim is 9% better.", "(2) It outperforms Big.", found],
      extract: [news, found],
    },
    {
      because: "a question as news only where nothing else is",
      abstract: ["In this paper, we ask: does a network need layers?", news, found],
      extract: [news, found],
    },
    {
      because: "a finding that stands for nothing that was cut",
      abstract: [news, detail, "We show that this dropping surpasses Big by 5%.", found],
      extract: [news, found],
    },
    {
      because: "what names the new thing by itself, where the news lean",
      abstract: [
        background,
        problem,
        "To address this, we propose a rule.",
        "A network named Slim drops layers.",
        found,
      ],
      extract: ["A network named Slim drops layers.", found],
    },
    { because: "where the code is, when there is nothing else", abstract: [code], extract: [code] },
    { because: "all of a short abstract", abstract: [news], extract: [news] },
    {
      because: "with its TeX as written",
      abstract: ["We study $\\ell_1$ \\emph{norms}.", "We show $O(n)$ bounds."],
      extract: ["We study $\\ell_1$ \\emph{norms}.", "We show $O(n)$ bounds."],
    },
  ])("$because", ({ abstract, extract }) => expect(extractOf(abstract.join(" "), 2)).toBe(extract.join(" ")));

  test("one sentence is the news; three add the one after it", () => {
    const abstract = [background, problem, news, detail, found, code].join(" ");
    expect(extractOf(abstract, 1)).toBe(news);
    expect(extractOf(abstract, 3)).toBe([news, detail, found].join(" "));
  });

  test("an empty abstract gives an empty extract", () => expect(extractOf("", 2)).toBe(""));

  test("an extract is made of whole sentences, in their order, at most as many as asked for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(background, problem, news, detail, found, code)),
        fc.nat(4),
        (abstract, count) => {
          const extract = sentencesOf(extractOf(abstract.join(" "), count));
          expect(extract).toHaveLength(Math.min(count, abstract.length));
          const all: readonly string[] = abstract;
          let at = -1;
          for (const sentence of extract) {
            at = all.indexOf(sentence, at + 1);
            expect(at).toBeGreaterThan(-1);
          }
        },
      ),
    );
  });
});
