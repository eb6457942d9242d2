import { type Facet, facets } from "../../text/searchfacets.ts";
import type { Table } from "../../text/searchtable.ts";
import { joined } from "../../text/wordforms.ts";
import type { Answer, Found, Question, Result } from "./ask.ts";
import { addNear, type Concept, conceptsOf, contentWords, type Means, phrase } from "./concepts.ts";
import { excerptOf } from "./excerpt.ts";
import { enough, type Fit, fitsOf } from "./fit.ts";
import { breath, type Hits, type Index, type Values } from "./index.ts";
import type { PagefindResult } from "./pagefind.ts";
import { type Asked, isWhole, parse, plain, wordsOf } from "./parse.ts";
import { distanceOf } from "./spelling.ts";

/**
 * Answers a question. The same question, index and table give the same answer.
 *
 * @param leads Whether these are the papers that are shown first: of others fewer are looked at, since each is fetched.
 */
export async function answer(index: Index, table: Table, question: Question, leads = true): Promise<Answer> {
  const asked = withTopics(parse(question.text), index);
  const values = await index.values();
  const means = { index, table, refused: (shown: string) => question.refused.includes(shown) };
  let { fits, concepts, understood } = await search(asked, means, values);
  // Who pastes a text with words in quotes asks for what it says, not for the quotes.
  if (fits.length === 0 && asked.phrases.length > 0 && asked.words.length >= long) {
    const loose = { ...asked, words: [...asked.words, ...asked.phrases.flatMap(wordsOf)], phrases: [] };
    ({ fits, concepts, understood } = await search(loose, means, values));
  }
  const narrowed = fits.filter(({ id }) =>
    facets.every((facet) => isIn(values.get(id), facet, question.filters[facet])),
  );
  const ordered = question.sort === "date" ? byDate(narrowed, await index.newest()) : narrowed;
  // Of a question without a word, which finds all.
  const papers = concepts.length === 0 ? await index.all() : undefined;
  const yearOf = (id: string) => values.get(id)?.year[0];
  const results = ordered.map((fit) => resultOf(fit, { concepts, yearOf, papers }));
  const meant = concepts.map(({ term }) => term).join("");
  const first = isWhole(asked, table.words) ? shown : shownTyping;
  const sure = leads ? first : 0;
  const fewest = leads ? 3 : 4;
  const looked = ordered.map((fit, i) => (i < sure || isInTitle(fit, concepts, fewest) ? i : -1)).filter((i) => i >= 0);
  const partialFrom = ordered.findIndex(({ partial }) => partial);
  return {
    results:
      question.sort === "relevance"
        ? await titleFirst(results, looked.slice(0, leads ? mostLooked : mostOlder), question.text, meant)
        : results,
    first,
    facets: countsOf(fits, values, question.filters),
    understood: results.length > 0 ? understood : [],
    partialFrom: partialFrom < 0 ? results.length : partialFrom,
    topics: results.length > 0 ? [] : nearTopics(concepts, values),
  };
}

/** Papers that a question finds, whatever the filters. One without a word finds all that it allows, the newest first. */
async function search(asked: Asked, means: Means, values: ReadonlyMap<string, Values>) {
  const { index } = means;
  const { concepts, understood } = await conceptsOf(contentWords(asked.words), asked.open, means);
  const phrases = await Promise.all(asked.phrases.map((said) => phrase(said, index)));
  const said = phrases.map((hits, i): Concept => {
    const term = asked.phrases[i] ?? "";
    return { term, sources: [{ hits, weight: 1, near: false }] };
  });
  const all = [...concepts, ...said];
  const allowed = await allowedBy(asked, phrases, values, index);
  if (all.length === 0) {
    const fits = [...(await index.newest()).keys()].filter(allowed).map((id) => ({ id, score: 0, partial: false }));
    return { fits, concepts: all, understood };
  }
  const pairs = await pairsOf(concepts, index);
  const measured = () => fitsOf(all, pairs, values.size, asked.words.length, allowed);
  await breath();
  const fits = measured();
  if (fits.filter(({ partial }) => !partial).length >= enough) return { fits, concepts: all, understood };
  const near = await addNear(concepts, means);
  return { fits: near.length > 0 ? measured() : fits, concepts: all, understood: [...understood, ...near] };
}

/** Words of a question that is one in whole sentences. */
const long = 8;

/** Topics that are asked for and have no such name become the nearest topic, or words. */
function withTopics(asked: Asked, index: Index): Asked {
  if (asked.topics.length === 0) return asked;
  const found = asked.topics.map((said) => ({ said, name: topicNamed(said, index.topics) }));
  return {
    ...asked,
    topics: found.flatMap(({ name }) => name ?? []),
    words: [...asked.words, ...found.flatMap(({ said, name }) => (name === undefined ? wordsOf(said) : []))],
  };
}

/** The topic of that name; else the first one whose name has all its words, or one that is written almost so. */
function topicNamed(said: string, names: readonly string[]): string | undefined {
  const wanted = joined(said);
  const words = wordsOf(said.toLowerCase());
  return (
    names.find((name) => joined(name) === wanted) ??
    names.find((name) => words.every((word) => name.toLowerCase().includes(word))) ??
    names.find((name) => distanceOf(joined(name), wanted, 2) <= 2)
  );
}

/** What a paper must be, whatever its words: the phrases, the authors and the topics are its own, and what is left out is not. */
async function allowedBy(
  { without, authors, topics }: Asked,
  phrases: readonly Hits[],
  values: ReadonlyMap<string, Values>,
  index: Index,
): Promise<(id: string) => boolean> {
  const byName = await Promise.all(authors.map((name) => byAuthor(name, index)));
  const out = await Promise.all(without.map((said) => phrase(said, index)));
  return (id) =>
    phrases.every((hits) => hits.has(id)) &&
    byName.every((ids) => ids.has(id)) &&
    !out.some((hits) => hits.has(id)) &&
    topics.every((topic) => isIn(values.get(id), "topic", topic));
}

/** Papers that have the name among their authors, in either order. */
async function byAuthor(name: string, index: Index): Promise<ReadonlySet<string>> {
  const said = wordsOf(name);
  const found = await Promise.all([said, said.toReversed()].map((words) => index.exact(words.join(" "))));
  const isAuthor = ([, { matchedMetaFields }]: [string, { matchedMetaFields?: readonly string[] }]) =>
    matchedMetaFields?.includes("authors");
  return new Set(found.flatMap((hits) => [...hits].filter(isAuthor).map(([id]) => id)));
}

const isIn = (values: Values | undefined, facet: Facet, value = "") =>
  value === "" || (values?.[facet].includes(value) ?? false);

/** Papers that have two words side by side which stand so in the question, for each such pair. */
function pairsOf(concepts: readonly Concept[], index: Index): Promise<Hits[]> {
  const found = concepts.filter(({ sources }) => sources.length > 0);
  return Promise.all(found.slice(1).map(({ term }, i) => phrase(`${found[i]?.term} ${term}`, index)));
}

function byDate(fits: readonly Fit[], newest: ReadonlyMap<string, number>): Fit[] {
  const age = ({ id }: Fit) => newest.get(id) ?? 0;
  return fits.toSorted((a, b) => Number(a.partial) - Number(b.partial) || age(a) - age(b));
}

interface Known {
  readonly concepts: readonly Concept[];
  readonly yearOf: (id: string) => string | undefined;
  /** All of them, where no word has found it. */
  readonly papers: Hits | undefined;
}

function resultOf({ id, partial, score }: Fit, { concepts, yearOf, papers }: Known): Result {
  return {
    ...{ partial, score },
    async data(): Promise<Found> {
      const paper = papers?.get(id) ?? hitIn(concepts, id);
      if (!paper) throw new Error(`Cannot show the paper ${id}: the index doesn't have it`);
      const { url, content, meta } = await paper.data();
      const places = concepts.map(({ sources }) => new Set(sources.flatMap(({ hits }) => hits.get(id)?.words ?? [])));
      const year = yearOf(id);
      return {
        url,
        title: meta.title,
        excerpt: excerptOf(content, places),
        content,
        authors: meta.authors ?? "",
        topics: meta.topics ?? "",
        ...(year === undefined ? {} : { year }),
      };
    },
  };
}

function hitIn(concepts: readonly Concept[], id: string): PagefindResult | undefined {
  for (const { sources } of concepts)
    for (const { hits } of sources) {
      const hit = hits.get(id);
      if (hit) return hit;
    }
  return undefined;
}

/** True if a question of so many words has all of them in the paper's title: it may be the title that is asked for. */
function isInTitle({ id }: Fit, concepts: readonly Concept[], fewest: number): boolean {
  const isIn = ({ sources }: Concept) =>
    sources.some(({ hits }) => hits.get(id)?.matchedMetaFields?.includes("title") ?? false);
  return concepts.length >= fewest && concepts.every(isIn);
}

/** A paper with the very title that was asked for leads, and then one with the very name, if it is among those looked at, by place. */
async function titleFirst(
  results: readonly Result[],
  looked: readonly number[],
  text: string,
  meant: string,
): Promise<readonly Result[]> {
  const wanted = [joined(plain(text)), joined(meant)];
  const titles = await Promise.all(looked.map(async (at) => (await results[at]?.data())?.title ?? ""));
  const isTitled = (title: string) => wanted.includes(joined(title));
  const isNamed = (title: string) => title.includes(":") && wanted.includes(joined(title.slice(0, title.indexOf(":"))));
  const found = titles.some(isTitled) ? titles.findIndex(isTitled) : titles.findIndex(isNamed);
  const at = looked[found] ?? -1;
  const led = results[at];
  if (!led) return results;
  const partial = at === 0 && led.partial;
  return [{ ...led, partial, score: Number.POSITIVE_INFINITY }, ...results.toSpliced(at, 1)];
}

/** Results that are shown at first, and while a word is typed. */
const shown = 10;
const shownTyping = 4;
/** Results whose titles are looked at, each of which is fetched. */
const mostLooked = 13;
const mostOlder = 3;

/** For each facet, how many papers its values have that the filters of the other facets leave. */
function countsOf(
  fits: readonly Fit[],
  values: ReadonlyMap<string, Values>,
  filters: Question["filters"],
): Answer["facets"] {
  const counts: Record<Facet, Record<string, number>> = { topic: {}, year: {}, shelf: {} };
  for (const { id } of fits)
    for (const facet of facets) {
      const of = values.get(id);
      if (!facets.every((other) => other === facet || isIn(of, other, filters[other]))) continue;
      for (const value of of?.[facet] ?? []) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
    }
  return counts;
}

/** Topics of most of the papers that have any of the words; of all papers, where none has. */
function nearTopics(concepts: readonly Concept[], values: ReadonlyMap<string, Values>): string[] {
  const having = new Set(concepts.flatMap(({ sources }) => sources.flatMap(({ hits }) => [...hits.keys()])));
  const counts = new Map<string, number>();
  for (const id of having.size > 0 ? having : values.keys())
    for (const topic of values.get(id)?.topic ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([topic]) => topic);
}
