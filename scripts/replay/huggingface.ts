import type { UpstreamPaper } from "./papers.ts";
import type { Well } from "./upstream.ts";

const hour = 3_600_000;

/** Hugging Face's answer for a day: its list as far as it has appeared, or 400 before the day has begun. */
export function dailyPapers(url: URL, now: number, shown: (day: string) => readonly UpstreamPaper[]): Well {
  const day = url.searchParams.get("date") ?? "";
  const type = "application/json; charset=utf-8";
  const begins = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(begins) || begins > now)
    return { status: 400, type, body: JSON.stringify({ error: "Invalid date" }) };
  const [limit, page] = [Number(url.searchParams.get("limit") ?? 50), Number(url.searchParams.get("p") ?? 0)];
  const rows = shown(day).slice(page * limit, (page + 1) * limit);
  return { status: 200, type, body: JSON.stringify(rows.map((paper) => rowOf(paper, now))) };
}

/** One row as it was in autumn 2025: titles and abstracts broken into lines, the outer time four hours before the true one. */
export function rowOf(paper: UpstreamPaper, now: number) {
  const title = broken(paper.title, 72, "\n  ");
  const summary = broken(paper.abstract, 80, "\n");
  return {
    paper: {
      id: paper.arxiv,
      authors: paper.authors.map((name, i) => ({ _id: `${paper.arxiv}-${i}`, name, hidden: false })),
      publishedAt: new Date(paper.submitted).toISOString(),
      submittedOnDailyAt: new Date(paper.appears).toISOString(),
      title,
      submittedOnDailyBy: {
        _id: "0",
        avatarUrl: "",
        isPro: false,
        fullname: "Somebody",
        user: "somebody",
        type: "user",
      },
      summary,
      upvotes: Math.floor(paper.upvotes * (1 - 2 ** (-Math.max(0, now - paper.appears) / (12 * hour)))),
      discussionId: "0",
      ai_summary: "What a model made of it.",
      ai_keywords: ["model"],
      ...(paper.code ? { githubRepo: paper.code, githubStars: 3 } : {}),
    },
    publishedAt: new Date(paper.submitted - 4 * hour).toISOString(),
    title,
    summary,
    thumbnail: `https://cdn-thumbnails.example/${paper.arxiv}.png`,
    numComments: 1,
    submittedBy: { _id: "0", fullname: "Somebody", name: "somebody", type: "user", isPro: false },
    isAuthorParticipating: false,
  };
}

/** Broken between words after at most `width` characters. */
function broken(text: string, width: number, by: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(by);
}
