import { systemErrorIn } from "./config/system.ts";
import { openPress } from "./press.ts";
import type { Order, Told } from "./site/render.ts";

/**
 * The printing process, given the folder to print to: makes Eleventy and the templates ready, prints the pages of one order
 * and tells how far it is. It ends when it is let go.
 */
const press = openPress(process.argv[2] ?? "");
// Whoever orders is told.
press.catch(() => {});
process.once("message", async (order: Order) => {
  const tell = (told: Told) => process.send?.(told);
  try {
    await (await press)(order, (printed) => tell({ printed }));
    tell({ done: true });
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ failed, system: systemErrorIn(error) });
  }
});
