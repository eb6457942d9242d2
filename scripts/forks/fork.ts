import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readText } from "../config/files.ts";
import { format } from "../config/format.ts";
import { originOf } from "../config/git.ts";
import { ContentError } from "../config/problem.ts";
import { readSite, type Site } from "../config/site.ts";
import { type GitHub, githubOf, isOfAnother } from "./github.ts";
import { starterFeedId } from "./identity.ts";

/** What is known of a fork before anybody is asked. */
export interface Fork {
  /** The text of its `site.yaml`, and what it says. */
  readonly source: string;
  readonly site: Site;
  /** Where the remote `origin` leads. */
  readonly github: GitHub | null;
  /** What its repository, or its folder, is called. */
  readonly name: string;
  /** The host that `public/CNAME` names. */
  readonly host: string | null;
}

/** The title that every fork begins with. */
export const starterTitle = "Broadsheet";

/** Where there is no `site.yaml`. */
const bare = `format: ${format}\ntitle: "${starterTitle}"\nfeed_id: "${starterFeedId}"\n`;

/**
 * Reads a content folder's settings, and what git knows about them.
 *
 * @throws {ContentError} When `site.yaml` can't be used.
 */
export function readFork(content: string): Fork {
  const text = existsSync(join(content, "site.yaml")) ? readText(content, "site.yaml") : null;
  if (text?.ok === false) throw new ContentError(text.problems);
  const source = text?.value ?? bare;
  const read = readSite("content/site.yaml", source);
  if (!read.ok) throw new ContentError(read.problems);
  const origin = originOf(content);
  return {
    source,
    site: read.value,
    github: origin === null ? null : githubOf(origin),
    name: origin === null ? basename(dirname(content)) : nameIn(origin),
    host: hostIn(content),
  };
}

/** True where the settings name another owner's address or repository: they came with a fork of somebody's paper. */
export function isOthers({ site, github }: Pick<Fork, "site" | "github">): boolean {
  return github !== null && isOfAnother(site, github);
}

/** True where the `feed_id` is somebody else's: the starter's, or that of the paper that was forked. */
export function needsFeedId(fork: Pick<Fork, "site" | "github">): boolean {
  return fork.site.feed_id === starterFeedId || isOthers(fork);
}

/** The last part of an address: "paper" of git@example.org:you/paper.git. */
function nameIn(remote: string): string {
  return (
    remote
      .split(/[/:]+/)
      .filter((part) => part !== "")
      .at(-1) ?? ""
  ).replace(/\.git$/, "");
}

function hostIn(content: string): string | null {
  if (!existsSync(join(content, "public/CNAME"))) return null;
  const text = readText(content, "public/CNAME");
  return text.ok ? (/^[a-z\d-]+(\.[a-z\d-]+)+$/i.exec(text.value.trim())?.[0] ?? null) : null;
}
