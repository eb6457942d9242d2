import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTopicId, type Topic } from "../../scripts/config/topic.ts";
import { loadTopics } from "../../scripts/config/topics.ts";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { compilePhrases, singular } from "../../scripts/ranking/phrases.ts";
import { compileTopics } from "../../scripts/ranking/topics.ts";

function topic(
  id: string,
  phrases: string[],
  rest: Partial<Pick<Topic, "titlePhrases" | "weakPhrases" | "notPhrases" | "categories">> = {},
): Topic {
  if (!isTopicId(id)) throw new RangeError(`Cannot make a topic "${id}": expected a topic id`);
  return {
    id,
    name: id,
    description: id,
    phrases,
    titlePhrases: [],
    weakPhrases: [],
    notPhrases: [],
    categories: [],
    ...rest,
  };
}

const paper = (title: string, abstract = "", categories: string[] = []) => ({ title, abstract, categories });

describe("a phrase stands in a text", () => {
  test.each([
    { phrase: "language model", text: "Language Models", because: "in any case and number" },
    { phrase: "gaussian processes", text: "a Gaussian process", because: "singular for plural" },
    { phrase: "query", text: "two queries", because: "with its -ies" },
    { phrase: "KV cache", text: "KV caches", because: "with its -es" },
    { phrase: "fine-tuning", text: "Fine tuning", because: "with a space for its hyphen" },
    { phrase: "fine-tuning", text: "finetuning", because: "with its hyphen closed" },
    { phrase: "text to image", text: "text-to-image", because: "with a hyphen for its space" },
    { phrase: "bird's-eye view", text: "bird’s eye views", because: "without its possessive" },
    { phrase: "LLM", text: "many LLMs", because: "as an acronym with a plural s" },
    { phrase: "RL agent", text: "Training RL Agents", because: "with only its acronym in its case" },
    { phrase: "Muon", text: "MUON", because: "in any case with one capital" },
    { phrase: "Schrödinger bridge", text: "Schrodinger bridges", because: "without its accents" },
    { phrase: "β-VAE", text: "a β-VAE", because: "with its letters of another script" },
    { phrase: "(LLM) agent", text: "large language model (LLM) agents", because: "with its own brackets" },
  ])("$because: $phrase in $text", ({ phrase, text }) => {
    expect(compilePhrases([[phrase, phrase]])(text)).toHaveLength(1);
  });

  test.each([
    { phrase: "SAT", text: "the robot sat down", because: "an acronym in another case" },
    { phrase: "RoPE", text: "ROPE and rope", because: "a name in another case" },
    { phrase: "code model", text: "We release code. Models follow", because: "words of two sentences" },
    {
      phrase: "policy optimization",
      text: "the policy $\\pi_\\theta$ optimization",
      because: "words around a formula",
    },
    { phrase: "bound time", text: "bound \\(O(n)\\) time", because: "words around a formula in TeX's brackets" },
    { phrase: "optimization", text: "the $optimization$ term", because: "words in a formula" },
    { phrase: "art", text: "state of the artist", because: "a part of a word" },
    { phrase: "language model", text: "language (model)", because: "words around a bracket" },
  ])("but not $because: $phrase in $text", ({ phrase, text }) => {
    expect(compilePhrases([[phrase, phrase]])(text)).toEqual([]);
  });

  test("and two prices are no formula", () => {
    expect(compilePhrases([["serving cost", 1]])("from $5 in serving cost to $10")).toHaveLength(1);
  });
});

test("compilePhrases() refuses a phrase without a word", () => {
  expect(() => compilePhrases([["--", 1]])).toThrow('Cannot match the phrase "--"');
  expect(() => compilePhrases([["$x$", 1]])).toThrow('Cannot match the phrase "$x$"');
});

test.each([
  ["models", "model"],
  ["processes", singular("process")],
  ["movies", singular("movie")],
  ["caches", singular("cache")],
  ["bus", "bus"],
  ["loss", "loss"],
])("singular() gives %s the key %s", (word, key) => expect(singular(word)).toBe(key));

const least = (topicScore: number) => ({ ...defaultWeights, topicScore });

describe("a topic's score", () => {
  const rules = compileTopics(
    [
      topic("t", ["reward model", "human feedback", "RLHF"], {
        weakPhrases: ["critic", "judge"],
        categories: ["cs.CL"],
      }),
    ],
    least(0.25),
  );
  test.each([
    { score: 2, title: "Reward Models", abstract: "" },
    { score: 2.5, title: "Reward Models", abstract: "A reward model." },
    { score: 3, title: "Reward Models", abstract: "From human feedback." },
    { score: 1, title: "Models", abstract: "A reward model." },
    { score: 2, title: "Models", abstract: "A reward model; human feedback." },
    { score: 2, title: "Models", abstract: "A reward model, two reward models, reward models." },
    { score: 1.7, title: "A Judge", abstract: "A reward model, a critic and a critic." },
    { score: 1.25, title: "Models", abstract: "A reward model.", categories: ["cs.CL"] },
    { score: 3.5, title: "Reward Models", abstract: "reward model ".repeat(9) },
  ])("is $score for $title: $abstract", ({ score, title, abstract, categories }) => {
    expect(rules(paper(title, abstract, categories))[0]?.score).toBe(score);
  });

  test("is nothing without a strong phrase, whatever the weak ones and the category say", () => {
    expect(rules(paper("A Critic", "A judge and a critic.", ["cs.CL"]))).toEqual([]);
  });

  test("counts a phrase and its initials as one", () => {
    const once = compileTopics(
      [topic("t", ["SFT", "LoRA", "supervised fine-tuning", "low-rank adaptation"])],
      least(0.25),
    );
    expect(once(paper("", "Supervised fine-tuning (SFT) of all weights."))).toEqual([
      { id: "t", score: 1.5, phrases: ["supervised fine-tuning"] },
    ]);
    expect(once(paper("", "LoRA and SFT."))[0]?.score).toBe(2);
  });
});

describe("within a topic", () => {
  const rules = compileTopics([
    topic("t", ["optimizer", "learned optimizer", "learned prompt optimizer", "preference data"], {
      notPhrases: ["prompt optimizer", "a preference"],
    }),
  ]);

  test("the longest phrase wins its words", () => {
    expect(rules(paper("Learned Optimizers"))).toEqual([{ id: "t", score: 2, phrases: ["learned optimizer"] }]);
  });

  test("a not-phrase blanks out its words, and nothing else", () => {
    expect(rules(paper("A Prompt Optimizer"))).toEqual([]);
    expect(rules(paper("A Prompt Optimizer and an Optimizer"))).toEqual([
      { id: "t", score: 2, phrases: ["optimizer"] },
    ]);
  });

  test("a not-phrase wins from a phrase of equal length, and loses to a longer one", () => {
    expect(rules(paper("A Preference Data"))).toEqual([]);
    expect(rules(paper("Learned Prompt Optimizers"))[0]?.phrases).toEqual(["learned prompt optimizer"]);
  });

  test("phrases of the title come first, then the more frequent", () => {
    const [found] = rules(
      paper(
        "Preference Data",
        "Optimizers, an optimizer, a learned optimizer, learned optimizers and learned optimizers.",
      ),
    );
    expect(found?.phrases).toEqual(["preference data", "learned optimizer", "optimizer"]);
  });
});

test("a paper has three topics at most: the best, ties by id", () => {
  const rules = compileTopics(["d", "b", "c", "a"].map((id) => topic(id, id === "d" ? ["graph", "node"] : ["graph"])));
  expect(rules(paper("Graphs", "of nodes")).map(({ id, score }) => [id, score])).toEqual([
    ["d", 3],
    ["a", 2],
    ["b", 2],
  ]);
});

test("a topic below the least score is left out, and the least score is the caller's to choose", () => {
  const rules = [topic("t", ["graph"])];
  expect(compileTopics(rules)(paper("", "A graph."))).toEqual([]);
  expect(compileTopics(rules, least(1))(paper("", "A graph."))).toHaveLength(1);
});

test("a title phrase decides in a title, and only adds elsewhere", () => {
  const rules = compileTopics([topic("t", ["reward model"], { titlePhrases: ["benchmark"] })]);
  expect(rules(paper("A Benchmark", ""))).toEqual([{ id: "t", score: 2, phrases: ["benchmark"] }]);
  expect(rules(paper("A", "A benchmark of benchmarks, benchmark by benchmark."))).toEqual([]);
  expect(rules(paper("Reward Models", "A benchmark."))[0]?.score).toBe(2.35);
});

test("a topic far weaker than the paper's strongest one is left out", () => {
  const rules = [topic("a", ["graph", "node", "edge", "path"]), topic("b", ["bee"])];
  const both = paper("Graphs of bees", "Nodes and edges and paths, nodes and edges and paths.");
  expect(compileTopics(rules)(both).map(({ id, score }) => [id, score])).toEqual([["a", 6.5]]);
  expect(compileTopics(rules, { ...defaultWeights, topicShare: 0.3 })(both)).toHaveLength(2);
});

describe("the topics in content", () => {
  const { topics, problems } = loadTopics("content");
  const rules = compileTopics(topics);
  const words = topics.flatMap(({ phrases, weakPhrases }) => [...phrases, ...weakPhrases]);

  test("are read without a problem", () => expect(problems).toEqual([]));

  test("each have a phrase in the title decide", () => {
    for (const { id, phrases } of topics) {
      const alone = compileTopics(topics.filter((other) => other.id === id));
      for (const phrase of phrases) expect(alone(paper(phrase)), `${id}: ${phrase}`).toHaveLength(1);
    }
  });

  test("say no phrase twice, in any number or spelling: it would count as two", () => {
    for (const { id, phrases, titlePhrases, weakPhrases, notPhrases } of topics) {
      const all = [...phrases, ...titlePhrases, ...weakPhrases, ...notPhrases];
      const find = compilePhrases(all.map((phrase) => [phrase, phrase]));
      for (const phrase of all) {
        const found = find(phrase);
        const whole = Math.max(...found.map(({ end }) => end));
        const same = found.filter(({ start, end }) => start === 0 && end === whole).map(({ value }) => value);
        expect(same, id).toEqual([phrase]);
      }
    }
  });

  test("show only phrases that stand in the text, but for plural and hyphen", () => {
    const bare = (text: string) =>
      text
        .toLowerCase()
        .replace(/['’]s\b/g, "")
        .replace(/ies\b/g, "y")
        .replace(/[^\p{L}\p{N}]|s\b/gu, "");
    const text = fc.array(fc.constantFrom(...words, "the", "of", ".", "(", "$x$", "models", "s"), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const made = paper(title.join(" "), abstract.join(" "));
        const matches = rules(made);
        expect(matches.length).toBeLessThanOrEqual(3);
        for (const { score, phrases } of matches) {
          expect(score).toBeGreaterThanOrEqual(2);
          expect(phrases.length).toBeGreaterThan(0);
          for (const phrase of phrases) expect(bare(`${made.title} ${made.abstract}`)).toContain(bare(phrase));
        }
        expect(rules(made)).toEqual(matches);
      }),
    );
  });
});
