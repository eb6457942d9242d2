import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arxivIdIn } from "../../scripts/forge/submission.ts";

/** An issue's text, as the form makes it. */
const issue = (id: string, topic = "_No response_") => `### arXiv id\n\n${id}\n\n### Topic\n\n${topic}`;

test.each([
  ["2506.01234", "2506.01234"],
  ["1706.3762", "1706.3762"],
  ["2506.01234v12", "2506.01234"],
  ["  arXiv:2506.01234 ", "2506.01234"],
  ["https://arxiv.org/abs/2506.01234v2", "2506.01234"],
  ["http://www.arxiv.org/pdf/2506.01234.pdf", "2506.01234"],
  ["cs/0112017", "cs/0112017"],
  ["https://arxiv.org/abs/math.GT/0309136v1", "math.GT/0309136"],
  ["hep-th/9901001", "hep-th/9901001"],
  ["", null],
  ["_No response_", null],
  ["2506.01234 and 2506.01235", null],
  ["2506.01234; touch pwned", null],
  ["$(touch pwned)", null],
  ["--help", null],
  ["../../site.yaml", null],
  ["2506.01234\u200b", null],
  ["https://evil.example/abs/2506.01234", null],
  ["https://arxiv.org.evil.example/abs/2506.01234", null],
])("a form whose field holds %j names %j", (typed, id) => {
  expect(arxivIdIn(issue(typed))).toBe(id);
  expect(arxivIdIn(issue(typed, "2506.09999").replaceAll("\n", "\r\n"))).toBe(id);
});

test("an id that stands anywhere else is none", () => {
  expect(arxivIdIn("2506.01234")).toBe(null);
  expect(arxivIdIn(issue("no idea", "2506.01234"))).toBe(null);
  expect(arxivIdIn("")).toBe(null);
});

test("whatever somebody types, what comes out is an id or nothing", () => {
  const typed = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom("### arXiv id", "\n", "2506.01234", "v1", "cs/", "0112017", " ", "\r"))
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(typed, (body) => {
      const found = [arxivIdIn(body), arxivIdIn(issue(body))].filter((id) => id !== null);
      expect(found.filter((id) => !/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/.test(id))).toEqual([]);
    }),
  );
});

function accept(event: unknown) {
  const folder = mkdtempSync(join(tmpdir(), "accept-"));
  writeFileSync(join(folder, "event.json"), JSON.stringify(event));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/accept.ts"], {
    env: { ...process.env, GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_OUTPUT: join(folder, "output") },
    encoding: "utf8",
  });
  const output = join(folder, "output");
  return { status, stdout, stderr, output: existsSync(output) ? readFileSync(output, "utf8") : "" };
}

test("the job is handed the id, and no other word of the issue; without an id it ends with a sentence that repeats none", () => {
  const pwn = "\n::error::PWN";
  expect(accept({ issue: { title: pwn, body: issue("2506.01234v2", pwn) } })).toEqual({
    ...{ status: 0, stderr: "", output: "id=2506.01234\n" },
    stdout: "The paper is arXiv 2506.01234.\n",
  });
  expect(accept({ issue: { title: pwn, body: issue(`x${pwn}`) } })).toEqual({
    ...{ status: 1, stdout: "", output: "" },
    stderr:
      'Cannot tell which paper is meant: expected an arXiv id such as 2506.01234 under "arXiv id", and nothing beside it.\n',
  });
});
