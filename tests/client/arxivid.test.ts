import { expect, test } from "vitest";
import { namedByArxiv } from "../../scripts/client/searchpage/arxivid.ts";

test.each([
  ["2506.01234", "2506/2506.01234"],
  [" arXiv:2506.01234v3 ", "2506/2506.01234"],
  ["https://arxiv.org/abs/2506.01234", "2506/2506.01234"],
  ["arxiv.org/pdf/0704.0001v2.pdf", "0704/0704.0001"],
  ["https://export.arxiv.org/abs/cs/0112017", "cs/0112017"],
  ["math.GT/0309136", "math/0309136"],
  ["version 2506.1", null],
  ["2506.01234 quantization", null],
  ["../../etc/passwd", null],
  ["", null],
])("%j names the paper %s", (text, id) => expect(namedByArxiv(text)).toBe(id));
