declare const paperId: unique symbol;
/** `<shelf>/<name>`: where the paper's file stands under `content/papers`, for ever. */
export type PaperId = string & { readonly [paperId]: true };

/** A day as `yyyy-mm-dd`, one that the calendar has. */
export type Day = string;

/** One title and abstract, with the facts that its sources state. What no source states is absent. */
export interface Paper {
  readonly id: PaperId;
  readonly shelf: string;
  readonly name: string;
  /** Plain text on one line, TeX as its authors wrote it. */
  readonly title: string;
  /** The abstract as it stands in the file: markdown. */
  readonly markdown: string;
  /** The abstract as plain text: markdown resolved, TeX as its authors wrote it. */
  readonly abstract: string;
  /** `arxiv`, `huggingface`, `file`, or `listing/<name>`. */
  readonly source: string;
  readonly authors: readonly string[];
  readonly arxiv?: string;
  readonly doi?: string;
  readonly version?: string;
  readonly published?: Day;
  readonly listed?: Day;
  readonly updated?: Day;
  readonly categories: readonly string[];
  readonly code?: string;
  readonly project?: string;
  readonly venue?: string;
  /** The reason, in the source's words. */
  readonly withdrawn?: string;
  /** This file is a stub: the work lives on under the other id. */
  readonly sameAs?: PaperId;
  /** Why the text was taken down; the id and title stay. */
  readonly removed?: string;
  /** Which source said what: a fact's name, and the source or the fingerprint of what it said. */
  readonly facts: Readonly<Record<string, string>>;
}

/** True for a paper that lists, feeds, ranking and search may show: no stub, and not removed. */
export function isShown(paper: Paper): boolean {
  return paper.sameAs === undefined && paper.removed === undefined;
}

/**
 * Finds the paper that an id means today: of a stub the one that it leads to. Nothing for one that has been taken down or
 * withdrawn, as no list of what is worth reading should name it.
 */
export function standingIn(papers: readonly Paper[]): (id: PaperId) => Paper | undefined {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return (id) => {
    const named = byId.get(id);
    const paper = named?.sameAs === undefined ? named : byId.get(named.sameAs);
    return paper && isShown(paper) && paper.withdrawn === undefined ? paper : undefined;
  };
}
