import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retryAfter } from "../../scripts/config/retryafter.ts";
import { type Fetched, type Manners, startFetching } from "../../scripts/sources/fetch.ts";
import { redirectOf } from "../../scripts/sources/redirects.ts";
import { startSpacing } from "../../scripts/sources/spacing.ts";
import { closingStandIns, most, type StandIn, standIn, withNames } from "./server.ts";

closingStandIns();

withNames();

const noon = Date.parse("2026-11-23T12:00:00Z");
const tenMinutes = 600_000;

/** Asks as a run does, with a clock that only waiting moves on. */
function start(manners: Partial<Manners> = {}) {
  const clock = { at: noon };
  const waits: number[] = [];
  const wait = async (span: number) => {
    waits.push(span);
    clock.at += span;
  };
  const agent = "Broadsheet/0.1 (+https://papers.example/)";
  const given = { agent, now: () => clock.at, wait, random: () => 1, patience: tenMinutes, cache: null, ...manners };
  const get = startFetching(given);
  return {
    clock,
    waits,
    get: (url: string, accept = "application/json") => get({ url, accept }, "Hugging Face"),
  };
}

const says =
  (status: number, body: string | Uint8Array = "[]", headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
const drips =
  (part: Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, headers);
    const timer = setInterval(() => response.write(part), 5);
    response.on("close", () => clearInterval(timer));
  };
const text = (fetched: Fetched) => (fetched.ok ? Buffer.from(fetched.answer.body).toString() : fetched.nothing.note);
const sentTo = ({ seen }: StandIn) => seen.map(({ method, url }) => `${method} ${url}`);
const failed = (cause: string, note: string, tries: number) => ({ ok: false, nothing: { cause, note }, tries });

test("a request names the project and its address, what it takes, and nothing else", async () => {
  const upstream = await standIn(says(200, '["paper"]', { "X-Of": "day" }));
  const fetched = await start().get(`${upstream.origin}/api?date=2026-11-23`, "application/atom+xml");
  expect(fetched).toMatchObject({ ok: true, notModified: false, tries: 1, answer: { status: 200 } });
  expect(fetched.ok && fetched.answer.headers["x-of"]).toBe("day");
  expect(text(fetched)).toBe('["paper"]');
  expect(sentTo(upstream)).toEqual(["GET /api?date=2026-11-23"]);
  expect(upstream.seen[0]?.headers).toEqual({
    host: `127.0.0.1:${upstream.port}`,
    connection: "close",
    "user-agent": "Broadsheet/0.1 (+https://papers.example/)",
    accept: "application/atom+xml",
    "accept-encoding": "gzip, deflate, br",
  });
});

test.each([
  ["gzip", gzipSync],
  ["GZIP", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["identity", (body: string) => Buffer.from(body)],
])("an answer packed as %s is unpacked", async (packing, pack) => {
  const upstream = await standIn(says(200, pack("∑ papers"), { "Content-Encoding": packing }));
  expect(text(await start().get(upstream.origin))).toBe("∑ papers");
});

test("an answer packed in a way that was not asked for is refused", async () => {
  const upstream = await standIn(says(200, "?", { "Content-Encoding": "zstd" }));
  expect(await start().get(upstream.origin)).toEqual(
    failed("format", 'Hugging Face sent an answer packed as "zstd", where gzip, deflate, br was asked for', 1),
  );
});

test.each([200, 204, 304, 400, 401, 403, 404, 406, 410, 501])("status %i is the source's to judge", async (status) => {
  const upstream = await standIn(says(status, "", { "Content-Encoding": status === 304 ? "gzip" : "" }));
  expect(await start().get(upstream.origin)).toMatchObject({
    ok: true,
    answer: { status },
    notModified: false,
    tries: 1,
  });
});

describe("another try", () => {
  test.each([
    [429, "refused"],
    [500, "down"],
    [502, "down"],
    [503, "down"],
    [504, "down"],
  ])("is made three times after status %i, and then the source is %s", async (status, cause) => {
    const upstream = await standIn(says(status));
    expect(await start().get(upstream.origin)).toEqual(
      failed(cause, `Hugging Face answered with status ${status}, four times`, 4),
    );
    expect(upstream.seen).toHaveLength(4);
  });

  test("ends with the first good answer", async () => {
    const upstream = await standIn(says(503), says(500), says(200, "papers"), says(500));
    const fetched = await start().get(upstream.origin);
    expect([text(fetched), fetched.tries]).toEqual(["papers", 3]);
  });

  test("says so when tries failed in different ways", async () => {
    const upstream = await standIn(says(503), says(500), says(429));
    expect(await start().get(upstream.origin)).toEqual(
      failed("refused", "Hugging Face answered with status 429 at the last of 4 tries", 4),
    );
  });

  test.each([
    [1, [1000, 8000, 60_000]],
    [0.5, [500, 4000, 30_000]],
    [0, [0, 0, 0]],
  ])("comes later each time, by chance (%d) and never beyond a minute", async (chance, expected) => {
    const { waits, get } = start({ random: () => chance });
    await get((await standIn(says(500))).origin);
    expect(waits).toEqual(expected);
  });
});

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    ["0", 0],
    ["Mon, 23 Nov 2026 12:05:00 GMT", 300_000],
    ["Monday, 23-Nov-26 12:05:00 GMT", 300_000],
    ["Mon Nov 23 12:05:00 2026", 300_000],
    ["Mon, 23 Nov 2026 11:00:00 GMT", 0],
    ["soon", null],
    ["1.5", null],
    ["-5", null],
    ["papers 7", null],
    ["Mon, 99 Nov 2026 12:05:00 GMT", null],
    ["", null],
    [undefined, null],
  ])("of %j asks to wait %j ms", (header, span) => {
    expect(retryAfter(header, noon)).toBe(span);
  });

  test("of any date to come asks to wait until then", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e9 }), (seconds) => {
        expect(retryAfter(new Date(noon + seconds * 1000).toUTCString(), noon)).toBe(seconds * 1000);
      }),
    );
  });

  test.each([429, 503])("is waited for after status %i, also beyond the longest wait of our own", async (status) => {
    for (const header of ["120", "Mon, 23 Nov 2026 12:02:00 GMT"]) {
      const { waits, get } = start();
      const upstream = await standIn(says(status, "", { "Retry-After": header }), says(200));
      expect(await get(upstream.origin)).toMatchObject({ ok: true, tries: 2 });
      expect(waits).toEqual([120_000]);
    }
  });

  test.each(["Mon, 23 Nov 2026 11:00:00 GMT", "0", "soon"])("of %j doesn't shorten the wait", async (header) => {
    const { waits, get } = start();
    await get((await standIn(says(503, "", { "Retry-After": header }), says(200))).origin);
    expect(waits).toEqual([1000]);
  });

  test.each([
    [429, "refused", "3600", "2026-11-23T13:00:00Z"],
    [503, "down", "Tue, 24 Nov 2026 12:00:00 GMT", "2026-11-24T12:00:00Z"],
    [503, "down", "9".repeat(400), "+275760-09-13T00:00:00Z"],
  ])("beyond the time of a run ends the asking at once (%i)", async (status, cause, header, at) => {
    const { waits, get } = start();
    const upstream = await standIn(says(status, "", { "Retry-After": header }));
    const note = `Hugging Face answered with status ${status}, and wants us back at ${at}, when the 10 min for asking are used up`;
    expect(await get(upstream.origin)).toEqual(failed(cause, note, 1));
    expect([waits, upstream.seen.length]).toEqual([[], 1]);
  });
});

describe("what breaks is asked for again, and then down:", () => {
  const bytes = "x".repeat(100);
  test.each<[string, RequestListener, string]>([
    ["no answer", () => {}, "did not answer within 50 ms"],
    ["headers and no body", (_, response) => response.writeHead(200).flushHeaders(), "did not answer within 50 ms"],
    ["a slow drip", drips(Buffer.from("x")), "did not answer within 50 ms"],
    ["a slow drip, packed", drips(gzipSync("x"), { "Content-Encoding": "gzip" }), "did not answer within 50 ms"],
    [
      "a body that ends before its length",
      (_, response) => {
        response.writeHead(200, { "Content-Length": "200" }).write(bytes, () => response.destroy());
      },
      "broke off its answer",
    ],
    [
      "a body in chunks without the last",
      (_, response) => {
        response.writeHead(200).write(bytes, () => response.destroy());
      },
      "broke off its answer, or sent what is no HTTP",
    ],
    [
      "a packed body without its end",
      says(200, gzipSync(bytes).subarray(0, -9), { "Content-Encoding": "gzip" }),
      "broke off its answer",
    ],
    [
      "a packed body that is none",
      says(200, bytes, { "Content-Encoding": "gzip" }),
      "gave no whole answer (Z_DATA_ERROR)",
    ],
    ["a connection closed at once", (request) => request.socket.destroy(), "broke off its answer"],
    [
      "no HTTP",
      (request) => request.socket.end("220 mail.example\r\n"),
      "broke off its answer, or sent what is no HTTP",
    ],
  ])("%s", async (_name, answer, what) => {
    const upstream = await standIn(answer);
    // Only what is too slow is asked with the short limit, so that a busy machine changes nothing.
    const patience = what.endsWith("ms") ? 1000 : tenMinutes;
    expect(await start({ patience }).get(upstream.origin)).toEqual(
      failed("down", `Hugging Face ${what}, four times`, 4),
    );
    expect(upstream.seen).toHaveLength(4);
    expect(most).toEqual({ requests: 1, connections: 1, connected: 4 });
  });

  test.each([
    ["http://127.0.0.1:9/", "refused the connection"],
    ["http://gone.example/", "could not be found: its host name has no address, or this machine has no network"],
  ])("%s", async (url, what) => {
    expect(await start().get(url)).toEqual(failed("down", `Hugging Face ${what}, four times`, 4));
  });

  test("and the one good answer among them is whole", async () => {
    const whole = "paper ".repeat(50_000);
    const upstream = await standIn(
      (_, response) =>
        response.writeHead(200, { "Content-Length": "300000" }).write("paper ", () => response.destroy()),
      says(200, whole),
    );
    const fetched = await start().get(upstream.origin);
    expect([text(fetched) === whole, fetched.tries]).toEqual([true, 2]);
  });
});

describe("the time of a run", () => {
  test("ends all asking: what is asked then is not asked of upstream", async () => {
    const upstream = await standIn(says(200));
    const { clock, get } = start();
    clock.at += tenMinutes;
    expect(await get(upstream.origin)).toMatchObject({ ok: true });
    clock.at += tenMinutes;
    expect(await get(upstream.origin)).toEqual(
      failed("down", "Hugging Face was not asked: the 10 min for asking are used up", 0),
    );
    expect(upstream.seen).toHaveLength(1);
  });

  test("is not waited beyond", async () => {
    const { clock, waits, get } = start();
    const upstream = await standIn(says(200), (_, response) => {
      clock.at += tenMinutes - 500;
      response.writeHead(500).end();
    });
    await get(upstream.origin);
    expect(await get(upstream.origin)).toEqual(
      failed("down", "Hugging Face answered with status 500, and the 10 min for asking are used up", 1),
    );
    expect(waits).toEqual([]);
  });

  test("cuts the last request short", async () => {
    const { clock, get } = start();
    const upstream = await standIn(says(200), () => {});
    await get(upstream.origin);
    clock.at += tenMinutes - 20;
    expect(text(await get(upstream.origin))).toBe(
      "Hugging Face did not answer within 20 ms, and the 10 min for asking are used up",
    );
  });

  test.each([0, -1, Number.NaN])("of %d ms is refused", (patience) => {
    expect(() => start({ patience })).toThrow(`Cannot ask within ${patience} ms: expected more than 0`);
  });
});

describe("a redirect", () => {
  const to = (location: string, status = 302) => says(status, "moved", { Location: location });

  test.each([301, 302, 303, 307, 308])("of the same host is followed (%i)", async (status) => {
    const upstream = await standIn(to("/new?a=1", status), says(200, "papers"));
    const fetched = await start().get(`${upstream.origin}/old`);
    expect([text(fetched), fetched.tries]).toEqual(["papers", 1]);
    expect(sentTo(upstream)).toEqual(["GET /old", "GET /new?a=1"]);
    expect(upstream.seen.map(({ headers }) => headers.accept)).toEqual(["application/json", "application/json"]);
  });

  test("is followed five times, and no more", async () => {
    const upstream = await standIn(to("/again"));
    expect(await start().get(upstream.origin)).toEqual(
      failed("format", `Hugging Face redirects more than 5 times at 127.0.0.1:${upstream.port}`, 1),
    );
    expect(upstream.seen).toHaveLength(6);
  });

  test("to another host is refused, and the other host is not asked", async () => {
    const [upstream, other] = [await standIn((_, response) => to(other.origin)(_, response)), await standIn(says(200))];
    const note = `Hugging Face redirects from 127.0.0.1:${upstream.port} to another host, 127.0.0.1:${other.port}`;
    expect(await start().get(upstream.origin)).toEqual(failed("format", note, 1));
    expect(other.seen).toEqual([]);
  });

  test("without an address is an answer", async () => {
    expect(await start().get((await standIn(says(302))).origin)).toMatchObject({ ok: true, answer: { status: 302 } });
  });

  const moved = (what: string) => ({ what: `redirects from ${what}`, cause: "format", again: false });
  test.each([
    ["http://a.example/", "https://a.example/x", new URL("https://a.example/x")],
    ["http://a.example:81/", "https://a.example/x", new URL("https://a.example/x")],
    ["https://a.example/", "https://a.example:443/x", new URL("https://a.example/x")],
    ["https://a.example/", "http://a.example/", moved("https at a.example to plain http at a.example")],
    ["https://a.example/", "https://b.example/", moved("a.example to another host, b.example")],
    ["https://a.example/", "//b.example/", moved("a.example to another host, b.example")],
    ["https://a.example/", "https://a.example:444/", moved("a.example to another host, a.example:444")],
    ["http://a.example/", "https://a.example.org/", moved("a.example to another host, a.example.org")],
    ["http://a.example/", "https://a.example@b.example/", moved("a.example to another host, b.example")],
    ["https://a.example/", "javascript:alert(1)", moved("a.example to what is no address of the web")],
    ["https://a.example/", "https://", moved("a.example to what is no address of the web")],
  ])("from %s to %s", (from, location, expected) => {
    expect(redirectOf({ status: 301, headers: { location }, body: Buffer.of() }, new URL(from))).toEqual(expected);
  });
});

describe("more than 20 MB is refused, and the connection cut:", () => {
  const tooLong = failed("format", "Hugging Face sent more than the 20 MB that one answer may have", 1);
  /** Goes on until the other side cuts. */
  const endless = (part: Uint8Array, headers: Record<string, string> = {}) => {
    const ended = { cut: false };
    const listener: RequestListener = (_, response) => {
      response.writeHead(200, headers);
      const more = () => response.destroyed || response.write(part, more);
      response.on("close", () => {
        ended.cut = !response.writableFinished;
      });
      more();
    };
    return { ended, listener };
  };

  test.each([
    ["30 MB that are announced", endless(Buffer.alloc(65_536), { "Content-Length": "30000000" })],
    ["an answer in chunks without an end", endless(Buffer.alloc(65_536))],
    [
      "10 MB packed in 10 kB, again and again",
      endless(gzipSync(Buffer.alloc(10_000_000)), { "Content-Encoding": "gzip" }),
    ],
  ])("%s", async (_name, { ended, listener }) => {
    const upstream = await standIn(listener, says(200, "papers"));
    const { get } = start();
    expect(await get(upstream.origin)).toEqual(tooLong);
    expect(text(await get(upstream.origin))).toBe("papers");
    expect(ended.cut).toBe(true);
  });

  test("and 20 MB are not", async () => {
    const [fits, not] = [Buffer.alloc(20_000_000), Buffer.alloc(20_000_001)];
    const upstream = await standIn(
      says(200, fits),
      says(200, not),
      says(200, gzipSync(not), { "Content-Encoding": "gzip" }),
    );
    const { get } = start();
    const fetched = await get(upstream.origin);
    expect(fetched.ok && fetched.answer.body.length).toBe(20_000_000);
    expect([await get(upstream.origin), await get(upstream.origin)]).toEqual([tooLong, tooLong]);
  });
});

describe("of a whole run", () => {
  const slowly: RequestListener = (_, response) => {
    setTimeout(() => response.end("[]"), 5);
  };

  test("one request and one connection are open at a time, whatever is asked at once", async () => {
    const [one, other] = [await standIn(slowly), await standIn(slowly)];
    const { get } = start();
    const order = [one, one, other, other, one];
    await Promise.all(order.map(({ origin }) => get(origin)));
    expect([one.seen.length, other.seen.length]).toEqual([3, 2]);
    expect(most).toEqual({ requests: 1, connections: 1, connected: 5 });
  });

  test("asks are answered in their order", async () => {
    const upstream = await standIn(slowly);
    const { get } = start();
    await Promise.all(["/1", "/2", "/3"].map((path) => get(upstream.origin + path)));
    expect(sentTo(upstream)).toEqual(["GET /1", "GET /2", "GET /3"]);
  });

  test.each([
    [
      "arXiv is asked once in 3 s, whichever of its hosts",
      ["export.arxiv.org", "rss.arxiv.org", "arxiv.org"],
      [3000, 3000],
    ],
    ["any other host is asked once in 1 s", ["huggingface.co", "huggingface.co"], [1000]],
    ["another host is not waited for", ["huggingface.co", "notarxiv.org", "arxiv.org"], []],
    [
      "what is asked of others meanwhile counts as waiting",
      ["arxiv.org", "huggingface.co", "huggingface.co", "arxiv.org"],
      [1000, 2000],
    ],
    ["a stand-in on this machine is not waited for", ["127.0.0.1", "localhost", "127.0.0.1", "localhost"], []],
  ])("%s", async (_name, hosts, expected) => {
    const { port } = await standIn(slowly);
    const { waits, get } = start();
    for (const host of hosts) expect(await get(`http://${host}:${port}/`)).toMatchObject({ ok: true });
    expect(waits).toEqual(expected);
  });

  test("the time between two requests is counted from the end of the first", async () => {
    const { clock, waits, get } = start();
    const { port } = await standIn((_, response) => {
      clock.at += 20_000;
      response.end("[]");
    }, says(200));
    for (const path of ["a", "b"]) await get(`http://export.arxiv.org:${port}/${path}`);
    expect(waits).toEqual([3000]);
  });

  test("redirects and other tries keep their distance too", async () => {
    const { port } = await standIn(
      says(301, "", { Location: "/b" }),
      says(503),
      says(301, "", { Location: "/b" }),
      says(200),
    );
    const { waits, get } = start({ random: () => 0.5 });
    expect(await get(`http://export.arxiv.org:${port}/a`)).toMatchObject({ ok: true, tries: 2 });
    expect(waits).toEqual([3000, 500, 2500, 3000]);
  });

  test("whatever is asked when, two requests to arXiv are 3 s apart and two to any other host 1 s", () => {
    const hosts = fc.constantFrom("arxiv.org", "export.arxiv.org", "rss.arxiv.org", "huggingface.co", "a.example");
    const span = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.record({ host: hosts, idle: span, took: span })), (asks) => {
        let at = noon;
        const spacing = startSpacing(() => at);
        const ends = new Map<string, number>();
        for (const { host, idle, took } of asks) {
          at += idle;
          at += spacing.left(host);
          const [of, gap] = host.endsWith("arxiv.org") ? ["arxiv.org", 3000] : [host, 1000];
          expect(at - (ends.get(of) ?? 0)).toBeGreaterThanOrEqual(gap);
          at += took;
          spacing.ended(host);
          ends.set(of, at);
        }
      }),
    );
  });

  test("a clock that is put back makes nobody wait longer", async () => {
    const { port } = await standIn(says(200));
    const { clock, waits, get } = start();
    await get(`http://arxiv.org:${port}/`);
    clock.at -= 3_600_000;
    await get(`http://arxiv.org:${port}/`);
    expect(waits).toEqual([3000]);
  });

  test("what is no address of the web is a fault of ours, and doesn't stop the next ask", async () => {
    const { get } = start();
    await expect(get("ftp://127.0.0.1/")).rejects.toThrow("Invalid URL protocol");
    expect(await get((await standIn(says(200))).origin)).toMatchObject({ ok: true });
  });
});

describe("an answer with a validator", () => {
  const folder = () => mkdtempSync(join(tmpdir(), "fetch-"));
  const etag = '"v1"';
  const lastModified = "Mon, 23 Nov 2026 04:00:00 GMT";
  const validates =
    (headers: Record<string, string>): RequestListener =>
    (request, response) => {
      const held =
        (headers.ETag !== undefined && request.headers["if-none-match"] === headers.ETag) ||
        (headers["Last-Modified"] !== undefined && request.headers["if-modified-since"] === headers["Last-Modified"]);
      if (held) response.writeHead(304, headers).end();
      else response.writeHead(200, { ...headers, "X-Of": "day" }).end("papers");
    };

  test.each([
    [{ ETag: etag }, [etag, undefined]],
    [{ ETag: 'W/"v1"' }, ['W/"v1"', undefined]],
    [{ "Last-Modified": lastModified }, [undefined, lastModified]],
    [{ ETag: etag, "Last-Modified": lastModified }, [etag, lastModified]],
  ])("is asked for with it by the next run, and 304 gives it again: %j", async (headers, sent) => {
    const cache = folder();
    const upstream = await standIn(validates(headers));
    const first = await start({ cache }).get(upstream.origin);
    expect(first).toMatchObject({ ok: true, notModified: false });
    const next = await start({ cache }).get(upstream.origin);
    expect(next).toMatchObject({
      ok: true,
      notModified: true,
      tries: 1,
      answer: { status: 200, headers: { "x-of": "day" } },
    });
    expect(text(next)).toBe("papers");
    expect(
      upstream.seen.map(({ headers: { "if-none-match": none, "if-modified-since": since } }) => [none, since]),
    ).toEqual([[undefined, undefined], sent]);
    expect(upstream.seen[1]?.headers).not.toHaveProperty("cache-control");
  });

  test("that has changed takes the place of the earlier one", async () => {
    const cache = folder();
    const upstream = await standIn(
      says(200, "old", { ETag: etag }),
      says(200, "new", { ETag: '"v2"' }),
      validates({ ETag: '"v2"' }),
    );
    for (const expected of ["old", "new", "new"])
      expect(text(await start({ cache }).get(upstream.origin))).toBe(expected);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test.each<[string, number, Record<string, string>]>([
    ["has none", 200, {}],
    ["is none that a header may hold", 200, { ETag: "v1" }],
    ["is no list", 404, { ETag: etag }],
  ])("is not kept where it %s", async (_name, status, headers) => {
    const cache = folder();
    await start({ cache }).get((await standIn(says(status, "", headers))).origin);
    expect(readdirSync(cache)).toEqual([]);
  });

  test("is another one for another Accept", async () => {
    const cache = folder();
    const upstream = await standIn(validates({ ETag: etag }));
    for (const accept of ["text/html", "application/json"]) await start({ cache }).get(upstream.origin, accept);
    expect(upstream.seen[1]?.headers).not.toHaveProperty("if-none-match");
  });

  test.each<[string, (text: string) => string]>([
    ["empty", () => ""],
    ["cut", (text) => text.slice(0, -20)],
    ["no JSON", () => "<html>"],
    ["of another form", (text) => text.replace('"v":1', '"v":2')],
    ["of another address", (text) => text.replace("127.0.0.1", "127.0.0.2")],
    ["of another body", (text) => text.replace(/"body":"."/, '"body":"A')],
    ["with a header in a header", (text) => text.replace('"etag":"\\"v1', '"etag":"\\"v1\\r\\nHost: b.example')],
    ["changed in its body", (text) => text.replace('"body":"', '"body":"AAAA')],
    ["with more than it may have", (text) => text.replace("{", '{"more":1,')],
  ])("is asked for anew where its file is %s", async (_name, spoil) => {
    const cache = folder();
    const upstream = await standIn(validates({ ETag: etag }));
    await start({ cache }).get(upstream.origin);
    const [name = ""] = readdirSync(cache);
    const kept = readFileSync(join(cache, name), "utf8");
    const spoilt = spoil(kept);
    writeFileSync(join(cache, name), spoilt);
    const fetched = await start({ cache }).get(upstream.origin);
    expect(fetched).toMatchObject({ ok: true, notModified: spoilt === kept });
    expect(text(fetched)).toBe("papers");
    expect(readFileSync(join(cache, name), "utf8")).toBe(kept);
  });

  test("is kept among a hundred, the longest unused go, and files of others stay", async () => {
    const cache = folder();
    const upstream = await standIn(validates({ ETag: etag }));
    const { clock, get } = start({ cache, patience: 1e9 });
    const ask = async (n: number) => {
      clock.at += 1000;
      return get(`${upstream.origin}/${n}`);
    };
    writeFileSync(join(cache, "notes.txt"), "mine");
    utimesSync(join(cache, "notes.txt"), 0, 0);
    for (let n = 0; n < 100; n++) await ask(n);
    await ask(0);
    for (const n of [100, 101]) await ask(n);
    expect(readdirSync(cache)).toHaveLength(101);
    expect(readFileSync(join(cache, "notes.txt"), "utf8")).toBe("mine");
    const known = [];
    for (const n of [0, 3, 101, 1]) known.push(await ask(n));
    expect(known.map((one) => one.ok && one.notModified)).toEqual([true, true, true, false]);
  });

  test("is given where nothing can be kept", async () => {
    const cache = join(folder(), "file");
    writeFileSync(cache, "");
    expect(text(await start({ cache }).get((await standIn(validates({ ETag: etag }))).origin))).toBe("papers");
    rmSync(cache);
  });

  test("that comes as 304 though nothing is kept is the source's to judge", async () => {
    const fetched = await start({ cache: folder() }).get((await standIn(says(304, ""))).origin);
    expect(fetched).toMatchObject({ ok: true, notModified: false, answer: { status: 304 } });
  });
});
