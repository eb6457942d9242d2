import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";
import { type LiveSite, startSite } from "../newsletter/livesite.ts";
import { type Provider, type ProviderOptions, startProvider } from "../newsletter/provider/provider.ts";
import { contentOf, small } from "../site/content.ts";
import type { Ended } from "./here.ts";

/** Five minutes ago, in whole seconds as editions have them, and its day. */
export function closedJustNow(now = Date.now()): { readonly closed: string; readonly date: string } {
  const closed = new Date(now - 300_000).toISOString().replace(/\.\d+Z$/, "Z");
  return { closed, date: closed.slice(0, 10) };
}

const papers = ["own/graph-colours", "own/graph-walks", "own/lenses"];

/** An edition as files: with papers of the small content folder, or quiet. */
export function editionOf(date: string, closed: string, ids: readonly string[] = papers, note = "") {
  const rows = ids.map((id) => ({ id, title: id, reasons: {} }));
  const quiet = ids.length > 0 ? null : { cause: note === "" ? "weekend" : "closed", note: note || "None on this day" };
  const text = JSON.stringify({ v: 1, date, closed, lead: 10, papers: rows, quiet });
  return { [`editions/${date.slice(0, 4)}/${date}.json`]: text };
}

/** The settings of the small content folder, and a newsletter. */
export function settingsFor(url: string, newsletter = 'buttondown: "broadsheet", send: true'): string {
  return `${small["site.yaml"]}url: "${url}"\nnewsletter: {${newsletter}}\n`;
}

/** A newspaper, the site where it is published, and the provider of its letters: each stands in for one. */
export interface Desk {
  readonly provider: Provider;
  readonly site: LiveSite;
  /** Holds all that a run may write: `content`, `letters`, `summary.md`. */
  readonly folder: string;
  /** Runs `npm run send` as `package.json` does, with these options and those that lead it to the stand-ins. */
  run(args: readonly string[], settings?: Settings): Promise<Ended>;
  /** All that a run has written, by file. */
  written(): Readonly<Record<string, string>>;
}

interface Settings {
  /** Null: none. */
  readonly key?: string | null;
  /** In the folder. */
  readonly letters?: string;
  /** Runs before the command, as a module. */
  readonly before?: string;
  /** Is handed the end of the process: `kill -9`. */
  readonly started?: (kill: () => void) => void;
}

const open: { close(): Promise<void> }[] = [];

/** Closes the stand-ins of a file's tests after it. */
export function closingDesks(): void {
  afterAll(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
}

/** @param more Files beside those of the small content folder, and settings of the newsletter. */
export async function openDesk(
  more: Readonly<Record<string, string>>,
  newsletter?: string,
  options: ProviderOptions = {},
): Promise<Desk> {
  const provider = await startProvider({ now: new Date().toISOString(), ...options });
  const site = await startSite();
  open.push(provider, site);
  const content = contentOf({ ...small, "site.yaml": settingsFor(site.url, newsletter), ...more });
  const folder = join(content, "..");
  return {
    provider,
    site,
    folder,
    run: (args, { key = provider.key, letters = "letters", before, started } = {}) =>
      ended(
        [
          ...(before === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(before)}`]),
          ...["scripts/bundled.mjs", "send", ...args, "--api", provider.url],
          ...["--content", content, "--letters", join(folder, letters)],
        ],
        {
          ...bare(),
          GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
          ...(key === null ? {} : { BUTTONDOWN_API_KEY: key }),
        },
        started,
      ),
    written: () => filesIn(folder),
  };
}

/** The machine's environment without what a runner of GitHub's, or somebody's shell, would tell the command. */
function bare(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(GITHUB|BUTTONDOWN)_/.test(name));
  return Object.fromEntries(entries);
}

function ended(args: readonly string[], env: NodeJS.ProcessEnv, started?: Settings["started"]): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].setEncoding("utf8").on("data", (text) => {
        said[stream] += text;
      });
    child.on("close", (code) => done({ code: code ?? 137, ...said }));
    started?.(() => child.kill("SIGKILL"));
  });
}

/** The files of a folder and what they hold, without the content. */
export function filesIn(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const files = names.filter((name) => !name.startsWith("content") && statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The command lines of all processes of this machine. */
export async function commandLines(): Promise<string> {
  return (await promisify(execFile)("ps", ["-A", "-o", "args"], { maxBuffer: 2 ** 26 })).stdout;
}
