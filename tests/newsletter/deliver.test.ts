import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startButtondown } from "../../scripts/newsletter/buttondown.ts";
import { deliver } from "../../scripts/newsletter/deliver.ts";
import { lettersFor } from "../../scripts/posting.ts";
import { type LiveSite, type Street, startSite } from "./livesite.ts";
import { ask, drafted, started, stoppingProviders } from "./provider/asking.ts";
import type { Asked, Fault, Plan } from "./provider/faults.ts";
import type { Provider, ProviderOptions } from "./provider/provider.ts";
import { contentAt, day, mannersOf, run } from "./runner.ts";

stoppingProviders();

let site: LiveSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.street = "live";
  site.asked.splice(0);
});

const slug = `daily-${day}`;
const fine = (words: string) => [{ ok: true, sentence: `${slug} ${words}.` }];
const failing = (words: string) => [{ ok: false, sentence: `${slug} ${words}.` }];

/** A stand-in five minutes after the closing, and the content that it is sent of. */
async function evening(options: ProviderOptions = {}, settings = "") {
  return {
    provider: await started({ now: `${day}T18:05:00.000Z`, ...options }),
    found: contentAt(site.url, false, settings),
  };
}

/** The requests that change something, from the one at `start` on: "POST /emails/ID/publish". */
const changes = ({ requests }: Provider, start = 0) =>
  requests
    .slice(start)
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.replace(/em_\w+/, "ID")}`);
const made = "POST /emails";
const published = "POST /emails/ID/publish";
const allOf = async (provider: Provider, act: () => Promise<unknown>) => {
  const start = provider.requests.length;
  await act();
  return changes(provider, start);
};

/** A fault of the first requests to such an address. */
function first(method: string, path: RegExp, fault: Fault, times = 1): Plan {
  let left = times;
  return (asked: Asked) => (asked.method === method && path.test(asked.path) && left-- > 0 ? fault : null);
}
const creating = /^\/emails$/;
const publishing = /\/publish$/;

/** What a letter is delivered with. */
function officeOf(provider: Provider) {
  const manners = mannersOf(provider);
  const buttondown = startButtondown(provider.key, provider.url, manners);
  return { buttondown, manners, newsletter: "x", base: site.url, live: new Set<string>(), notes: () => undefined };
}

/** An editor's hand on the one email that there is, a minute later. */
function edit({ provider, method = "PATCH", body }: { provider: Provider; method?: string; body?: unknown }) {
  provider.advance(60);
  return ask(provider, method, `emails/${provider.emails[0]?.id}`, body === undefined ? {} : { body });
}

/** A fetch by which the provider's answers are other words. */
const rewriting =
  (path: RegExp, from: string | RegExp, to: string): typeof fetch =>
  async (address, init) => {
    const answer = await fetch(address, init);
    if (!path.test(String(address))) return answer;
    return new Response((await answer.text()).replaceAll(from, to), answer);
  };

/** What went out, two days later. */
function out(provider: Provider) {
  provider.advance(2 * 86_400);
  return provider.letters.map(({ slug, times, at }) => ({ slug, times, at: at.replace(".000", "") }));
}

describe("--draft", () => {
  test("leaves one draft and sends nothing, and a later run changes nothing", async () => {
    const { provider, found } = await evening();
    const draft = fine("is a draft at Buttondown, for an editor to send");
    expect(await run(found, provider, { asked: "draft" })).toEqual(draft);
    expect(await run(found, provider, { asked: "draft" })).toEqual(draft);
    expect(changes(provider)).toEqual([made]);
    expect(provider.emails).toMatchObject([{ status: "draft", slug }]);
    expect(out(provider)).toEqual([]);
  });

  test("makes an email of documented fields alone, as a draft, under names that no run changes", async () => {
    const [one, other] = [await evening(), await evening()];
    for (const { provider, found } of [one, other]) await run(found, provider, { asked: "draft" });
    const posts = [one, other].flatMap(({ provider }) => provider.requests.filter(({ method }) => method === "POST"));
    const [body, same] = posts.map(({ body }) => JSON.parse(body));
    const [key, again] = posts.map(({ headers }) => headers["x-idempotency-key"]);
    expect(body).toEqual({
      subject: "Paper 1 on graphs, Paper 2 on graphs, Paper 3 on graphs · 23 Nov 2026",
      body: expect.stringMatching(/^<!-- buttondown-editor-mode: plaintext -->\n/),
      status: "draft",
      slug,
      description: expect.any(String),
      canonical_url: `${site.url}2026/11/23/`,
    });
    expect(key).toMatch(/^daily-2026-11-23-[0-9a-f]{32}$/);
    expect([same, again]).toEqual([body, key]);
    expect(one.provider.violations).toEqual([]);
  });
});

describe("--send", () => {
  test("sends at once, and later runs only look", async () => {
    const { provider, found } = await evening();
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(changes(provider)).toEqual([made, published]);
    expect(
      await allOf(provider, async () => expect(await run(found, provider)).toEqual(fine("is on its way"))),
    ).toEqual([]);
    provider.advance(3600);
    expect(await allOf(provider, async () => expect(await run(found, provider)).toEqual(fine("is out")))).toEqual([]);
    expect(out(provider)).toEqual([{ slug, times: 1, at: `${day}T18:10:00Z` }]);
  });

  test.each([
    { hour: "19:00", zone: "UTC", goes: "2026-11-23T19:00:00Z" },
    { hour: "07:30", zone: "UTC", goes: "2026-11-24T07:30:00Z" },
    { hour: "07:30", zone: "Europe/Berlin", goes: "2026-11-24T06:30:00Z" },
    { hour: "18:30", zone: "America/New_York", goes: "2026-11-23T23:30:00Z" },
  ])("has it sent at $hour by the clocks of $zone, and later runs only look", async ({ hour, zone, goes }) => {
    const { provider, found } = await evening({}, `, at: "${hour}"`);
    const there = { ...found, site: { ...found.site, edition: { ...found.site.edition, zone } } };
    expect(await run(there, provider)).toEqual(fine(`is scheduled for ${goes}`));
    provider.advance(600);
    expect(
      await allOf(provider, async () => expect(await run(there, provider)).toEqual(fine(`is scheduled for ${goes}`))),
    ).toEqual([]);
    expect(out(provider)).toEqual([{ slug, times: 1, at: goes }]);
  });

  test("sends the draft that an earlier run left", async () => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    expect(await allOf(provider, () => run(found, provider))).toEqual([published]);
    expect(out(provider)).toMatchObject([{ times: 1 }]);
  });

  test("sends at once when its hour passes while it waits", async () => {
    const { provider, found } = await evening({ now: `${day}T18:58:00.000Z` }, ', at: "19:00"');
    provider.faults.plan(first("POST", publishing, { kind: "limited", seconds: 180 }));
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(out(provider)).toMatchObject([{ times: 1 }]);
  });
});

const lost: readonly Fault[] = [
  { kind: "cut", accepted: true },
  { kind: "failed", status: 502, accepted: true },
  { kind: "garbled", accepted: true },
  { kind: "truncated", accepted: true },
];
const undone: readonly Fault[] = [
  { kind: "cut", accepted: false },
  { kind: "failed", status: 503, accepted: false },
  { kind: "echo", status: 409 },
  { kind: "portal" },
];

describe.each([
  {
    what: "the draft is made",
    path: creating,
    next: "may not be made: ",
    retried: [made, made, published],
  },
  {
    what: "it is sent",
    path: publishing,
    next: "may be on its way: Buttondown did not say so. The next run looks",
    retried: [made, published, published],
  },
])("when $what", ({ path, next, retried }) => {
  test.each(lost)("an answer that is lost ($kind) is found again, and nothing is asked for twice", async (fault) => {
    const { provider, found } = await evening({ faults: first("POST", path, fault) });
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(changes(provider)).toEqual([made, published]);
    await run(found, provider);
    expect(changes(provider)).toEqual([made, published]);
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
  });

  test.each(undone)("what came to nothing ($kind) is left to the next run", async (fault) => {
    const { provider, found } = await evening({ faults: first("POST", path, fault) });
    expect(await run(found, provider)).toMatchObject([{ ok: false, sentence: expect.stringContaining(next) }]);
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(changes(provider)).toEqual(retried);
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
  });

  test("it waits as long as it is told, and no less", async () => {
    const { provider, found } = await evening({ faults: first("POST", path, { kind: "limited", seconds: 90 }) });
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    const [limited, again] = provider.requests.filter(
      (request) => request.method === "POST" && path.test(request.path),
    );
    expect(Date.parse(again?.at ?? "") - Date.parse(limited?.at ?? "")).toBeGreaterThanOrEqual(90_000);
    expect(out(provider)).toMatchObject([{ times: 1 }]);
  });

  test("it ends with a sentence when it is to wait longer than it may", async () => {
    const { provider, found } = await evening({ faults: first("POST", path, { kind: "limited", seconds: 900 }) });
    expect(await run(found, provider)).toMatchObject([
      {
        ok: false,
        sentence: expect.stringMatching(
          /^daily-2026-11-23 (is not made|stays a draft): Buttondown answered 429: Too many requests\.$/,
        ),
      },
    ]);
    expect(out(provider)).toEqual([]);
  });

  test.each([true, false])(
    "two runners at once send one letter, whether a second publishing is refused (%s)",
    async (guarded) => {
      const { provider, found } = await evening({
        guarded,
        faults: first("POST", path, { kind: "slow", ms: 60, done: "before" }),
      });
      await Promise.all([run(found, provider), run(found, provider)]);
      expect(await run(found, provider)).toEqual(fine("is on its way"));
      expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
    },
  );
});

test.each([
  { what: "making it", path: creating, words: "is not made" },
  { what: "sending it", path: publishing, words: "stays a draft" },
])("what was refused, $what, is asked for again when it may have been mended", async ({ path, words }) => {
  const refused: Fault = { kind: "refused", status: 400, code: "email_not_confirmed", detail: "Confirm first" };
  const { provider, found } = await evening({ faults: first("POST", path, refused, 2) });
  expect(await run(found, provider)).toEqual(failing(`${words}: Buttondown answered 400: Confirm first`));
  expect(await run(found, provider)).toEqual(fine("is on its way"));
  const names = provider.requests.filter((one) => one.method === "POST" && path.test(one.path));
  // The provider would answer the first name as it did before: another, the same for all runs of an hour, is asked for too.
  expect(new Set(names.map(({ headers }) => headers["x-idempotency-key"])).size).toBe(2);
  expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
});

describe("an editor's hand counts", () => {
  test("a changed draft is sent as it was changed", async () => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    const changed = { subject: "Three papers, and a word from us", body: "<p>Only a word.</p>" };
    await edit({ provider, body: changed });
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
    expect(provider.emails).toMatchObject([{ ...changed, status: "sent" }]);
  });

  test("of two emails of that name the one that has come furthest counts", async () => {
    const { provider, found } = await evening();
    await run(found, provider);
    const [written] = lettersFor(found, "send", undefined, Date.parse(provider.clock.now)).written;
    const [email] = provider.emails;
    if (!written || !email) throw new TypeError("Cannot test without a letter that went out");
    const post = officeOf(provider);
    const desk = { emails: [{ ...email, id: "em_1", status: "draft" }, email], tags: new Map() };
    expect([await deliver(written.letter, { kind: "send", at: null }, desk, post)]).toEqual(fine("is on its way"));
    expect(changes(provider)).toEqual([made, published]);
  });

  test("a draft that nobody has had in hand becomes what its letter would be today", async () => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    const papers = found.papers.map((paper, n) => (n === 1 ? { ...paper, withdrawn: "By its authors" } : paper));
    expect(await allOf(provider, () => run({ ...found, papers }, provider))).toEqual(["PATCH /emails/ID", published]);
    expect(provider.emails).toMatchObject([{ subject: "Paper 1 on graphs, Paper 3 on graphs · 23 Nov 2026", slug }]);
    expect(provider.emails[0]?.body).not.toContain("Paper 2");
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
  });

  test("a draft that can't be brought up to date is not sent as it was", async () => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    provider.faults.plan(first("PATCH", /./, { kind: "failed", status: 502, accepted: false }));
    const papers = found.papers.slice(1);
    expect(await run({ ...found, papers }, provider)).toEqual(
      failing("stays a draft, of an older state: Buttondown answered 502"),
    );
    expect(await run({ ...found, papers }, provider)).toEqual(fine("is on its way"));
    expect(provider.emails[0]?.body).not.toContain("Paper 1");
  });

  test.each(["draft", "send", "test"] as const)(
    "another site's email of that name is not taken for ours: --%s",
    async (asked) => {
      const { provider, found } = await evening();
      await drafted(provider, { slug, canonical_url: "https://example.org/2026/11/23/" });
      provider.advance(60);
      const said = await allOf(provider, async () =>
        expect(await run(found, provider, { asked, to: "you@example.org" })).toEqual(
          failing("is not made: its name is taken at Buttondown by an email of https://example.org/2026/11/23/"),
        ),
      );
      expect(said).toEqual([]);
    },
  );

  test("a key of another newsletter is noted, since the site's form subscribes readers elsewhere", async () => {
    const { found, provider } = await evening({ username: "Another" });
    const notes: string[] = [];
    expect(await run(found, provider, { notes })).toMatchObject([{ ok: true }]);
    expect(notes).toEqual([
      expect.stringMatching(/^The key is of the newsletter "another", and .* names "broadsheet"/),
    ]);
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
  });

  test("a draft that is sent by hand while a run waits for the site is sent by hand alone", async () => {
    const { provider, found } = await evening({ guarded: false });
    site.street = "not yet";
    const through: typeof fetch = async (address, init) => {
      if (!String(address).startsWith(site.url) || site.street === "live") return fetch(address, init);
      site.street = "live";
      await edit({ provider, body: { status: "about_to_send" } });
      provider.advance(600);
      return new Response("", { status: 404 });
    };
    expect(await run(found, provider, { through })).toEqual(fine("is out"));
    expect(out(provider)).toMatchObject([{ slug, times: 1 }]);
  });

  test.each(["kept", "gone"] as const)(
    "a deleted draft is not made again, whether lists have it (%s)",
    async (deleted) => {
      const { provider, found } = await evening({ deleted });
      await run(found, provider, { asked: "draft" });
      await edit({ provider, method: "DELETE" });
      const words = "was deleted at Buttondown, and is not made again";
      expect(await run(found, provider)).toEqual(fine(words));
      expect(await run(found, provider, { asked: "draft" })).toEqual(fine(words));
      // Whoever wants to see it is told that nothing comes.
      expect(await run(found, provider, { asked: "test", to: "you@example.org" })).toEqual([
        { ok: false, sentence: `${slug} ${words}.` },
      ]);
      expect(provider.emails).toMatchObject([{ status: "deleted" }]);
      expect(out(provider)).toEqual([]);
    },
  );

  test.each([
    { settings: "", ok: true, words: "was taken back at Buttondown, and stays a draft" },
    {
      settings: ', at: "07:30"',
      ok: false,
      words: "was taken back at Buttondown, and stays a draft until somebody sends or deletes it",
    },
  ])("a letter that was taken back is not sent again$settings", async ({ settings, ok, words }) => {
    const { provider, found } = await evening({}, settings);
    await run(found, provider);
    await edit({ provider, body: { status: "draft" } });
    const back = [{ ok, sentence: `${slug} ${words}.` }];
    expect(await run(found, provider)).toEqual(back);
    provider.advance(23 * 3600);
    expect(await run(found, provider)).toEqual(back);
    expect(out(provider)).toEqual([]);
  });

  test.each([
    {
      status: "managed_by_rss",
      ok: false,
      words: 'is not made: its name is taken at Buttondown by an email that is "managed_by_rss"',
    },
    { status: "about_to_send", ok: true, words: "is on its way" },
    { status: "scheduled", ok: true, words: "is scheduled" },
    { status: "in_flight", ok: true, words: "is on its way" },
    { status: "paused", ok: false, words: "is paused at Buttondown" },
    { status: "deleted", ok: true, words: "was deleted at Buttondown, and is not made again" },
    { status: "errored", ok: false, words: "could not be sent by Buttondown" },
    { status: "sent", ok: true, words: "is out" },
    {
      status: "imported",
      ok: false,
      words: 'is not made: its name is taken at Buttondown by an email that is "imported"',
    },
    { status: "throttled", ok: true, words: "is on its way, in parts" },
    { status: "resending", ok: true, words: "is out" },
    {
      status: "transactional",
      ok: false,
      words: 'is not made: its name is taken at Buttondown by an email that is "transactional"',
    },
    { status: "suppressed", ok: false, words: "is held back by Buttondown" },
    {
      status: "constructor",
      ok: false,
      words: 'is not made: its name is taken at Buttondown by an email that is "constructor"',
    },
  ])("what is $status is left as it is, which is fine: $ok", async ({ status, ok, words }) => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    const through = rewriting(/\/emails\b(?!.*renders)/, '"status":"draft"', `"status":"${status}"`);
    for (const asked of ["draft", "send"] as const)
      expect(await run(found, provider, { asked, through })).toEqual([{ ok, sentence: `${slug} ${words}.` }]);
    const test = await run(found, provider, { asked: "test", to: "you@example.org", through });
    expect(test).toEqual([{ ok: false, sentence: `${slug} ${words}. It can't be tried any more.` }]);
    expect(changes(provider)).toEqual([made]);
  });

  test("an older email that has the letter's name, or another its subject, is left as it is", async () => {
    const { provider, found } = await evening({ now: "2026-11-13T18:05:00.000Z" });
    await drafted(provider, { slug });
    provider.clock.now = `${day}T18:05:00.000Z`;
    expect(await run(found, provider)).toEqual(
      failing(
        `may not be made: Buttondown answered 400: The slug provided is invalid or already in use: ${slug}. The next run looks for it`,
      ),
    );
    const { provider: other } = await evening();
    await drafted(other, {
      slug: "mine",
      subject: "Paper 1 on graphs, Paper 2 on graphs, Paper 3 on graphs · 23 Nov 2026",
    });
    expect(await run(found, other)).toMatchObject([
      { ok: false, sentence: expect.stringContaining("the same identifiers already exists") },
    ]);
    expect([...out(provider), ...out(other)]).toEqual([]);
  });

  test("a letter that is given another name is not sent, since it would not be found again", async () => {
    const { provider, found } = await evening();
    const through = rewriting(/\/emails$/, `"slug":"${slug}"`, `"slug":"${slug}-2"`);
    expect(await run(found, provider, { through })).toEqual(
      failing("was given another name at Buttondown, and is left alone there"),
    );
    expect(changes(provider)).toEqual([made]);
  });
});

describe("nothing is sent", () => {
  const link = (href: string) => `<p><a href="${href}">A page</a></p>`;
  test.each([
    {
      is: "is too big",
      body: "<p>x</p>".repeat(13_000),
      words: /stays a draft: its rendering is \d+ KB, of which Gmail shows 102/,
    },
    { is: "fails", body: "<p>{{\\bf A}}</p>", words: /Buttondown answered 400: The email can't be rendered: / },
    {
      is: "leads nowhere",
      body: link("/papers/"),
      words: /stays a draft: its rendering holds a link that leads nowhere: \/papers\//,
    },
  ])("of a draft whose rendering $is", async ({ body, words }) => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    await edit({ provider, body: { body } });
    expect(
      await allOf(provider, async () => {
        for (const asked of ["send", "test"] as const)
          expect(await run(found, provider, { asked, to: "you@example.org" })).toMatchObject([
            { ok: false, sentence: expect.stringMatching(words) },
          ]);
      }),
    ).toEqual([]);
    expect(provider.emails).toMatchObject([{ status: "draft" }]);
    expect([out(provider), provider.tests]).toEqual([[], []]);
  });

  test.each([
    {
      is: "holds a template that did not run",
      from: "Paper 2 on",
      to: "{{ Paper 2 }} on",
      words: "holds a template that did not run: {{ Paper 2 }} on",
    },
    { is: "leaves out a line", from: /<h2>.*?<\/h2>/g, to: "", words: 'leaves out "Leading papers"' },
  ])("whose rendering $is", async ({ from, to, words }) => {
    const { provider, found } = await evening();
    const answer = await run(found, provider, { through: rewriting(/renders/, from, to) });
    expect(answer).toMatchObject([{ ok: false, sentence: expect.stringContaining(words) }]);
    expect(changes(provider)).toEqual([made]);
  });

  test.each<{ street: Street; page: string; words: string; asked: number }>([
    { street: "not yet", page: "2026/11/23/", words: "answered 404", asked: 4 },
    { street: "one dead", page: "papers/own/paper-2.html", words: "answered 404", asked: 4 },
    { street: "failing", page: "", words: "answered 503", asked: 4 },
    { street: "down", page: "", words: "gave no answer", asked: 4 },
  ])("while the site is $street, and then it goes out", async ({ street, page, words, asked }) => {
    const { provider, found } = await evening();
    site.street = street;
    for (const asked of ["draft", "send"] as const) {
      const said = await run(found, provider, { asked });
      expect(said).toMatchObject([
        {
          ok: false,
          sentence: expect.stringMatching(`^${slug} stays a draft: it links to ${site.url}${page}.*, which ${words}`),
        },
      ]);
    }
    expect(changes(provider)).toEqual([made]);
    const path = `/paper/${page || "2026/11/23/"}`;
    expect(site.asked.filter((one) => one === path)).toHaveLength(2 * asked);
    site.street = "live";
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(out(provider)).toMatchObject([{ times: 1 }]);
  });

  test("before a draft's every page was asked for: those of our site, once each, and no other's", async () => {
    const { provider, found } = await evening();
    const strangers: string[] = [];
    const through: typeof fetch = async (address, init) => {
      if (!String(address).startsWith(provider.url))
        strangers.push(`${address} ${JSON.stringify(init?.headers ?? {})}`);
      return fetch(address, init);
    };
    expect(await run(found, provider, { through })).toEqual(fine("is on its way"));
    expect(site.asked.toSorted()).toEqual([
      "/paper/2026/11/23/",
      "/paper/feed.xml",
      "/paper/feeds/",
      "/paper/papers/own/paper-1.html",
      "/paper/papers/own/paper-2.html",
      "/paper/papers/own/paper-3.html",
      "/paper/ranking/",
    ]);
    expect(strangers.toSorted()).toEqual(site.asked.map((path) => `${new URL(path, site.url)} {}`).toSorted());
  });

  test("while a page is dead that an editor's draft leads to", async () => {
    const { provider, found } = await evening();
    await run(found, provider, { asked: "draft" });
    await edit({ provider, body: { body: `${link(`${site.url}gone/#here`)}${link("https://example.com/")}` } });
    const asked: string[] = [];
    const through: typeof fetch = async (address, init) => {
      asked.push(String(address));
      return String(address) === `${site.url}gone/` ? new Response("", { status: 410 }) : fetch(address, init);
    };
    expect(await run(found, provider, { through })).toEqual(
      failing(`stays a draft: it links to ${site.url}gone/, which answered 410`),
    );
    expect(asked).not.toContain("https://example.com/");
  });

  test("but what is there a minute later goes out in the same run", async () => {
    const { provider, found } = await evening();
    site.street = "not yet";
    const through: typeof fetch = (address, init) => {
      if (provider.clock.now >= `${day}T18:06:00`) site.street = "live";
      return fetch(address, init);
    };
    expect(await run(found, provider, { through })).toEqual(fine("is on its way"));
    expect(site.asked.filter((path) => path.endsWith("/paper-1.html"))).toHaveLength(1);
  });

  test("of a letter that breaks a rule: it never leaves", async () => {
    const { provider, found } = await evening();
    const [written] = lettersFor(found, "send", undefined, Date.parse(provider.clock.now)).written;
    const post = officeOf(provider);
    for (const change of [
      { body: `${written?.letter.body}<script></script>\n` },
      { subject: "{{ x }}" },
      { subject: "x".repeat(79) },
    ]) {
      if (!written) throw new TypeError("Cannot test without a letter");
      const said = await deliver(
        { ...written.letter, ...change },
        { kind: "send", at: null },
        { emails: [], tags: new Map() },
        post,
      );
      expect(said).toMatchObject({
        ok: false,
        sentence: expect.stringMatching(/ is not made, for its (body|subject): expected /),
      });
    }
    expect(provider.requests).toEqual([]);
  });
});

describe("what is there is read whole, or nothing is written", () => {
  const failed: Fault = { kind: "failed", status: 503, accepted: true };
  test.each<{ faults: readonly Fault[]; words: string }>([
    { faults: [failed, failed, failed, failed], words: "answered 503" },
    { faults: [{ kind: "garbled", accepted: true }], words: "answered 200 with what can't be read: the whole: " },
    { faults: [{ kind: "portal" }], words: "answered 200 with what can't be read: the whole: " },
    { faults: [{ kind: "next elsewhere" }], words: "answered 404" },
    { faults: [{ kind: "moved", status: 302 }], words: "answered 302" },
    { faults: [{ kind: "echo", status: 401 }], words: 'answered 401: {"' },
    { faults: [{ kind: "limited", seconds: 900 }], words: "answered 429: Too many requests" },
  ])("after $faults", async ({ faults, words }) => {
    for (const asked of ["draft", "send", "test"] as const) {
      const { provider, found } = await evening({ faults });
      const said = await run(found, provider, { asked, to: "you@example.org" });
      expect(said).toMatchObject([
        { ok: false, sentence: expect.stringMatching(/^No letter is sent or made: Buttondown .*\.$/) },
      ]);
      expect(said?.[0]?.sentence).toContain(words);
      expect(JSON.stringify(said)).not.toContain(provider.key);
      expect(changes(provider)).toEqual([]);
      expect(provider.elsewhere.requests).toEqual([]);
    }
  });

  test("also by looking again after an answer was lost", async () => {
    const { provider, found } = await evening();
    provider.faults.plan([null, { kind: "cut", accepted: true }, { kind: "garbled", accepted: true }]);
    expect(await run(found, provider)).toEqual(
      failing("may not be made: Buttondown gave no answer: other side closed. The next run looks for it"),
    );
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(changes(provider)).toEqual([made, published]);
  });

  test("through all its pages: the draft is on the last", async () => {
    const { provider, found } = await evening({ pageSize: 1 });
    await run(found, provider, { asked: "draft" });
    provider.advance(60);
    for (const subject of ["On light", "A word to members", "What we read"])
      await drafted(provider, { slug: subject.replaceAll(" ", "-"), subject });
    expect(
      await allOf(provider, async () => expect(await run(found, provider)).toEqual(fine("is on its way"))),
    ).toEqual([published]);
  });

  test("the key is in the header of requests to the provider, and nowhere else", async () => {
    const { provider, found } = await evening({ tags: [] }, ", tags: true");
    await run(found, provider, { asked: "test", to: "you@example.org" });
    await run(found, provider);
    for (const { headers, path, query, body } of provider.requests) {
      expect(headers.authorization).toBe(`Token ${provider.key}`);
      expect(JSON.stringify([{ ...headers, authorization: "" }, path, [...query], body])).not.toContain(provider.key);
    }
    expect(provider.violations).toEqual([]);
  });
});

describe("where readers choose topics", () => {
  const readers = { none: [], graphs: ["graphs"], optics: ["optics"], both: ["graphs", "optics"], friend: ["friends"] };
  const subscribers = Object.entries(readers).map(([name, tags]) => ({ email: `${name}@example.org`, tags }));
  /** One of the three papers is on graphs, and none on optics. */
  async function tagged(tags: readonly string[] | null, options: ProviderOptions = {}) {
    const { provider, found } = await evening({ tags, subscribers, ...options }, ", tags: true");
    const papers = found.papers.map((paper, n) => (n === 2 ? paper : { ...paper, title: `Paper ${n}` }));
    return { provider, found: { ...found, papers } };
  }
  const got = (provider: Provider) => {
    provider.advance(2 * 86_400);
    return Object.fromEntries(
      provider.letters.map(({ slug, to }) => [slug, to.map((email) => email.replace(/@.*/, "")).join(" ")]),
    );
  };

  test.each([
    { tags: ["friends", "optics", "graphs"], letters: { [slug]: "none friend", [`${slug}-graphs`]: "graphs both" } },
    { tags: ["optics", "friends"], letters: { [slug]: "none graphs friend" } },
    { tags: ["graphs"], letters: { [slug]: "none optics friend", [`${slug}-graphs`]: "graphs both" } },
    { tags: ["Graphs", "friends"], letters: { [slug]: "none graphs optics both friend" } },
    { tags: [], letters: { [slug]: "none graphs optics both friend" } },
  ])("each gets the letters that they chose, where Buttondown has the tags $tags", async ({ tags, letters }) => {
    const { provider, found } = await tagged(tags);
    const said = await run(found, provider);
    expect(said).toEqual(Object.keys(letters).map((name) => ({ ok: true, sentence: `${name} is on its way.` })));
    expect(got(provider)).toEqual(letters);
  });

  test("pages that several letters link to are asked for once", async () => {
    const { provider, found } = await tagged(["graphs"]);
    expect(await run(found, provider)).toHaveLength(2);
    expect(site.asked.toSorted()).toEqual([...new Set(site.asked)].toSorted());
  });

  test("letters are addressed by the tags' ids", async () => {
    const { provider, found } = await tagged(["friends", "optics", "graphs"]);
    await run(found, provider, { asked: "draft" });
    const [, optics, graphs] = provider.tags.map(({ id }) => id);
    const having = (operator: string, value: string | undefined) => ({ field: "subscriber.tags", operator, value });
    expect(provider.emails.map(({ filters }) => filters)).toEqual([
      { filters: [having("not_contains", graphs), having("not_contains", optics)], groups: [], predicate: "and" },
      { filters: [having("contains", graphs)], groups: [], predicate: "and" },
    ]);
  });

  test.each<{ when: string; tags: readonly string[] | null; faults: Plan; words: string }>([
    {
      when: "the plan has none",
      tags: null,
      faults: [],
      words: "answered 403: The plan of this newsletter has no tags",
    },
    {
      when: "they can't be read",
      tags: ["graphs"],
      faults: [null, { kind: "garbled", accepted: true }],
      words: "answered 200 with what can't be read",
    },
    {
      when: "their list leads elsewhere",
      tags: ["graphs"],
      faults: (asked) =>
        asked.path === "/tags" && asked.count < 4 ? { kind: "next elsewhere" } : { kind: "echo", status: 500 },
      words: "answered 500",
    },
  ])("nobody gets a letter when $when", async ({ tags, faults, words }) => {
    const { provider, found } = await tagged(tags);
    provider.faults.plan(faults);
    expect(await run(found, provider)).toMatchObject([{ ok: false, sentence: expect.stringContaining(words) }]);
    expect(changes(provider)).toEqual([]);
  });

  test("tags are read to the last page", async () => {
    const { provider, found } = await tagged(["friends", "optics", "graphs"], { pageSize: 1 });
    await run(found, provider);
    expect(got(provider)).toEqual({ [slug]: "none friend", [`${slug}-graphs`]: "graphs both" });
  });

  // The letter of such a topic would be that of everybody, and the provider refuses look-alikes.
  test("who chose a topic that all papers are on gets the letter of everybody", async () => {
    const { provider, found } = await evening({ tags: ["graphs"], subscribers }, ", tags: true");
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(got(provider)).toEqual({ [slug]: "none graphs optics both friend" });
  });

  test("a letter that fails keeps none of the others", async () => {
    const { provider, found } = await tagged(["graphs"]);
    provider.faults.plan(
      first("POST", creating, { kind: "refused", status: 400, code: "body_invalid", detail: "No" }, 2),
    );
    expect(await run(found, provider)).toEqual([
      ...failing("is not made: Buttondown answered 400: No"),
      { ok: true, sentence: `${slug}-graphs is on its way.` },
    ]);
    expect(got(provider)).toEqual({ [`${slug}-graphs`]: "graphs both" });
  });
});

describe("--test", () => {
  const to = "you@example.org";
  test("goes to one address alone, as often as it is asked for, and leaves a draft that is sent later", async () => {
    const { provider, found } = await evening();
    for (const _ of "ab") {
      expect(await run(found, provider, { asked: "test", to })).toEqual([
        { ok: true, sentence: expect.stringMatching(/ went to .*, and still is a draft\.$/) },
      ]);
      provider.advance(1);
    }
    expect(provider.tests).toMatchObject([1, 2].map(() => ({ to, testMode: false })));
    const tries = provider.requests.filter(({ path }) => path.endsWith("/send-draft"));
    expect(tries.map(({ body, headers }) => [JSON.parse(body), headers["x-buttondown-test-mode"]])).toEqual(
      [1, 2].map(() => [{ recipients: [to] }, undefined]),
    );
    expect(provider.emails).toMatchObject([{ status: "draft" }]);
    expect(await run(found, provider)).toEqual(fine("is on its way"));
    expect(out(provider)).toMatchObject([{ times: 1 }]);
  });

  test("of a letter that is out is refused", async () => {
    const { provider, found } = await evening();
    await run(found, provider);
    expect(await run(found, provider, { asked: "test", to })).toEqual(
      failing("is on its way. It can't be tried any more"),
    );
    expect(provider.tests).toEqual([]);
  });

  test("whose answer is lost says so", async () => {
    const { provider, found } = await evening({ faults: first("POST", /send-draft/, { kind: "cut", accepted: true }) });
    expect(await run(found, provider, { asked: "test", to })).toEqual(
      failing("was not tried: Buttondown gave no answer: other side closed"),
    );
    expect(provider.tests).toHaveLength(1);
  });
});
