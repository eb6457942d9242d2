import { hash } from "node:crypto";
import type { Topic, TopicId } from "../config/topic.ts";
import type { Edition } from "../editions/edition.ts";
import { digestOf } from "../papers/digest.ts";
import type { Observation } from "../papers/observations.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import { bylineOf } from "./rows.ts";

/** Short hashes of what pages show of papers. A page's inputs hold these, not the texts: on a large site a paper stands on dozens. */
export interface Digests {
  /** Of what lists, and the pages of other papers, show of a paper: its title, authors, days and topics. Empty for no paper. */
  readonly row: (id: PaperId) => string;
  /** Of a paper, its topics, its related papers as they are shown beside it, and its votes as they were read. */
  readonly whole: (paper: Paper) => string;
  /** Of an edition as it was closed; nothing of its papers as they are now. */
  readonly edition: (edition: Edition) => string;
}

/** Each is computed once, when it is first asked for. */
export function digestsOf(
  papers: ReadonlyMap<PaperId, Paper>,
  topics: ReadonlyMap<TopicId, Topic>,
  { topicsOf, related }: Pick<Ranking, "topicsOf" | "related">,
  readings: ReadonlyMap<PaperId, Observation>,
): Digests {
  const named = (id: PaperId) => topicsOf.get(id)?.map((found) => [found.id, topics.get(found.id)?.name]);
  const rows = new Map<PaperId, string>();
  const row = (id: PaperId) => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const paper = papers.get(id);
    const digest = paper ? ofRow(paper, named(id)) : "";
    rows.set(id, digest);
    return digest;
  };
  const ofWhole = (paper: Paper) => {
    const read = readings.get(paper.id);
    const [found = [], others = []] = [topicsOf.get(paper.id), related.get(paper.id)];
    let text = digestOf(paper);
    if (found.length > 0 || read) text += JSON.stringify([found, named(paper.id), read?.upvotes, read?.at]);
    text += JSON.stringify(others);
    for (const { id, versionOf } of others) text += row(id) + (versionOf ? row(versionOf) : "");
    return short(text);
  };
  const wholes = new Map<PaperId, string>();
  const whole = (paper: Paper) => {
    const digest = wholes.get(paper.id) ?? ofWhole(paper);
    wholes.set(paper.id, digest);
    return digest;
  };
  const editions = new Map<Edition, string>();
  const edition = (closed: Edition) => {
    const digest = editions.get(closed) ?? short(JSON.stringify(closed));
    editions.set(closed, digest);
    return digest;
  };
  return { row, whole, edition };
}

function ofRow(paper: Paper, topics: unknown): string {
  const { id, title, listed, published } = paper;
  return short(JSON.stringify([id, title, bylineOf(paper), listed, published, isShown(paper), topics]));
}

/** 22 letters of SHA-256 in base 64. */
const short = (text: string) => hash("sha256", text, "base64url").slice(0, 22);
