import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/site/built.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxConcurrency: 2,
    maxWorkers: 2,
  },
});
