// @ts-check
/**
 * Pagefind's JavaScript API, fetched with the first question.
 *
 * @typedef {{ url: string, excerpt: string, meta: { title: string }, filters: { topic?: string[] } }} Found
 * @typedef {{ results: { data(): Promise<Found> }[], totalFilters: { topic?: Record<string, number> } }} Answer
 * @typedef {{ options(o: object): Promise<void>, init(): Promise<void>, filters(): Promise<object>, search(q: string | null, o: object): Promise<Answer> }} Index
 */

/** @type {Promise<Index> | undefined} */
let index;

export function load() {
  index ??= open().catch((error) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function open() {
  /** @type {Index} */
  const pagefind = await import(new URL("./pagefind/pagefind.js", import.meta.url).href);
  const baseUrl = new URL("./", import.meta.url).pathname;
  await pagefind.options({ baseUrl, excerptLength: 36, excerptEllipsis: "…", noWorker: true, ranking: { metaWeights: { title: 20 } } });
  await pagefind.init();
  // Without it an answer counts no topics.
  await pagefind.filters();
  return pagefind;
}

/** An empty query asks for all papers of the topic. @param {string} query @param {string} topic */
export async function ask(query, topic) {
  return (await load()).search(plain(query) || null, topic ? { filters: { topic } } : {});
}

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega";

/** A query pasted with TeX, as the index has it: `$\mu^2$P` is `μ²P`. @param {string} query */
function plain(query) {
  return query
    .replace(/\\([a-z]+)/g, (_, name) => {
      const at = greek.split(" ").indexOf(name);
      return at < 0 ? "" : String.fromCharCode(0x3b1 + at);
    })
    .replace(/[${}]/g, "")
    .replace(/\^(\d)/g, (_, digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "")
    .replace(/_(\d)/g, (_, digit) => "₀₁₂₃₄₅₆₇₈₉"[digit] ?? "");
}

/** Whether a query is a title, by letters and digits. @param {string} query @param {string} title */
export function isTitle(query, title) {
  return bare(query) === bare(title);
}

/** @param {string} text */
const bare = (text) =>
  plain(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Queries that do find papers in all topics: the same, with one word less, or else with as many words as some paper has. @param {string} query */
export async function near(query) {
  const words = query.split(/\s+/).slice(0, 12);
  const finds = [];
  for (const q of [query, ...words.map((_, i) => words.toSpliced(i, 1).join(" "))]) finds.push({ q, n: await size(q) });
  if (finds.every(({ n }) => n === 0)) {
    let q = "";
    for (const word of words) if (await size(`${q} ${word}`)) q = `${q} ${word}`.trim();
    finds.push({ q, n: await size(q) });
  }
  return finds.filter(({ n }) => n > 0).slice(0, 4);
}

/** @param {string} query */
async function size(query) {
  return query ? (await ask(query, "")).results.length : 0;
}
