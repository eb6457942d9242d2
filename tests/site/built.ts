import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startHost } from "../../scripts/bench/host.ts";
import { printStatus } from "../../scripts/editions/status.ts";
import { buildApart, put } from "./content.ts";
import { newestEdition } from "./kinds.ts";
import { brokenDay } from "./statuses.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The repository's own content, built: its folder, and where it is served. */
    readonly site: { readonly folder: string; readonly url: string };
    /** The same as a fork at https://example.org/broadsheet/ with its own page, theme, files and newsletter, after a daily run that found faults. */
    readonly fork: { readonly folder: string; readonly url: string; readonly content: string };
  }
}

/** Builds both sites once for all tests, with the command that a reader of the README runs, and serves them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-tests-"));
  // Whatever a test leaves behind is in there, and goes with it.
  process.env.TMPDIR = folder;
  const content = join(folder, "fork/content");
  cpSync("content", content, { recursive: true });
  const settings = readFileSync(join(content, "site.yaml"), "utf8").replace(
    /feed_id: .*/,
    'feed_id: "urn:uuid:0f0e0d0c-0b0a-4009-8008-070605040302"',
  );
  writeFileSync(
    join(content, "site.yaml"),
    `${settings}\nurl: "https://example.org/broadsheet/"\nrepository: "https://example.org/forge/broadsheet"\nnewsletter:\n  buttondown: "test-letter"\n  tags: true\n`,
  );
  put(
    join(content, "pages/about.md"),
    '---\ntitle: "About us"\n---\nWe are a *fork*.\n\n# Ours\n\n![A logo](/logo.svg)\n\n| [Topics](/topics/) | n |\n|---|--:|\n| a | $1$ |\n',
  );
  put(
    join(content, "public/logo.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="50"><rect width="2000" height="50"/></svg>\n',
  );
  put(join(content, "theme.css"), ":root { --accent: rebeccapurple; }\n");
  put(join(content, "public/CNAME"), "example.org\n");
  put(join(content, "status.json"), printStatus(brokenDay(newestEdition().date)));
  await Promise.all([buildApart("content", join(folder, "site")), buildApart(content, join(folder, "fork"))]);
  const site = await startHost(join(folder, "site/_site"));
  const fork = await startHost(join(folder, "fork/_site"), "/broadsheet/");
  project.provide("site", { folder: join(folder, "site"), url: site.url });
  project.provide("fork", { folder: join(folder, "fork"), url: fork.url, content });
  return async () => {
    for (const host of [site, fork]) await host.close();
    // Thousands of files: meanwhile the workers' ends are heard of. Their browsers may still be leaving.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
}
