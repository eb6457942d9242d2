import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { arxivAnswer, rssAnswer } from "./arxiv.ts";
import { type Fault, misbehave } from "./faults.ts";
import { dailyPapers } from "./huggingface.ts";
import type { UpstreamPaper } from "./papers.ts";

/** Both upstreams on this machine, at a moment that the replay sets. */
export interface Upstream {
  /** "http://127.0.0.1:41234" */
  readonly base: string;
  /** Milliseconds since 1970: what has not appeared by then is not served. */
  now: number;
  /** What goes wrong with the next requests for a path; null is well. */
  fault: (path: string, url: URL) => Fault | null;
  /** Requests since the last look: path with query, and status. */
  readonly requests: { path: string; status: number; agent: string; accept: string }[];
  /** Rows of Hugging Face's list of a day at the moment. */
  rowsOf(day: string): number;
  stop(): Promise<void>;
}

/** Starts a server that answers as Hugging Face and arXiv do, from papers that they really had. */
export async function startUpstream(papers: readonly UpstreamPaper[]): Promise<Upstream> {
  const shown = (day: string) => papers.filter((paper) => paper.day === day && paper.appears <= upstream.now);
  const server = createServer((request, response) => void answer(request, response));
  // Another host, as far as anybody can tell: redirects to it are none of ours.
  const elsewhere = createServer((_, response) => response.end("[]"));
  await Promise.all([server, elsewhere].map((one) => new Promise<void>((done) => one.listen(0, "127.0.0.1", done))));
  const other = `http://localhost:${(elsewhere.address() as AddressInfo).port}/`;

  const upstream: Upstream = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: 0,
    fault: () => null,
    requests: [],
    rowsOf: (day) => shown(day).length,
    stop: async () => {
      for (const one of [server, elsewhere]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", upstream.base);
    response.on("close", () =>
      upstream.requests.push({
        path: `${url.pathname}${url.search}`,
        status: response.statusCode,
        agent: request.headers["user-agent"] ?? "",
        accept: request.headers.accept ?? "",
      }),
    );
    const whole = wellOf(url);
    const fault = upstream.fault(url.pathname, url);
    if (fault) return misbehave(fault, whole, response, other);
    response.writeHead(whole.status, { "content-type": whole.type }).end(whole.body);
  }

  function wellOf(url: URL): Well {
    if (url.pathname === "/api/daily_papers") return dailyPapers(url, upstream.now, shown);
    if (url.pathname === "/api/query") return arxivAnswer(url, papers, upstream.now);
    if (url.pathname.startsWith("/rss/")) return rssAnswer(url, papers, upstream.now);
    return { status: 404, type: "text/html", body: "<!doctype html><title>404</title>" };
  }
  return upstream;
}

/** What upstream says when nothing is wrong. */
export interface Well {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}
