/** How requests are made. Times are in milliseconds. */
export interface Manners {
  readonly fetch: typeof fetch;
  /** Since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly wait: (span: number) => Promise<void>;
  /** The longest that one answer may take. */
  readonly timeout: number;
  /** For all waiting of a run between tries. */
  readonly patience: number;
}

/** An answer, whatever it says; or none, and then nobody knows whether the request was carried out. */
export type Answer =
  | { readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly status: null; readonly why: string };

/** Far above any rendering of a letter that anybody could be mailed. Unit: bytes. */
const mostBytes = 5_000_000;

/** One request and its answer, read to its end. Never rejects; a redirection is an answer, and is not followed. */
export async function ask(
  address: string,
  request: RequestInit,
  { fetch, timeout }: Pick<Manners, "fetch" | "timeout">,
): Promise<Answer> {
  try {
    const response = await fetch(address, { redirect: "manual", ...request, signal: AbortSignal.timeout(timeout) });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > mostBytes) return { status: null, why: `its answer is over ${mostBytes / 1_000_000} MB` };
      chunks.push(chunk);
    }
    return { status: response.status, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") };
  } catch (error) {
    return { status: null, why: reasonOf(error, timeout) };
  }
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return "no answer came";
  if (error.name === "TimeoutError") return `no answer came within ${timeout / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
