import type { OwnPage } from "../config/pages.ts";
import type { Site } from "../config/site.ts";
import type { Topic } from "../config/topic.ts";
import type { Observation } from "../papers/observations.ts";
import type { Paper } from "../papers/paper.ts";
import type { Edition } from "./edition.ts";
import type { Status } from "./status.ts";

/** Everything that a site or a letter is made from, read and checked. */
export interface Collection {
  readonly site: Site;
  /** By id. */
  readonly topics: readonly Topic[];
  /** By id. */
  readonly papers: readonly Paper[];
  readonly observations: readonly Observation[];
  /** Oldest first. */
  readonly editions: readonly Edition[];
  /** What the daily run found; null where it has never run. */
  readonly status: Status | null;
  /** By name. */
  readonly pages: readonly OwnPage[];
}
