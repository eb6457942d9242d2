import type { Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createUnzip } from "node:zlib";
import { Client, errors } from "undici";
import type { Cause } from "../config/causes.ts";
import { seen } from "../config/seen.ts";
import type { Answer } from "./source.ts";
import { spanOf } from "./span.ts";

/** Why one request brought no answer that a source can judge. */
export interface Failure {
  /** What upstream did, as a sentence goes on after its name: "did not answer within 30 s". */
  readonly what: string;
  readonly cause: Cause;
  /** Whether another try may help. */
  readonly again: boolean;
  /** What upstream wants us to wait before the next. Unit: milliseconds. */
  readonly after?: number;
}

/** Bytes of one answer, unpacked. The longest day of Hugging Face's list has under a million. */
const most = 20_000_000;

const acceptEncoding = "gzip, deflate, br";

/**
 * Sends one GET over a connection of its own, which is closed when this is over, and cut where the answer is too slow, too
 * long or broken. Nothing is sent twice, and no redirect is followed. A connection that is kept would save nothing at a
 * request in a second, and cost a try each time that upstream closes it while the next request is on its way.
 *
 * @param limit For all of it, from the connection to the last byte of the answer. Unit: milliseconds.
 */
export async function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  limit: number,
): Promise<Answer | Failure> {
  // Our limit is the only one: the client's own start anew with each byte.
  const ownLimits = { connectTimeout: limit, headersTimeout: 0, bodyTimeout: 0 };
  const client = new Client(url.origin, { ...ownLimits, pipelining: 1, allowH2: false });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void client.destroy();
  }, limit);
  try {
    return await send(client, url.pathname + url.search, { ...headers, "accept-encoding": acceptEncoding });
  } catch (error) {
    const what = `did not answer within ${spanOf(limit)}`;
    return late || codeOf(error) === "UND_ERR_CONNECT_TIMEOUT"
      ? { what, cause: "down", again: true }
      : failureOf(error);
  } finally {
    clearTimeout(timer);
    await client.destroy();
  }
}

async function send(client: Client, path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const { statusCode, headers: raw, body } = await client.request({ method: "GET", path, headers, reset: true });
  const joined = Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]);
  const answer = { status: statusCode, headers: Object.fromEntries(joined) };
  // An answer without a body may still tell the packing and the length that its body would have.
  const { "content-encoding": packing = "", "content-length": announced = "0" } = [204, 304].includes(statusCode)
    ? {}
    : answer.headers;
  return { ...answer, body: await readWhole(body, packing, Number(announced)) };
}

/**
 * The unpacked bytes of a body, counted as they come: of a thousand-fold packing no more than the limit is ever held.
 *
 * @param announced Its length as sent. Unit: bytes.
 */
async function readWhole(body: Readable, packing: string, announced: number): Promise<Uint8Array> {
  if (announced > most) throw new TooLong();
  const unpack = unpackers.find(({ names }) => names.includes(packing.toLowerCase()));
  if (!unpack) throw new Unpackable(packing);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const collect = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw new TooLong();
      parts.push(chunk);
    }
  };
  try {
    await (unpack.make ? pipeline(body, unpack.make(), collect) : pipeline(body, collect));
  } catch (error) {
    // Of two errors the pipeline may tell the other: that the unpacker was stopped.
    throw bytes > most ? new TooLong() : error;
  }
  return Buffer.concat(parts, bytes);
}

const unpackers: readonly { readonly names: readonly string[]; readonly make?: () => Duplex }[] = [
  { names: ["", "identity"] },
  { names: ["gzip", "x-gzip", "deflate"], make: createUnzip },
  { names: ["br"], make: createBrotliDecompress },
];

class TooLong extends Error {}
class Unpackable extends Error {}

const broken = "broke off its answer";

/** What an error of the connection, of an unpacker or of ours tells of upstream. Anything else is a fault of this program, and thrown on. */
function failureOf(error: unknown): Failure {
  if (error instanceof TooLong) {
    const what = `sent more than the ${most / 1_000_000} MB that one answer may have`;
    return { what, cause: "format", again: false };
  }
  if (error instanceof Unpackable) {
    const what = `sent an answer packed as ${seen(error.message)}, where ${acceptEncoding} was asked for`;
    return { what, cause: "format", again: false };
  }
  // The parser doesn't tell an end that comes too early from what is no HTTP at all.
  if (error instanceof errors.HTTPParserError)
    return { what: `${broken}, or sent what is no HTTP`, cause: "down", again: true };
  const code = codeOf(error);
  if (code === "" || code === "UND_ERR_INVALID_ARG") throw error;
  return { what: whats[code] ?? `gave no whole answer (${code})`, cause: "down", again: true };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

const whats: Readonly<Record<string, string>> = {
  EAI_AGAIN: "could not be found: its host name can't be looked up now, or this machine has no network",
  ECONNREFUSED: "refused the connection",
  ECONNRESET: broken,
  ENOTFOUND: "could not be found: its host name has no address, or this machine has no network",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: broken,
  UND_ERR_SOCKET: broken,
  Z_BUF_ERROR: broken,
};
