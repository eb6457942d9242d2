import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { inCode, inert } from "../../scripts/text/inert.ts";

const md = new MarkdownIt({ html: true, linkify: true });
const texts = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom(..."`*_[](){}!<>#@|&;~:-+.\\ \n\t\u202eab", "www.", "http://", "::", "##[", "<b>", "- "))
    .map((parts) => parts.join("")),
);

test("whatever a text holds, inert() and inCode() of it are one line without anything that a forge makes something of", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const rendered = md.render(`- a ${inert(text)}`);
      expect(rendered).toMatch(/^<ul>\n<li>[^<]*<\/li>\n<\/ul>\n$/);
      const code = inCode(`a${text}`);
      expect(code).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|##\[/u);
      expect(md.render(`- ${code}`)).toMatch(/^<ul>\n<li><code>[^<]*<\/code><\/li>\n<\/ul>\n$/);
    }),
  );
});

test.each([
  ["content/papers/own/a-b.md:2: Cannot", "`content/papers/own/a-b.md:2: Cannot`"],
  ["a `b` c", "`` a `b` c ``"],
  ["``", "``` `` ```"],
  ["a\u202eb\nc", "`a\\u{202e}b\\nc`"],
])("inCode(%j) is %j", (text, code) => expect(inCode(text)).toBe(code));
