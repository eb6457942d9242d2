import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readListing } from "../../scripts/sources/listing.ts";
import { extractOf } from "../../scripts/text/extract.ts";
import { leans, leansByContrast } from "../../scripts/text/leaning.ts";
import { sentencesOf } from "../../scripts/text/sentences.ts";

test.each([
  "To address these challenges, we propose Slim.",
  "In this work, we address such a challenge with a table.",
  "We present Slim, a network that bridges this gap.",
  "Additionally, we introduce Slim.",
  "More importantly, it is fast.",
  "Firstly, networks are slow.",
  "They are slow.",
  "First, they are slow.",
  "It has few layers.",
  "Our method sets a new best on 5 tasks.",
  "The key idea is to drop layers.",
  "In doing so, we see that layers matter.",
  "A table can answer all three.",
])("%j leans on what was said before", (sentence) => expect(leans(sentence)).toBe(true));

test.each([
  "In this work, we propose Slim.",
  "This systematic review covers networks.",
  "In this short technical report, we propose Slim.",
  "It is well known that networks are large.",
  "Networks such as Slim are small.",
  "Rather than layers, we drop words.",
  "Instead of layers, we drop words.",
  "In contrast to Big, Slim drops words.",
  "Once trained, a network is large.",
  "Our method, Slim, drops layers.",
  "It is still under-explored whether layers matter.",
  "We grow the layers of Small to those of a larger network.",
  "We propose Slim, a network whose layers are dropped one by one until only a few of the widest ones are left, and show that this is enough.",
])("%j stands alone", (sentence) => expect(leans(sentence)).toBe(false));

test.each([
  { sentence: "However, networks are slow.", only: true },
  { sentence: "However, these networks are slow.", only: false },
  { sentence: "Networks are slow.", only: false },
])("$sentence leans by its contrast alone: $only", ({ sentence, only }) =>
  expect(leansByContrast(sentence)).toBe(only),
);

test("fewer than 4% of the seed's extracts open with words that lean on a sentence that was cut", () => {
  const { rows } = readListing(readFileSync("content/listings/large-scale-optimization.txt", "utf8"));
  // Wider than what the rule itself goes by, so that it is measured by something else.
  const leaning =
    /^(?:\w+ly,|moreover|furthermore|in (?:addition|particular)|however|yet|but|they|it has|its)\b|^.{0,80}\b(?:these (?!papers)|such an? |this (?:issue|problem|gap|challenge|limitation|end|question|need|approach|method)|to that end)/i;
  const openings = rows.map(({ abstract }) => sentencesOf(extractOf(abstract, 2))[0] ?? "");
  const found = openings.filter((opening) => leaning.test(opening));
  expect(found.length, found.join("\n")).toBeLessThan(0.04 * rows.length);
});
