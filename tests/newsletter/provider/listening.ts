import { createServer, type IncomingMessage } from "node:http";
import { type Listener, listeners } from "./directly.ts";
import type { Fault } from "./faults.ts";

/** One request as it came, and what was answered. */
export interface Recorded {
  readonly method: string;
  /** From after the version, without the query: "/emails". */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The provider's clock. */
  readonly at: string;
  fault: Fault | null;
  /** Null until it is answered, and where the connection was cut. */
  status: number | null;
}

/** Listens on a free port of 127.0.0.1, and to those who ask directly. */
export async function listening(listener: Listener): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    response.sendDate = false;
    // A client that went away while it was still asking: there is nobody to answer.
    listener(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Cannot listen on 127.0.0.1: no port was given");
  const origin = `http://127.0.0.1:${address.port}`;
  listeners.set(origin, listener);
  return {
    origin,
    close: async () => {
      listeners.delete(origin);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads a request to its end. */
export async function recorded(request: IncomingMessage, at: string): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  return {
    method: request.method ?? "",
    path: pathname.startsWith("/v1/") ? pathname.slice("/v1".length) : pathname,
    query: searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString("utf8"),
    at,
    fault: null,
    status: null,
  };
}
