import { join } from "node:path";
import { workerData } from "node:worker_threads";
import { writeWhole } from "./config/files.ts";
import type { Drawing } from "./site/draw.ts";
import { pngOf } from "./site/picture/png.ts";

/** The drawing thread: draws what it is given, and ends. */
const { output, pictures }: Drawing = workerData;
for (const { path, view } of pictures) writeWhole(join(output, path), pngOf(view));
