import { siteRoot } from "./root.ts";

/** The address of a paper's page. */
export function paperAddress(id: string): string {
  return new URL(`papers/${id}.html`, siteRoot).href;
}

export function topicAddress(id: string): string {
  return new URL(`topics/${id}/`, siteRoot).href;
}

/** The paper whose page an address is of; null for any other. */
export function paperAt(address: string): string | null {
  const match = /^papers\/([^/]+\/[^/]+?)(\.html)?$/.exec(below(address));
  return match?.[1] ?? null;
}

/** The topic whose page an address is of; null for any other. */
export function topicAt(address: string): string | null {
  return /^topics\/([^/]+)\/$/.exec(below(address))?.[1] ?? null;
}

function below(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin === siteRoot.origin && pathname.startsWith(siteRoot.pathname)
    ? pathname.slice(siteRoot.pathname.length)
    : "";
}
