import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longestfirst.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // In a fork there is no starter to build: see scripts/test.ts.
    globalSetup: process.env.STARTER === "none" ? [] : ["tests/site/built.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxConcurrency: 2,
    maxWorkers: 2,
    // Files share what they load: half of the time was the loading of the same modules again. No test changes one of them.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
