import type { Paper } from "../papers/paper.ts";
import { recordOf } from "../site/search.ts";
import { joined, partsOf } from "../text/wordforms.ts";
import { lcg } from "./bootstrap.ts";
import { papersFile, readHfPapers } from "./hf.ts";
import { type AsyncPart, type Bar, type Bench, type Figure, meanFigure } from "./part.ts";
import { type Search, withSearch } from "./searchindex.ts";

type Named = Pick<Paper, "id" | "title" | "abstract" | "authors" | "shelf" | "listed">;

/** The newest papers of the data, as many as a site of some years has. */
const mostPapers = 3000;
/** Names asked for, evenly spaced. */
const mostNames = 400;
const seed = 20261128;

const atLeast = (value: number): Bar => ({ is: "at least", value });

/** How a name is typed, and what its mean reciprocal rank should be. */
const ways: readonly {
  readonly way: string;
  readonly typed: (name: string, next: () => number) => string;
  readonly bar: Bar;
}[] = [
  { way: "as written", typed: (name) => name, bar: atLeast(0.97) },
  { way: "in lower case", typed: (name) => name.toLowerCase(), bar: atLeast(0.97) },
  { way: "split", typed: (name) => name.split(/\s+/).flatMap(partsOf).join(" "), bar: atLeast(0.97) },
  { way: "joined", typed: joined, bar: atLeast(0.97) },
  { way: "with one typo", typed: mistyped, bar: atLeast(0.93) },
];

/** Papers sought by the name that their title opens with, typed in five ways: 1 / rank, 0 beyond the tenth. */
export const searchNames: AsyncPart = {
  name: "search, names",
  data: [papersFile],
  judged: [],
  async run({ data, papers }: Bench): Promise<Figure[]> {
    const newest = readHfPapers(data)
      .slice(-mostPapers)
      .map((paper) => ({ ...paper, authors: [], shelf: paper.id.slice(0, 4) }));
    return [...(await figuresOf("own papers", papers)), ...(await figuresOf("Hugging Face", newest))];
  },
};

async function figuresOf(collection: string, papers: readonly Named[]): Promise<Figure[]> {
  const records = papers.map((paper) => recordOf(paper, []));
  const names = namesOf(papers.map(({ title }, i) => ({ title, url: records[i]?.url ?? "" })));
  return withSearch(records, papers, async (search) => {
    const figures: Figure[] = [];
    for (const { way, typed, bar } of ways) {
      const next = lcg(seed);
      const ranks = await ranksOf(
        search,
        names.map(({ name, url }) => ({ typed: typed(name, next), url })),
      );
      figures.push(
        meanFigure(
          { name: `${collection} ${way}, MRR`, unit: "names", bar },
          ranks.map((rank) => (rank ? 1 / rank : 0)),
        ),
      );
      if (way === "as written")
        figures.push(
          meanFigure(
            { name: `${collection} ${way}, first`, unit: "names", bar: atLeast(0.98) },
            ranks.map((rank) => Number(rank === 1)),
          ),
        );
    }
    return figures;
  });
}

/** The place of each paper among the first ten, from 1; 0 beyond. */
async function ranksOf(search: Search, asked: readonly { typed: string; url: string }[]): Promise<number[]> {
  const ranks: number[] = [];
  for (const { typed, url } of asked) ranks.push((await search(typed)).indexOf(url) + 1);
  return ranks;
}

/** What titles have before a colon: names of one to three words that no two papers share, with a letter in them. */
function namesOf(papers: readonly { title: string; url: string }[]): { name: string; url: string }[] {
  const found = new Map<string, { name: string; url: string } | null>();
  for (const { title, url } of papers) {
    const name = /^([^:$\\]{2,40}): /.exec(title)?.[1];
    if (name === undefined || name.split(/\s+/).length > 3 || !/\p{L}{2}/u.test(name)) continue;
    found.set(joined(name), found.has(joined(name)) ? null : { name, url });
  }
  const names = [...found.values()].filter((one) => one !== null);
  const step = Math.max(1, names.length / mostNames);
  return Array.from({ length: Math.min(mostNames, names.length) }, (_, i) => names[Math.floor(i * step)]).filter(
    (one) => one !== undefined,
  );
}

/** The name with one letter of its longest word left out, doubled, changed or swapped with the next; never the first. */
function mistyped(name: string, next: () => number): string {
  const words = name.split(" ");
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), "");
  const at = 1 + Math.floor(next() * Math.max(1, longest.length - 2));
  const kinds = [
    longest.slice(0, at) + longest.slice(at + 1),
    longest.slice(0, at) + longest.slice(at, at + 1) + longest.slice(at),
    `${longest.slice(0, at)}${"etaoinsr"[Math.floor(next() * 8)]}${longest.slice(at + 1)}`,
    longest.slice(0, at) +
      longest
        .slice(at, at + 2)
        .split("")
        .reverse()
        .join("") +
      longest.slice(at + 2),
  ];
  return name.replace(longest, kinds[Math.floor(next() * kinds.length)] ?? longest);
}
