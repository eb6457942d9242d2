import fc from "fast-check";
import { expect, test } from "vitest";
import { attribute, readXml, textIn, within } from "../../scripts/sources/xml.ts";

const read = (text: string) => readXml(new TextEncoder().encode(text));

function textOf(text: string): string | undefined {
  const document = read(text);
  return document.name === null ? document.reason : textIn(document.root, "t");
}

test.each([
  ["numbers", "0", "0"],
  ["numbers with an exponent", "1e5", "1e5"],
  ["hexadecimal numbers and leading zeros", "0x1F 007", "0x1F 007"],
  ["words of JavaScript", "true", "true"],
  ["blanks at the ends", " a\n b ", " a\n b "],
  ["the five entities", "&lt;b&gt; &amp; &quot;c&quot; &apos;", `<b> & "c" '`],
  ["numeric entities", "&#233;&#xe9;&#x1F600;", "éé😀"],
  ["an entity of an entity, once", "&amp;lt; &amp;#233;", "&lt; &#233;"],
  ["entities of HTML, which XML doesn't know, as they came", "&eacute;", "&eacute;"],
  ["a number beyond Unicode as it came", "&#x110000;", "&#x110000;"],
  ["CDATA, in which nothing is an entity", "a <![CDATA[<!DOCTYPE b> &amp;]]>", "a <!DOCTYPE b> &amp;"],
  ["comments left out", "a<!-- <!DOCTYPE x> -->b", "ab"],
  ["nothing", "", ""],
])("readXml() reads %s as text", (_what, written, text) => {
  expect(textOf(`<?xml version="1.0"?>\n<a><t>${written}</t></a>`)).toBe(text);
});

test("elements are found by name, in order, with their attributes", () => {
  const document = read('﻿<feed><c term="a &amp; b" n="007"/><d/><c term="2">x</c></feed>');
  const found = document.name === null ? [] : within(document.root, "c");
  expect(found.map((one) => [attribute(one, "@term"), attribute(one, "@n"), attribute(one, "#text")])).toEqual([
    ["a & b", "007", ""],
    ["2", undefined, "x"],
  ]);
  expect(document.name).toBe("feed");
  expect(within(document.name === null ? undefined : document.root, "toString")).toEqual([]);
});

const laughs = `<?xml version="1.0"?>
<!DOCTYPE l [<!ENTITY a "ha">${Array.from("bcdefghij", (name, i) => `<!ENTITY ${name} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]>
<l><t>&j;</t></l>`;

test.each([
  ["a billion laughs", laughs, "expected XML without a document type, got"],
  ["two document types", "<!DOCTYPE a><!DOCTYPE b><a/>", "expected XML without a document type, got"],
  [
    "a file of the machine",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "without a document type",
  ],
  ["a page of HTML", "<!doctype html><html><p>Down</html>", "expected XML without a document type, got"],
  [
    "HTML without its type",
    "<html><head><link></head><body><p>Down<br></body></html>",
    "expected well-formed XML, got",
  ],
  ["an answer that was cut off", "<feed><entry><title>Sparse Att", "expected well-formed XML, got"],
  ["text after the end", "<feed></feed> and more", "expected well-formed XML, got"],
  ["two roots", "<a/><b/>", 'expected XML of one root element, got ["a","b"]'],
  ["JSON", '{"error":"no"}', 'expected XML, got "{'],
  ["nothing", "", 'expected XML, got ""'],
  ["names that objects have", "<a><__proto__>x</__proto__></a>", "expected well-formed XML, got"],
])("readXml() refuses %s", (_what, text, reason) => {
  const document = read(text);
  expect(document.name === null ? document.reason : document.name).toContain(reason);
});

test.each([
  // Made in the test: a table takes its time over ten million characters.
  ["elements within elements without end", () => "<a>".repeat(5_000), "expected well-formed XML, got"],
  ["more depth than any feed has", () => `${"<a>".repeat(20)}x${"</a>".repeat(20)}`, "Maximum nested tags exceeded"],
  ["more tags than any feed has", () => `<a>${"<b/>".repeat(500_000)}</a>`, "expected XML of at most 500000 tags"],
  ["more text than any feed has", () => `<a>${"x".repeat(10_000_000)}</a>`, "expected at most 10000000 characters"],
  ["comments that never end", () => `<a>${"<!--".repeat(300_000)}`, "expected well-formed XML, got"],
])("readXml() refuses %s", (_what, text, reason) => {
  const document = read(text());
  expect(document.name === null ? document.reason : document.name).toContain(reason);
});

test("bytes that are no UTF-8 leave the rest readable", () => {
  const bytes = Uint8Array.from([...Buffer.from("<a><t>caf"), 0xe9, ...Buffer.from("</t></a>")]);
  const document = readXml(bytes);
  expect(document.name === null ? null : textIn(document.root, "t")).toBe("caf\ufffd");
});

test("readXml() reads or refuses whatever comes, and reads again what was escaped", () => {
  const soup = fc.array(
    fc.constantFrom(
      "<a>",
      "</a>",
      "<b x='1'>",
      "</b>",
      "&amp;",
      "&#0;",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "é",
      "<",
    ),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      read(parts.join(""));
    }),
    { numRuns: 300 },
  );
  const escaped = (text: string) => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
  const unit = fc.oneof(fc.constantFrom("&", "<", ">", "]]>", "&lt;", "\n", " "), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(textOf(`<a><t>${escaped(text)}</t></a>`)).toBe(text);
    }),
    { numRuns: 200 },
  );
});
