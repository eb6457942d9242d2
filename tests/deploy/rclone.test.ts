import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { filesOf, next, siteOf, yesterday } from "./site.ts";

const hasRclone = spawnSync("rclone", ["version"]).status === 0;
if (!hasRclone) process.stderr.write("Deploying to an object store was not tested: there is no rclone.\n");
/** Debian 12's serves no S3 yet. */
const servesS3 = hasRclone && /^\s+s3 /m.test(spawnSync("rclone", ["serve", "--help"], { encoding: "utf8" }).stdout);

const shown = /```sh\n(set -e\nTO=.*?)```/s.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";

test.skipIf(!hasRclone)(
  "the README's lines for rclone bring what differs to a store, and delete what is gone",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "broadsheet-rclone-"));
    const env = { ...process.env, ...(await serve(join(folder, "store"))), RCLONE_CONFIG: join(folder, "none") };
    const upload = async (site: string) => {
      const script = shown
        .replace("store:my-bucket", "store:paper")
        .replaceAll("_upload", join(folder, "_upload"))
        .replaceAll("npm run deploy --", `"${process.execPath}" scripts/bundled.mjs deploy --output _site`)
        .replaceAll("_site", site)
        // What was transferred is told.
        .replaceAll("rclone copy ", "rclone copy -v ");
      const { stderr } = await promisify(execFile)("sh", ["-c", script], { env });
      return [...stderr.matchAll(/INFO {2}: (\S+): Copied/g)].map(([, path = ""]) => path);
    };
    const held = () => filesOf(join(folder, "store/paper"));
    const first = await upload(siteOf(yesterday));
    expect(first.slice(0, 4).sort()).toEqual(["engine/old.css", "pagefind/1.pf", "papers/a.html", "papers/b.html"]);
    expect(held()).toEqual(expect.objectContaining(yesterday));
    const site = siteOf(next);
    const then = await upload(site);
    // What is new comes first, and of that the page that leads to the others last.
    expect(then.slice(0, 6).filter((path) => path in yesterday)).toEqual([]);
    expect(then[5]).toBe("2026/index.html");
    expect([...then].sort()).toEqual(
      Object.keys(next)
        .filter((path) => next[path] !== yesterday[path])
        .sort(),
    );
    expect(Object.entries(held())).toEqual(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(readFileSync(join(folder, "store/paper/.deployed.sha256"))).toEqual(readFileSync(`${site}.sha256`));
    // Nothing has changed.
    expect(await upload(site)).toEqual([]);
  },
);

/** Serves a folder on this machine by rclone's own server, of objects where it has one. Returns what tells rclone of it as `store`. */
async function serve(folder: string): Promise<Record<string, string>> {
  mkdirSync(join(folder, "paper"), { recursive: true });
  const own = servesS3 ? ["s3", "--auth-key", "key,secret"] : ["webdav"];
  const server = spawn("rclone", ["serve", ...own, folder, "--addr", "127.0.0.1:0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(async () => {
    server.kill();
    await once(server, "close");
  });
  let said = "";
  for await (const part of server.stderr) {
    said += part;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (url !== undefined)
      return servesS3 ? s3At(url) : { RCLONE_CONFIG_STORE_TYPE: "webdav", RCLONE_CONFIG_STORE_URL: url };
  }
  throw new Error(`rclone serves nothing: ${said}`);
}

const s3At = (url: string) => ({
  RCLONE_CONFIG_STORE_TYPE: "s3",
  RCLONE_CONFIG_STORE_PROVIDER: "Rclone",
  RCLONE_CONFIG_STORE_ENDPOINT: url,
  RCLONE_CONFIG_STORE_ACCESS_KEY_ID: "key",
  RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: "secret",
  RCLONE_CONFIG_STORE_FORCE_PATH_STYLE: "true",
});
