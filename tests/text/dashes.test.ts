import { expect, test } from "vitest";
import { withDashes } from "../../scripts/text/dashes.ts";
import { markdownToHtml } from "../../scripts/text/markdown.ts";
import { texToHtml, texToUnicode } from "../../scripts/text/tex.ts";

test.each([
  ["Part I -- Optimal", "Part I – Optimal"],
  ["3D--Multi-View", "3D–Multi-View"],
  ["pages 3--7, (a)--(b)", "pages 3–7, (a)–(b)"],
  ["Text---Image --- and back", "Text—Image — and back"],
])("withDashes(%j) is %j", (text, dashed) => expect(withDashes(text)).toBe(dashed));

test.each(["use --help", "C-- and C++", "i--; --i", "a ---- b", "<!-- note -->", "----", "-- first", "- a"])(
  "%j holds no dash of TeX's",
  (text) => expect(withDashes(text)).toBe(text),
);

test("a dash is printed on pages and in plain text, beside a formula too, and in no address", () => {
  expect(texToHtml("A -- B, $k$--means")).toBe("A – B, <var>k</var>–means");
  expect(texToUnicode("A -- B, $k$--means")).toBe("A – B, k–means");
  expect(markdownToHtml("A -- B at https://example.org/a--b")).toBe(
    '<p>A – B at <a href="https://example.org/a--b" rel="nofollow noopener">https://example.org/a--b</a></p>',
  );
});
