import { listening } from "./provider/listening.ts";

/** How a site answers: every page; all but the day's; all but one paper's; with errors; not at all. */
export type Street = "live" | "not yet" | "one dead" | "failing" | "down";

/** A published site on 127.0.0.1, of which only the addresses matter. */
export interface LiveSite {
  /** "http://127.0.0.1:4711/paper/" */
  readonly url: string;
  street: Street;
  /** Paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const dead: Readonly<Record<Street, (path: string) => number>> = {
  live: () => 200,
  "not yet": (path) => (/^\/paper\/\d{4}\//.test(path) ? 404 : 200),
  "one dead": (path) => (path.endsWith("paper-2.html") ? 404 : 200),
  failing: () => 503,
  down: () => 0,
};

export async function startSite(): Promise<LiveSite> {
  const asked: string[] = [];
  const server = await listening(async (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const status = path.startsWith("/paper/") ? dead[site.street](path) : 404;
    if (status === 0) request.socket.destroy();
    else response.writeHead(status).end("<p>A page</p>");
  });
  const site: LiveSite = { url: `${server.origin}/paper/`, street: "live", asked, close: () => server.close() };
  return site;
}
