import { decode } from "fast-png";
import { expect, test } from "vitest";
import { drawable } from "../../scripts/site/picture/faces.ts";
import { type FrontView, marksOf, type PictureView } from "../../scripts/site/picture/layout.ts";
import { frame } from "../../scripts/site/picture/marks.ts";
import { pngOf } from "../../scripts/site/picture/png.ts";

const site = { site: "Broadsheet", host: "papers.example.org" };
const front = (titles: readonly string[], more: Partial<FrontView> = {}): FrontView => ({
  ...{ kind: "front", ...site, date: "Wednesday 23 September 2026", number: 1234, titles, quiet: null },
  ...more,
});
const long =
  "Mixture-of-Experts at Scale: A Very Long Title That Says All There Is to Say About Routing, Balance, Capacity, Tokens and What Comes of Them in Practice";
const word = "Supercalifragilisticexpialidocious/Pneumonoultramicroscopicsilicovolcanoconiosis-and-more".repeat(2);

const views: readonly (readonly [string, PictureView])[] = [
  ["three short titles", front(["Attention Is All You Need", "Adam", "Scaling Laws"])],
  ["three long titles", front([long, long, long])],
  ["two titles", front([long, "Adam"])],
  ["one title", front(["Adam"])],
  ["one long title", front([long.repeat(4)])],
  ["words wider than the page", front([word, word, word], { site: word })],
  ["no title", front([], { quiet: "The sources list no papers on weekends." })],
  ["a quiet day of many words", front([], { quiet: long.repeat(5) })],
  [
    "Greek, Cyrillic and formulas",
    front(["Σύγκλιση και αβεβαιότητα", "Обучение с подкреплением", "An O(n²) Bound ∀𝑥 ∈ ℝ: √t ≤ 𝒪(ℓ₁) ⊕ Łukasz"]),
  ],
  [
    "what no font has",
    front(["中小学作文语法错误检测", "🎉‍🔥", "\u202eabc\u0000", "ภาษาไทย"], { site: "每日论文", host: "" }),
  ],
  [
    "a topic",
    {
      kind: "topic",
      ...site,
      name: "Combinatorial Optimization & Operations Research",
      about: long,
      phrases: ["a", "b"],
    },
  ],
  [
    "a topic of long texts",
    { kind: "topic", ...site, name: word, about: long.repeat(5), phrases: [long.repeat(2), word] },
  ],
  ["a topic that no font can name", { kind: "topic", ...site, name: "论文", about: "论文", phrases: ["论文"] }],
  ["the site", { kind: "site", ...site, about: "Papers." }],
  ["a site with much to say", { kind: "site", ...site, site: long, about: long.repeat(3) }],
];

test.each(views)("nothing leaves the picture, and no line runs into another, with %s", (_what, view) => {
  const boxes = marksOf(view).map((mark) =>
    "line" in mark
      ? {
          of: mark.line,
          left: mark.x,
          right: mark.x + mark.width,
          top: mark.y - mark.size * 0.7,
          bottom: mark.y + mark.size * 0.2,
        }
      : { of: "rule", left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height },
  );
  for (const { left, right, top, bottom } of boxes) {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(20);
    expect(right).toBeLessThanOrEqual(frame.width - 20);
    expect(bottom).toBeLessThanOrEqual(frame.height - 20);
  }
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect([a.of, b.of, apart]).toEqual([a.of, b.of, true]);
    }
});

test("a picture is a PNG of the size that is asked for, small, and the same bytes each time", () => {
  for (const [, view] of [views[1], views[8], views[10]].flatMap((one) => (one ? [one] : []))) {
    const png = pngOf(view);
    expect(png.length).toBeLessThan(40_000);
    const { width, height, data, palette } = decode(png);
    expect({ width, height, colours: palette?.length }).toEqual({ ...frame, colours: 16 });
    // Something is drawn, and most of it is paper.
    const drawn = data.filter((byte) => byte !== 0).length / data.length;
    expect(drawn).toBeGreaterThan(0.02);
    expect(drawn).toBeLessThan(0.3);
    expect(Buffer.from(pngOf(view)).equals(png)).toBe(true);
  }
});

const lines = (view: PictureView) => marksOf(view).flatMap((mark) => ("line" in mark ? [mark.line] : []));

test("a title that fits is whole, one that does not ends with an ellipsis, one that can't be drawn gives way to the next", () => {
  expect(lines(front([long])).join(" ")).toContain(long);
  const cut = lines(front([long.repeat(3)])).at(-1);
  expect(cut).toMatch(/[^\s,;:.–-]…$/);
  expect(lines(front(["中文", "Adam", "ภาษาไทย", "SGD"]))).toEqual(
    expect.arrayContaining(["Broadsheet", "Adam", "SGD"]),
  );
  expect(lines(front(["Adam"], { site: "每日论文" }))).toContain("papers.example.org");
});

test.each([
  ["é, combined or not", "e\u0301 é", "é é"],
  ["formulas in letters of their own", "𝒪(𝑛²) ℝ ∞ ≤", "𝒪(𝑛²) ℝ ∞ ≤"],
  ["wide forms of plain letters", "ＡＢ１", "AB1"],
  ["an emoji, which is no letter", "Fire 🔥 works", "Fire works"],
  ["marks of direction", "a\u202e\u200bb", "ab"],
  ["letters that no font has", "A 中", null],
  ["nothing", " ", null],
])("of %s is drawn what the fonts have", (_what, text, drawn) => {
  expect(drawable(text, "bold")).toBe(drawn);
});
