import type { UpstreamPaper } from "./papers.ts";
import type { Well } from "./upstream.ts";

/** 14:00 in New York on the days of the replays, which lie in its summer and winter: submissions until then are announced that evening. */
function deadlineOf(day: string): number {
  const utc = Date.parse(`${day}T18:00:00Z`);
  const year = day.slice(0, 4);
  const summer = utc >= sundayOf(`${year}-03`, 2) && utc < sundayOf(`${year}-11`, 1);
  return summer ? utc : utc + 3_600_000;
}

function sundayOf(month: string, n: number): number {
  const first = new Date(`${month}-01T00:00:00Z`);
  return first.getTime() + (((7 - first.getUTCDay()) % 7) + 7 * (n - 1)) * day + 7 * 3_600_000;
}

const day = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The day of the feed that announces what was submitted at a moment: the working day after the first deadline it met. */
export function announcedOn(submitted: number): string {
  let deadline = dayOf(submitted);
  while (deadlineOf(deadline) <= submitted || isWeekend(deadline)) deadline = dayOf(Date.parse(deadline) + day);
  // Thursday's deadline is announced in Friday's feed, Friday's in Monday's.
  let announced = dayOf(Date.parse(deadline) + day);
  while (isWeekend(announced)) announced = dayOf(Date.parse(announced) + day);
  return announced;
}

const isWeekend = (one: string) => [0, 6].includes(new Date(one).getUTCDay());

/** The feed of the day that it is in New York at the moment, empty on its weekends. */
export function rssAnswer(url: URL, papers: readonly UpstreamPaper[], now: number): Well {
  const wanted = decodeURIComponent(url.pathname.split("/").at(-1) ?? "").split("+");
  // Feeds are made at midnight in New York.
  const today = dayOf(now - 4 * 3_600_000);
  const items = papers.filter(
    (paper) => announcedOn(paper.submitted) === today && paper.categories.some((one) => wanted.includes(one)),
  );
  const date = `${new Date(today).toUTCString().slice(0, 16)} 00:00:00 -0400`;
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>${xml(wanted.join(", "))} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${xml(wanted.join("+"))}</link>
    <description>updates</description>
    <lastBuildDate>${new Date(now).toUTCString()}</lastBuildDate>
    <pubDate>${date}</pubDate>
    <skipDays><day>Saturday</day><day>Sunday</day></skipDays>
${items
  .map(
    (paper) => `    <item>
      <title>${xml(paper.title)}</title>
      <link>https://arxiv.org/abs/${paper.arxiv}</link>
      <description>arXiv:${paper.arxiv}v1 Announce Type: new 
Abstract: ${xml(paper.abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${paper.arxiv}v1</guid>
${paper.categories.map((one) => `      <category>${xml(one)}</category>`).join("\n")}
      <pubDate>${date}</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>${xml(paper.authors.join(", "))}</dc:creator>
    </item>`,
  )
  .join("\n")}
  </channel>
</rss>
`;
  return { status: 200, type: "text/xml", body };
}

/** The API's answer: papers by id, or those of categories submitted in a span of time, as far as they are announced. */
export function arxivAnswer(url: URL, papers: readonly UpstreamPaper[], now: number): Well {
  const ids =
    url.searchParams
      .get("id_list")
      ?.split(",")
      .filter((id) => id !== "") ?? [];
  const query = url.searchParams.get("search_query") ?? "";
  const wanted = [...query.matchAll(/cat:([\w.-]+)/g)].map(([, category]) => category);
  const [from = "", until = ""] = /submittedDate:\[(\d{12}) TO (\d{12})\]/.exec(query)?.slice(1) ?? [];
  const found = papers.filter((paper) =>
    ids.length > 0
      ? ids.includes(paper.arxiv)
      : stampOf(paper.submitted) >= from &&
        stampOf(paper.submitted) <= until &&
        paper.categories.some((one) => wanted.includes(one)),
  );
  const known = found.filter((paper) => Date.parse(announcedOn(paper.submitted)) <= now || ids.length > 0);
  const start = Number(url.searchParams.get("start") ?? 0);
  const most = Number(url.searchParams.get("max_results") ?? 10);
  const page = known.toSorted((a, b) => a.submitted - b.submitted).slice(start, start + most);
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/replay</id>
  <title>arXiv Query: ${xml(query)}</title>
  <updated>${new Date(now).toISOString()}</updated>
  <opensearch:itemsPerPage>${most}</opensearch:itemsPerPage>
  <opensearch:totalResults>${known.length}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${page
  .map(
    (paper) => `  <entry>
    <id>http://arxiv.org/abs/${paper.arxiv}v1</id>
    <title>${xml(paper.title)}</title>
    <updated>${inSeconds(paper.submitted)}</updated>
    <link href="https://arxiv.org/abs/${paper.arxiv}v1" rel="alternate" type="text/html"/>
    <summary>${xml(paper.abstract)}</summary>
${paper.categories.map((one) => `    <category term="${xml(one)}" scheme="http://arxiv.org/schemas/atom"/>`).join("\n")}
    <published>${inSeconds(paper.submitted)}</published>
    <arxiv:primary_category term="${xml(paper.categories[0] ?? "cs.LG")}"/>
${paper.authors.map((name) => `    <author><name>${xml(name)}</name></author>`).join("\n")}
  </entry>`,
  )
  .join("\n")}
</feed>
`;
  return { status: 200, type: "application/atom+xml; charset=utf-8", body };
}

const inSeconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
const stampOf = (time: number) => new Date(time).toISOString().replace(/\D/g, "").slice(0, 12);

function xml(text: string): string {
  return text.replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c] ?? c);
}
