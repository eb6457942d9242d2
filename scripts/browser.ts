import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { LaunchOptions } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium that is installed here: what CHROME_PATH says, or the first found on the PATH; null without one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [env.CHROME_PATH, ...places].find((place) => place !== undefined && canRun(place)) ?? null;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** How Chromium is started: quiet, and the one that is installed here. Without one, starting it says what is missing. */
export function quietChromium(): LaunchOptions & { readonly executablePath: string } {
  return { executablePath: findChromium() ?? "chromium", args: [...chromiumArguments] };
}

/** Without what a browser of a person does in the background; and without its sandbox where it refuses to have one, as root. */
const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
