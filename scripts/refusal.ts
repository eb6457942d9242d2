import { originOf } from "./config/git.ts";
import { localBase } from "./config/site.ts";
import type { Collection } from "./editions/collection.ts";
import { githubOf, isOfAnother } from "./forks/github.ts";
import type { Asked } from "./posting.ts";

/** Why this paper may mail nobody, in a sentence; null where it may. */
export function refusalOf({ site }: Collection, asked: Asked): string | null {
  const { url, newsletter, repository } = site;
  if (!newsletter) return "content/site.yaml names no newsletter.";
  if (url === undefined) return `content/site.yaml names no url, so every link would lead to ${localBase}.`;
  const own = githubOf(remoteOf());
  if (own && isOfAnother(site, own))
    return `content/site.yaml names ${url}${repository ? ` and ${repository}` : ""}, and this repository belongs to ${own.owner}: it came with a fork, and "npm run init" finds this one's own.`;
  if (asked === "send" && !newsletter.send)
    return "newsletter.send is not true in content/site.yaml. --draft leaves letters as drafts.";
  return null;
}

/** The repository that this is: GitHub's runner knows, and elsewhere git. */
function remoteOf(): string {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: name } = process.env;
  return name ? `${server}/${name}` : (originOf(".") ?? "");
}
