import { expect, test } from "vitest";
import { compact } from "../../scripts/site/compact.ts";
import { hrefOf } from "../../scripts/site/href.ts";

const page = "/papers/cs/a.html";

test.each([
  ["/papers/cs/b.html", "/", "b.html"],
  ["/papers/cs/", "/", "./"],
  ["/papers/", "/", "../"],
  ["/topics/graphs/", "/", "/topics/graphs/"],
  ["/topics/graphs/", "/broadsheet/", "../../topics/graphs/"],
  ["/", "/broadsheet/", "../../"],
  ["/", "/b/", "/b/"],
  ["/search/?q=a/b", "/broadsheet/", "../../search/?q=a/b"],
  ["https://example.org/x", "/broadsheet/", "https://example.org/x"],
  ["//example.org/x", "/broadsheet/", "//example.org/x"],
])("a paper's link to %s under %s is the shorter one, %s, and leads there", (url, prefix, link) => {
  expect(hrefOf(url, { prefix, page })).toBe(link);
  const absolute = /^\/(?!\/)/.test(url) ? prefix + url.slice(1) : url;
  const from = `https://site${prefix}${page.slice(1)}`;
  expect(new URL(link, from).href).toBe(new URL(absolute, from).href);
});

test("a link of a page that is served from anywhere starts at the host's root", () => {
  expect(hrefOf("/topics/", { prefix: "/broadsheet/", page: null })).toBe("/broadsheet/topics/");
});

test("compact() takes off line ends before blocks, and no blank that parts words or stands in a text", () => {
  expect(compact("<ul>\n\n<li><a>One</a>\n<a>two</a>\n<em>three</em>\n</li>\n</ul>")).toBe(
    "<ul><li><a>One</a>\n<a>two</a>\n<em>three</em></li></ul>",
  );
  expect(compact("<pre>@misc{a,\n  title = {&lt;p>}\n}</pre>\n<p>a\nb</p>")).toBe(
    "<pre>@misc{a,\n  title = {&lt;p>}\n}</pre><p>a\nb</p>",
  );
});
