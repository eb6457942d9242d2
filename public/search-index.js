// @ts-check
/** Pagefind, fetched with the first question. */

/** @import { Answer, Index } from "../scripts/site/pagefind.ts" */

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
  await pagefind.options({
    baseUrl,
    excerptLength: 36,
    excerptEllipsis: "…",
    noWorker: true,
    ranking: { metaWeights: { title: 20 } },
  });
  await pagefind.init();
  await pagefind.filters();
  return pagefind;
}

/** An empty query asks for all papers of the topic. @param {string} query @param {string} topic @returns {Promise<Answer>} */
export async function ask(query, topic) {
  const pagefind = await load();
  const answer = await pagefind.search(plain(query) || null, topic ? { filters: { topic } } : {});
  if (!document.documentElement.lang.startsWith("en")) return answer;
  // Pagefind shortens a word until it finds something: "zebra" to "ze". In quotes it finds a word's forms alone, "used" for
  // "useful"; a word that is half typed, or has a letter wrong, is let through when papers found share two thirds of it.
  const found = await Promise.all(answer.results.slice(0, 3).map((result) => result.data()));
  const text = found.map(({ meta, content }) => bare(meta.title + content)).join();
  for (const word of plain(query).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const start = bare(word).slice(0, Math.ceil((word.length * 2) / 3));
    if (!text.includes(start) && !(await pagefind.search(`"${word}"`, {})).results[0])
      return { results: [], totalFilters: {} };
  }
  return answer;
}

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega";

/** TeX as the index has it: `$\mu^2$P` is `μ²P`. @param {string} query */
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

/** @param {string} query @param {string} title */
export function isTitle(query, title) {
  return bare(query) === bare(title);
}

/** @param {string} text */
const bare = (text) =>
  plain(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Queries that find papers in all topics, most like this one. @param {string} query */
export async function near(query) {
  const words = query.match(/[^\s"]+/g)?.slice(0, 12) ?? [];
  const finds = [];
  for (const some of [words, ...words.map((_, i) => words.toSpliced(i, 1))]) {
    const q = some.join(" ");
    finds.push({ q, n: await size(q) });
  }
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
