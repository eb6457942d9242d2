import type { Shell } from "./views.ts";

/** Where a link is printed. */
export interface Place {
  /** The path that the site stands under, with "/" at both ends. */
  readonly prefix: string;
  /** The page's path from the site's root; null where its links must lead from anywhere, as on 404.html. */
  readonly page: string | null;
}

/** A path from the site's root ("/topics/") as the shorter of a link from the host's root and one from the page; other addresses as they are. */
export function hrefOf(url: string, { prefix, page }: Place): string {
  if (!url.startsWith("/") || url.startsWith("//")) return url;
  const absolute = prefix + url.slice(1);
  const relative = page === null ? absolute : relativeOf(url, page);
  return relative.length < absolute.length ? relative : absolute;
}

function relativeOf(url: string, page: string): string {
  const [to, from] = [url.split("/"), page.split("/")];
  let shared = 0;
  while (shared < Math.min(to.length, from.length) - 1 && to[shared] === from[shared]) shared++;
  return "../".repeat(from.length - 1 - shared) + to.slice(shared).join("/") || "./";
}

/** A path from the site's root with the site's own address in front. */
export function absoluteUrl({ base }: Pick<Shell, "base">, url: string): string {
  return base + url.slice(1);
}
