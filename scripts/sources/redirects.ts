import type { Failure } from "./connection.ts";
import type { Answer } from "./source.ts";

const redirects = [301, 302, 303, 307, 308];

/**
 * Where an answer sends us; null for one that doesn't. Only another address of the same host is followed: where upstream has
 * moved to another one, somebody should look before its papers are believed.
 */
export function redirectOf({ status, headers }: Answer, from: URL): URL | Failure | null {
  const { location } = headers;
  if (!redirects.includes(status) || location === undefined) return null;
  const to = URL.canParse(location, from) ? new URL(location, from) : null;
  if (!to || !/^https?:$/.test(to.protocol)) return moved(`from ${from.host} to what is no address of the web`);
  if (from.protocol === "https:" && to.protocol === "http:")
    return moved(`from https at ${from.host} to plain http at ${to.host}`);
  if (to.hostname !== from.hostname || (to.protocol === from.protocol && to.port !== from.port))
    return moved(`from ${from.host} to another host, ${to.host}`);
  return to;
}

/** An answer that sends us on once too often. */
export function tooManyRedirects(from: URL, most: number): Failure {
  return moved(`more than ${most} times at ${from.host}`);
}

function moved(how: string): Failure {
  return { what: `redirects ${how}`, cause: "format", again: false };
}
