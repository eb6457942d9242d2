import { systemErrorIn } from "./config/system.ts";
import { openPress } from "./press.ts";
import type { Order, Told } from "./site/render.ts";

/**
 * The printing process, given the folder to print to: makes Eleventy and the templates ready, prints the pages of one order
 * after the other and tells how far it is. It ends when it is let go.
 */
process.once("disconnect", () => process.exit());
const parent = process.ppid;
const press = openPress(process.argv[2] ?? "", () => {
  // The command was killed: its pages are another build's to print now, and would overwrite that one's.
  if (process.ppid !== parent) process.exit(1);
});
// Whoever orders is told.
press.catch(() => {});
process.on("message", async (order: Order) => {
  const tell = (told: Told) => process.send?.(told);
  try {
    tell({ written: await (await press)(order, (printed) => tell({ printed })) });
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ failed, system: systemErrorIn(error) });
  }
});
