import { expect, test } from "vitest";
import { firstDead } from "../../scripts/newsletter/live.ts";

const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `https://example.org/${n}`);

/** What a look at these pages finds, where each answers what `statusOf` says. */
async function looked(
  addresses: readonly string[],
  statusOf: (address: string, seconds: number) => number,
  live = new Set<string>(),
) {
  const asked: string[] = [];
  const told: string[] = [];
  let seconds = 0;
  const manners = {
    fetch: async (address: string | URL | Request) => {
      asked.push(String(address));
      return new Response("", { status: statusOf(String(address), seconds) });
    },
    now: () => seconds * 1000,
    wait: async (span: number) => {
      seconds += span / 1000;
    },
    timeout: 1000,
    patience: 0,
  };
  const dead = await firstDead(addresses, { live, manners, notes: (sentence) => told.push(sentence) });
  return { dead, asked, told, seconds, live };
}

test("pages that are there are asked for once, and remembered", async () => {
  const { dead, asked, told, live } = await looked([...pages, ...pages], () => 200);
  expect({ dead, asked, told }).toEqual({ dead: null, asked: pages, told: [] });
  expect([...live]).toEqual(pages);
  const again = await looked(pages, () => 500, live);
  expect(again).toMatchObject({ dead: null, asked: [], told: [] });
});

test("a page that is not there is looked for four times, over 65 s, and each wait is told", async () => {
  const [page = ""] = pages;
  const { dead, asked, told, seconds, live } = await looked([page], () => 404);
  expect({ dead, seconds }).toEqual({ dead: `${page}, which answered 404`, seconds: 65 });
  expect(asked).toEqual([page, page, page, page]);
  expect(told).toEqual([5, 15, 45].map((pause) => expect.stringMatching(new RegExp(`\\b${pause} s for ${page}`))));
  expect(live.size).toBe(0);
});

test("a look ends at the first dead page, and the next one asks for none that was there", async () => {
  const { dead, asked } = await looked(pages, (address) => (address === pages[0] ? 404 : 200));
  expect(dead).toContain(pages[0]);
  // Four at a time: those that had been asked for when the first was found dead, and then one look after the other.
  expect(new Set(asked.slice(0, 4))).toEqual(new Set(pages.slice(0, 4)));
  for (const page of pages.slice(1)) expect(asked.filter((one) => one === page).length).toBeLessThanOrEqual(1);
  expect(asked.filter((one) => one === pages[0])).toHaveLength(4);
});

test("a page that comes while it is waited for is there", async () => {
  expect(await looked(pages, (_, seconds) => (seconds >= 20 ? 200 : 404))).toMatchObject({ dead: null, seconds: 20 });
});

test("a page that leads elsewhere is none", async () => {
  expect(await looked(pages, () => 301)).toMatchObject({ dead: `${pages[0]}, which answered 301` });
});
