import type { Problem } from "../config/problem.ts";
import { lineOfSetting, type Site } from "../config/site.ts";
import { type GitHub, isOfAnother, ownerOfPages } from "./github.ts";

/** The `feed_id` that every fork begins with. Feeds that share one are one feed to a reader, whatever their addresses. */
export const starterFeedId = "urn:uuid:5b0c7f1e-3c0a-4b55-9d0f-2f6a1f6d9c41";

/** The starter's `feed_id` is for trying things out: a site that is published needs one of its own. `settings` is the text of `site.yaml`. */
export function feedIdProblems(settings: string, { url, feed_id }: Site): Problem[] {
  if (url === undefined || feed_id !== starterFeedId) return [];
  const message =
    "Cannot use the field \"feed_id\": expected one of this site's own, as it has a url (npm run init mints one), got the starter's";
  return [{ file: "content/site.yaml", line: lineOfSetting(settings, "feed_id"), message }];
}

/** What is to be said of an address on github.io where the repository is somebody else's. */
export function addressProblems(settings: string, { url }: Site, own: GitHub | null): Problem[] {
  if (!(url && own && isOfAnother({ url }, own))) return [];
  const message = `The address ${url} is of the pages of ${ownerOfPages(url)}, and this repository is ${own.owner}'s: npm run init finds its own`;
  return [{ file: "content/site.yaml", line: lineOfSetting(settings, "url"), message }];
}
