import { expect, test } from "vitest";
import { piecesOf, tokensOf, tokensOfPiece } from "../../scripts/text/tokens.ts";

const words = (text: string) => tokensOf(text).map(({ word }) => word);
const stems = (text: string) => tokensOf(text).map(({ stem }) => stem);

test.each([
  ["We propose a method for the training of models", "propose method training models"],
  ["Don't use today's x in what we've seen", "use today seen"],
  ["Large-scale optimization", "large-scale large scale optimization"],
  ["Text-to-Video", "text-to-video text video"],
  ["GraphRAG and AutoML", "GraphRAG graph RAG AutoML auto ML"],
  ["LLMs, LoRA, DeBERTa and MLLMs", "LLMs LoRA DeBERTa MLLMs"],
  ["GPT-4 with GPT-3.5-Turbo", "GPT-4 GPT GPT-3 GPT 5-turbo turbo"],
  ["Q-Learning in 3D from 3-4 views", "q-learning learning 3D views"],
  ["État-major de Poincaré Gödel Łukasz", "etat-major etat major de poincare godel lukasz"],
  ["Johnson–Lindenstrauss", "johnson-lindenstrauss johnson lindenstrauss"],
  ["Code at https://github.com/a/b and lab.github.io/LARP/. Fine", "code fine"],
  ["and/or input/output", "input output"],
  ["深度学习 без слов", ""],
  ["β-VAE and αβ", "VAE"],
  ["", ""],
])("the words of %j are %j", (text, expected) => expect(words(text).join(" ")).toBe(expected));

test.each([
  ["$O(n \\log n)$ time", "time"],
  ["costs $5 or $10 now", "costs 10"],
  ["\\textbf{bold} claims", "bold claims"],
  ["G\\\"odel and Poincar\\'{e}", "godel poincare"],
])("no formula and no command of %j is a word", (text, expected) => expect(words(text).join(" ")).toBe(expected));

test("a word's spellings share a stem, and each keeps its own form to show", () => {
  expect(new Set(stems("optimization Optimizations optimize OPTIMIZED"))).toEqual(new Set(["optim"]));
  expect(words("optimization Optimizations OPTIMIZED")).toEqual(["optimization", "optimizations", "OPTIMIZED"]);
});

test("a compound meets its closed and its open spelling", () => {
  const compound = stems("pre-training");
  expect(compound).toContain(stems("pretraining")[0]);
  expect(compound).toEqual(expect.arrayContaining(stems("training")));
  expect(stems("GraphRAG")).toEqual(expect.arrayContaining(stems("graph rag")));
});

test("tokensOf() is its pieces' tokens, one after the other", () => {
  const text = "DeepSeek-R1: reasoning in large-scale LLMs";
  expect(tokensOf(text)).toEqual(piecesOf(text).flatMap((piece) => tokensOfPiece(piece)));
});
