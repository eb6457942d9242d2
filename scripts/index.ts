import type { Failed } from "./site/indexer.ts";
import { indexTiers } from "./tier.ts";

/**
 * The indexing process, given the folders of tiers: indexes what each holds, one after the other. It holds the papers of two tiers and
 * the files of one at most, however many there are, and ends with whoever started it.
 */
const end = () => process.exit(1);
process.once("disconnect", end);
try {
  await indexTiers(process.argv.slice(2));
  process.off("disconnect", end).disconnect?.();
} catch (error) {
  const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.send?.({ failed } satisfies Failed, () => process.exit(1));
}
