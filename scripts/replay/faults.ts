import type { ServerResponse } from "node:http";
import type { Cause } from "../config/causes.ts";
import type { Well } from "./upstream.ts";

/** How an upstream may fail, and the cause under which a run must report it; null where the answer is as good as whole. */
export const faults = {
  "400": "refused",
  "406": "refused",
  "429": "refused",
  "429 with Retry-After": null,
  "500": "down",
  "time-out": "down",
  "truncated JSON": "format",
  HTML: "format",
  '{"error"}': "format",
  "[]": "partial",
  "one row": "partial",
  mojibake: null,
  "redirect to another host": "format",
  "30 MB": "format",
  "slow drip": "down",
} as const satisfies Record<string, Cause | null>;

export type Fault = keyof typeof faults;

/** Requests that were told to come back in a second, by the path: the next is answered. */
const told = new Set<string>();

/** Answers in one of these ways instead of well. */
export function misbehave(fault: Fault, well: Well, response: ServerResponse, elsewhere: string): void {
  const send = (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  const json = "application/json";
  switch (fault) {
    case "400":
      return void send(400, json, '{"error":"Bad request"}');
    case "406":
      return void send(406, "text/html", "<h1>Not acceptable</h1>");
    case "429":
      return void send(429, "text/plain", "Rate exceeded.");
    case "429 with Retry-After": {
      const path = response.req.url ?? "";
      if (told.delete(path)) return void send(well.status, well.type, well.body);
      told.add(path);
      return void send(429, "text/plain", "Rate exceeded.", { "retry-after": "1" });
    }
    case "500":
      return void send(500, "text/html", "<h1>Internal error</h1>");
    case "time-out":
      return;
    case "truncated JSON":
      return void send(200, well.type, well.body.slice(0, Math.floor(well.body.length * 0.7)));
    case "HTML":
      return void send(200, "text/html", "<!doctype html><title>Maintenance</title><p>Back soon.");
    case '{"error"}':
      return void send(200, json, `{"error":"Sorry, we can't find the page you are looking for."}`);
    case "[]":
      return void send(200, json, "[]");
    case "one row":
      return void send(200, json, JSON.stringify((JSON.parse(well.body) as unknown[]).slice(0, 1)));
    case "mojibake":
      // UTF-8 that somebody took for Latin-1 and wrote as UTF-8 once more.
      return void send(well.status, well.type, Buffer.from(Buffer.from(well.body, "utf8").toString("latin1"), "utf8"));
    case "redirect to another host":
      return void send(302, "text/plain", "", { location: elsewhere });
    case "30 MB":
      return void send(200, well.type, Buffer.alloc(30 * 2 ** 20, " "));
    case "slow drip": {
      response.writeHead(200, { "content-type": well.type });
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
      return;
    }
  }
}
