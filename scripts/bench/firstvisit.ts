import type { Browser, Page } from "playwright-core";
import type { Host, Sent } from "./host.ts";

/** What a first visit costs, over the wire. Bytes of headers and compressed bodies, as the server counts them. */
export interface Cost {
  readonly requests: number;
  readonly bytes: number;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  /** As the browser counts them: without the icon, what a worker asks for, and what is fetched before it is asked for. */
  readonly seen: number;
}

/** A phone as Lighthouse has it. */
export const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** Opens a page with nothing of the site kept, waits until it is at rest, and says what that cost. */
export async function firstVisit(browser: Browser, host: Host, path: string): Promise<Cost> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    const watching = await context.newCDPSession(page);
    await watching.send("Network.enable");
    let seen = 0;
    watching.on("Network.loadingFinished", ({ encodedDataLength }) => {
      seen += encodedDataLength;
    });
    host.taken();
    await page.goto(host.url + path, { waitUntil: "networkidle" });
    const sent = host.taken();
    return { ...sum([...sent, ...(await icon(page, host, sent))]), seen };
  } finally {
    await context.close();
  }
}

/** A browser with windows asks for the icon, one without does not. */
async function icon(page: Page, host: Host, sent: readonly Sent[]): Promise<Sent[]> {
  const [href] = await page.$$eval("link[rel=icon]", (links) => links.map((link) => (link as HTMLLinkElement).href));
  if (href === undefined || sent.some(({ path }) => host.url + path === href)) return [];
  await page.request.get(href);
  return host.taken();
}

function sum(sent: readonly Sent[]): Omit<Cost, "seen"> {
  const of = (type: string) =>
    sent.filter((one) => one.type.startsWith(type)).reduce((total, { bytes }) => total + bytes, 0);
  return {
    requests: sent.length,
    bytes: of(""),
    html: of("text/html"),
    css: of("text/css"),
    js: of("text/javascript"),
  };
}
