import { expect, test } from "vitest";
import { articleOf, issueOf, siteOf } from "../../scripts/site/linked.ts";
import { jsonForScript } from "../../scripts/site/templates.ts";
import { attention, paper, url } from "./cited.ts";
import { loaded } from "./loaded.ts";

test("JSON-LD of a paper states what is known", () => {
  expect(articleOf(attention, url, ["Attention"])).toEqual({
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    url,
    name: "Attention Is All You Need",
    author: [
      { "@type": "Person", name: "Ashish Vaswani" },
      { "@type": "Person", name: "Noam Shazeer" },
    ],
    datePublished: "2017-06-12",
    identifier: ["arXiv:1706.03762", "doi:10.1000/a_b"],
    sameAs: ["https://arxiv.org/abs/1706.03762", "https://doi.org/10.1000/a_b"],
    isPartOf: { "@type": "CreativeWork", name: "NIPS & friends" },
    keywords: ["Attention"],
  });
});

test("JSON-LD of a paper without facts is its title, and its title in TeX where that is another", () => {
  const known = { "@context": "https://schema.org", "@type": "ScholarlyArticle" };
  expect(articleOf(paper("A Title", { listed: "2026-11-23" }), null, [])).toEqual({ ...known, name: "A Title" });
  expect(articleOf(paper("R&D for 50\\%"), null, [])).toEqual({ ...known, name: "R&D for 50%" });
  expect(articleOf(paper("An $O(n^2)$ Bound"), null, [])).toEqual({
    ...known,
    name: "An O(n²) Bound",
    alternateName: "An $O(n^2)$ Bound",
  });
});

test("no text of a paper ends the script that it stands in", () => {
  const hostile = `</script><script>alert("1")</script><!-- <script 'a' & "b" \u2028`;
  const article = articleOf(paper(hostile, { authors: [hostile], venue: hostile }), url, [hostile]);
  const text = jsonForScript(article);
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toEqual(article);
});

test("an edition is an issue of the site, and the site can be searched, where it has an address", () => {
  const shell = {
    ...{ title: "Broadsheet", description: "Papers.", language: "en", base: "https://example.org/b/", indexed: true },
    ...{ nav: [], pages: [], newsletter: null, repository: null },
    loaded,
  };
  expect(issueOf(shell, "/2026/11/23/", "2026-11-23", 4)).toMatchObject({
    "@type": "PublicationIssue",
    url: "https://example.org/b/2026/11/23/",
    issueNumber: 4,
    datePublished: "2026-11-23",
  });
  expect(siteOf(shell)).toMatchObject({
    url: "https://example.org/b/",
    potentialAction: { target: { urlTemplate: "https://example.org/b/search/?q={query}" } },
  });
  const unnamed = { ...shell, indexed: false };
  expect([siteOf(unnamed), issueOf(unnamed, "/2026/11/23/", "2026-11-23", 4)]).toEqual([null, null]);
});
