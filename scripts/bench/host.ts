import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** One answer as it went over the wire. */
export interface Sent {
  /** From the site's root, without its first "/". */
  readonly path: string;
  readonly type: string;
  /** Of header and body, compressed where texts are. */
  readonly bytes: number;
}

/** A site that is served on this machine. */
export interface Host {
  readonly url: string;
  /** All that was sent since this was last asked, in order. */
  taken(): Sent[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/**
 * Serves a folder as GitHub Pages does: under a path, texts compressed with gzip, everything to be kept for ten minutes,
 * index.html for a folder, 404.html for what is not there.
 *
 * @param prefix The path, with a "/" at both ends.
 */
export async function startHost(folder: string, prefix = "/"): Promise<Host> {
  let sent: Sent[] = [];
  const server = createServer((request, response) => {
    const { socket } = response;
    const before = socket?.bytesWritten ?? 0;
    const { path, type } = answer(folder, prefix, request, response);
    response.on("finish", () => sent.push({ path, type, bytes: (socket?.bytesWritten ?? 0) - before }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    taken: () => {
      const all = sent;
      sent = [];
      return all;
    },
    close: () => {
      // A browser keeps its connections.
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function answer(folder: string, prefix: string, request: IncomingMessage, response: ServerResponse) {
  const asked = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const path = asked.startsWith(prefix) ? asked.slice(prefix.length) : asked.slice(1);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  let body = asked.startsWith(prefix) ? read(join(folder, file)) : null;
  const status = body === null ? 404 : 200;
  const type = body === null ? types[".html"] : types[extname(file)];
  body ??= read(join(folder, "404.html")) ?? Buffer.alloc(0);
  if (type !== undefined) {
    body = gzipSync(body);
    response.setHeader("content-encoding", "gzip");
  }
  response.writeHead(status, {
    "content-type": type ?? "application/octet-stream",
    "content-length": body.length,
    "cache-control": "max-age=600",
    vary: "Accept-Encoding",
  });
  response.end(body);
  return { path, type: type ?? "" };
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
