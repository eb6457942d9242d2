import dns from "node:dns";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll } from "vitest";

/** A local stand-in for an upstream, and what it was asked. */
export interface StandIn {
  readonly port: number;
  /** "http://127.0.0.1:4711" */
  readonly origin: string;
  readonly seen: IncomingMessage[];
}

const servers: Server[] = [];
let open = { requests: 0, connections: 0 };

/** Requests and connections of all stand-ins of one test that were open at once, at the most, and connections in all. */
export const most = { requests: 0, connections: 0, connected: 0 };

/** Starts one that answers the first request with the first of these, and so on; the last answers all that come after. */
export async function standIn(...answers: readonly RequestListener[]): Promise<StandIn> {
  const seen: IncomingMessage[] = [];
  // That of this test: what it leaves open is closed in the time of the next.
  const now = open;
  const server = createServer((request, response) => {
    most.requests = Math.max(most.requests, ++now.requests);
    response.on("close", () => now.requests--);
    response.sendDate = false;
    const answer = answers[Math.min(seen.push(request), answers.length) - 1];
    answer?.(request, response);
  });
  server.on("connection", (socket) => {
    most.connected++;
    most.connections = Math.max(most.connections, ++now.connections);
    let isOpen = true;
    // Whichever comes first: "end" when the other side has closed, "close" when it has cut.
    for (const event of ["end", "close"] as const)
      socket.on(event, () => {
        if (isOpen) now.connections--;
        isOpen = false;
      });
  });
  servers.push(server);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
  return { port, origin: `http://127.0.0.1:${port}`, seen };
}

/** Closes the stand-ins of each test of a file after it. */
export function closingStandIns(): void {
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    Object.assign(most, { requests: 0, connections: 0, connected: 0 });
    open = { requests: 0, connections: 0 };
  });
}

interface Options {
  readonly all?: boolean;
}
type Done = (error: Error | null, ...found: unknown[]) => void;

/** Host names are those of stand-ins, so that a name can be asked for without a network; "gone.example" is nobody's. */
export function withNames(): void {
  const { lookup } = dns;
  beforeAll(() => {
    const local = (name: string, options: Options | Done, last?: Done) => {
      const [done, all] = typeof options === "function" ? [options, false] : [last, options.all];
      if (name === "gone.example")
        done?.(Object.assign(new Error("gone"), { code: "ENOTFOUND", syscall: "getaddrinfo" }));
      else if (all) done?.(null, [{ address: "127.0.0.1", family: 4 }]);
      else done?.(null, "127.0.0.1", 4);
    };
    Object.assign(dns, { lookup: local });
  });
  afterAll(() => {
    Object.assign(dns, { lookup });
  });
}
