import { expect, test } from "vitest";
import { lettersOf } from "../../scripts/newsletter/letter.ts";
import { collection, edition, many, paper, ranked, topic } from "./made.ts";

const date = "2026-11-28";
const papers = many(7, { title: "A lens" });
const settings = (more: string) => `newsletter: { buttondown: "x", ${more} }\n`;

function send(more: string, editions = [edition("2025-11-24", papers, {}, { upvotes: 41 }), edition(date, [])]) {
  const found = collection({ papers, editions, topics: [topic("optics", "Optics")] }, settings(more));
  return lettersOf(
    found,
    ranked(found, () => [0]),
    { every: "day", date },
  );
}

test("a quiet day has no letter, and says why, unless the settings ask for one from the archive", () => {
  const none = "No letter for Saturday 28 November 2026: The sources list no papers on weekends.";
  expect(send('quiet: "none"')).toEqual({ letters: [], none });
});

test("the letter of a quiet day says why it is quiet, brings five papers of a year ago, and says when they led", () => {
  const { letters, none } = send('quiet: "archive", tags: true');
  expect(none).toBeNull();
  // Topics have none.
  expect(letters.map(({ slug, page, tag }) => ({ slug, page, tag }))).toEqual([
    { slug: "daily-2026-11-28", page: "https://example.org/paper/2026/11/28/", tag: null },
  ]);
  const [letter] = letters;
  expect(letter?.subject).toBe("From the archive: A lens, A lens, A lens, A lens, A lens · 28 Nov 2026");
  expect(letter?.preheader).toBe("We propose method 1.");
  expect(letter?.body).toContain(
    `<p>Saturday 28 November 2026: no new papers. The sources list no papers on weekends. From the archive, 5 papers that led week 48 of 2025, 24 to 30 November 2025. <a href="https://example.org/paper/2026/11/28/">Read this edition on the web</a> · <a href="https://example.org/paper/2025/w48/">All of week 48 of 2025</a></p>

<h2>From the archive</h2>

<h3><a href="https://example.org/paper/papers/own/paper-1.html">A lens</a></h3>`,
  );
  expect(letter?.body).toContain("<em>Why it led: 41 upvotes.</em>");
  expect(letter?.body.match(/<h3>/g)).toHaveLength(5);
  expect(letter?.text).toMatch(
    /^Saturday 28 November 2026: no new papers\. The sources list no papers on\nweekends\. From/,
  );
});

test("there is no letter when the archive has nothing left", () => {
  const led = edition("2025-11-24", [paper(1)]);
  const { letters, none } = send('quiet: "archive"', [led, edition("2026-11-27", []), edition(date, [])]);
  expect(letters).toEqual([]);
  expect(none).toBe("No letter for Saturday 28 November 2026, a quiet day: the archive has no paper left for it.");
});

test("there is no letter while the paper is too young for an archive", () => {
  const { none } = send('quiet: "archive"', [edition("2026-11-02", [paper(1)]), edition(date, [])]);
  expect(none).toBe(
    "No letter for Saturday 28 November 2026, a quiet day: there is no archive yet, since it begins four weeks after the first edition.",
  );
});
