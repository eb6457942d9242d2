import { siteRoot } from "../root.ts";
import type { Saved } from "./model.ts";
import { isPaperId } from "./plain.ts";

/** A paper of the site's data, as much of it as is compared and may be saved; its topics strongest match first. */
export interface Listed {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly topics: readonly { readonly id: string }[];
  readonly facts: Saved["facts"];
}

/** Bytes of the site's data that are read at most; a little more may be under way by then. The page says so. */
export const atMost = 2_000_000;

/** The newest papers by their shelves, as far as the bytes reach. */
export interface Newest {
  readonly papers: ReadonlyMap<string, Listed>;
  /** Papers of the whole site. */
  readonly of: number;
  readonly bytes: number;
}

interface Shelf {
  readonly shelf: string;
  readonly url: string;
  readonly papers: number;
}

/** @throws {Error} If the site's data can't be fetched. */
export async function newestPapers(): Promise<Newest> {
  const index: { papers: readonly Shelf[] } = await (await fetched("api/index.json")).json();
  const shelves = index.papers.toSorted((a, b) => monthOf(b) - monthOf(a));
  const papers = new Map<string, Listed>();
  let bytes = 0;
  for (const { url } of shelves) {
    if (bytes >= atMost) break;
    const read = await readShelf(url.slice(url.lastIndexOf("/") + 1), atMost - bytes);
    bytes += read.bytes;
    for (const line of read.lines) {
      const [id, paper] = listed(line) ?? [];
      if (id && paper) papers.set(id, paper);
    }
  }
  return { papers, of: index.papers.reduce((sum, shelf) => sum + shelf.papers, 0), bytes };
}

/** Months as arXiv's shelves name them, from 9107 to 9012; other shelves have none and stand last. */
function monthOf({ shelf }: Shelf): number {
  if (!/^\d{4}$/.test(shelf)) return 0;
  return Number(shelf) + (shelf < "9100" ? 200_000 : 190_000);
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(new URL(path, siteRoot));
  if (!response.ok) throw new Error(`Cannot fetch ${path}: the site answers ${response.status}`);
  return response;
}

/** Reads the lines of a shelf, compressed or not, as far as a number of bytes reaches. */
async function readShelf(name: string, room: number): Promise<{ lines: string[]; bytes: number }> {
  const { body } = await fetched(`api/papers/${encodeURIComponent(name)}`);
  let bytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, control) {
      const part = chunk.subarray(0, room - bytes);
      bytes += part.length;
      control.enqueue(part);
      if (bytes >= room) control.terminate();
    },
  });
  const passed = body?.pipeThrough(counted);
  const plain = name.endsWith(".gz") ? passed?.pipeThrough(new DecompressionStream("gzip")) : passed;
  let text = "";
  try {
    const reader = plain?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
  } catch (error) {
    // What is compressed can't end well when it was cut.
    if (bytes < room) throw error;
  }
  // The last line may be cut, and is empty where it is not.
  return { lines: text.split("\n").slice(0, -1), bytes };
}

function listed(line: string): [string, Listed] | null {
  const row = JSON.parse(line);
  const { id, title, abstract, authors = [], topics, arxiv, doi, published, url } = row;
  if (
    typeof id !== "string" ||
    !isPaperId(id) ||
    typeof title !== "string" ||
    typeof abstract !== "string" ||
    row.withdrawn
  )
    return null;
  const facts = Object.entries({ arxiv, doi, published, url: withOwnAddress(url) });
  const known = Object.fromEntries(facts.filter(([, fact]) => typeof fact === "string"));
  return [id, { title: withoutTex(title), abstract: withoutTex(abstract), authors, topics, facts: known }];
}

/** A site without an address of its own has none to cite. */
function withOwnAddress(url: unknown): unknown {
  return typeof url === "string" && new URL(url).hostname !== "localhost" ? url : undefined;
}

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

const signs = new Map(Object.entries({ times: "×", cdot: "·", sim: "~", leq: "≤", geq: "≥", infty: "∞" }));

/** Formulas as a line of text, as near as a few rules come: `$\mu^2$` as "μ^2". The paper's page has them right. */
function withoutTex(text: string): string {
  return text
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => {
      const at = greek.indexOf(name);
      return at < 0 ? (signs.get(name) ?? "") : String.fromCharCode(0x3b1 + at);
    })
    .replace(/(?<!\\)\$|\\(?=[$%&#_])|[{}]/g, "");
}
