import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, inject, test } from "vitest";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

test("the Nu validator finds no error on any page", () => {
  const pages = [inject("site"), inject("fork")].flatMap(({ folder }) =>
    readdirSync(join(folder, "_site"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".html"))
      .map((name) => join(folder, "_site", name)),
  );
  expect(pages.length).toBeGreaterThan(600);
  // Two cores are better used by other tests than by compilers and collectors beside this one; code that is compiled less needs
  // more stack.
  const lean = ["-Xmx512m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
  const { status, stdout, stderr } = spawnSync(
    "java",
    [...lean, "-jar", jar, "--errors-only", "--format", "gnu", ...pages],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  // A validator that breaks down says so elsewhere than where it tells errors.
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
