import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "../../scripts/config/files.ts";
import { systemErrorIn, systemSentence } from "../../scripts/config/system.ts";
import { contentOf } from "../site/content.ts";

test("systemSentence() says what could not be done, with what, and why", () => {
  expect(systemSentence({ code: "EACCES", syscall: "mkdir", path: "/x/_site" })).toBe(
    "Cannot make the folder /x/_site: its permissions don't allow it",
  );
  expect(systemSentence({ code: "ENEW", syscall: "frob" })).toBe("Cannot frob: ENEW");
});

test("systemErrorIn() finds the system's refusal behind a library's errors, and none in a fault of ours", () => {
  const refused = Object.assign(new Error("x"), { code: "ENOSPC", syscall: "write", errno: -28 });
  const wrapped = Object.assign(new Error("In Eleventy", { cause: new Error("a template", { cause: refused }) }));
  expect(systemErrorIn(wrapped)).toEqual({ code: "ENOSPC", syscall: "write", path: undefined });
  expect(systemErrorIn(Object.assign(new Error("x"), { originalError: refused }))?.code).toBe("ENOSPC");
  expect(systemErrorIn(Object.assign(new TypeError("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBeNull();
});

test("writeWhole() that fails names the file, and leaves no part of it", () => {
  const folder = contentOf({});
  mkdirSync(join(folder, "a/b"), { recursive: true });
  expect(() => writeWhole(join(folder, "a"), "x")).toThrow(expect.objectContaining({ path: join(folder, "a") }));
  expect(readdirSync(folder)).toEqual(["a"]);
});
