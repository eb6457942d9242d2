import fc from "fast-check";
import { expect, test } from "vitest";
import { arxivIdOf } from "../../scripts/papers/arxivid.ts";
import { isArxivId } from "../../scripts/papers/schema.ts";

test.each([
  ["2506.01234", "2506.01234"],
  [" 1706.3762 ", "1706.3762"],
  ["2506.01234v12", "2506.01234"],
  ["arXiv:2506.01234", "2506.01234"],
  ["https://arxiv.org/abs/2506.01234v2", "2506.01234"],
  ["http://www.arxiv.org/pdf/2506.01234v2.pdf", "2506.01234"],
  ["https://export.arxiv.org/html/2506.01234v1#S2", "2506.01234"],
  ["arxiv.org/abs/2506.01234?context=cs.LG", "2506.01234"],
  ["https://arxiv.org/abs/2506.01234/", "2506.01234"],
  ["cs/0112017", "cs/0112017"],
  ["https://arxiv.org/abs/math.GT/0309136v1", "math.GT/0309136"],
  ["hep-th/9901001v3", "hep-th/9901001"],
  ["", null],
  ["Sparse Attention for Ants", null],
  ["2506.01234 2506.01235", null],
  ["2506.01234\u200b", null],
  ["--help", null],
  ["../../site.yaml", null],
  ["https://arxiv.org/list/cs.LG/recent", null],
  ["https://evil.example/abs/2506.01234", null],
  ["https://arxiv.org.evil.example/abs/2506.01234", null],
  ["https://evilarxiv.org/abs/2506.01234", null],
])("arxivIdOf(%j) is %j", (written, id) => expect(arxivIdOf(written)).toBe(id));

test("whatever somebody writes, arxivIdOf() gives an id or nothing", () => {
  const parts = fc.constantFrom(
    "https://",
    "arxiv.org",
    "/abs/",
    "2506.01234",
    "v1",
    ".pdf",
    "cs/",
    "0112017",
    " ",
    "?",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((all) => all.join("")),
      ),
      (written) => {
        const id = arxivIdOf(written);
        expect(id === null || isArxivId(id)).toBe(true);
      },
    ),
  );
});
