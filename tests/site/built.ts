import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { TestProject } from "vitest/node";
import { printStatus } from "../../scripts/editions/status.ts";
import { build, put } from "./content.ts";
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
  await Promise.all([build("content", join(folder, "site")), build(content, join(folder, "fork"))]);
  const site = await serve(join(folder, "site"), "/");
  const fork = await serve(join(folder, "fork"), "/broadsheet/");
  project.provide("site", { folder: join(folder, "site"), url: urlOf(site, "/") });
  project.provide("fork", { folder: join(folder, "fork"), url: urlOf(fork, "/broadsheet/"), content });
  return async () => {
    for (const server of [site, fork]) await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

/** A server like a static host's: files of one folder under a prefix, texts compressed, index.html for folders, 404.html for the rest. */
function serve(folder: string, prefix: string): Promise<Server> {
  const site = join(folder, "_site");
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : "missing";
    const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
    try {
      const body = readFileSync(join(site, file));
      const type = types[extname(file)];
      if (type === undefined) response.writeHead(200, { "content-type": "application/octet-stream" }).end(body);
      else response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(body));
    } catch {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(join(site, "404.html")));
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

function urlOf(server: Server, prefix: string): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
}
