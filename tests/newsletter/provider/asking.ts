import { afterEach, expect } from "vitest";
import { type Provider, type ProviderOptions, startProvider } from "./provider.ts";

const running: Provider[] = [];

/** Stops what the tests of a file started, after each. */
export function stoppingProviders(): void {
  afterEach(async () => {
    for (const provider of running.splice(0)) await provider.close();
  });
}

/** Starts a stand-in for one test. */
export async function started(options: ProviderOptions = {}): Promise<Provider> {
  const provider = await startProvider(options);
  running.push(provider);
  return provider;
}

interface Ask {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
  readonly raw?: string;
}

/** Asks as a careful client would, but for what is given: a header that is null isn't sent. */
export async function ask(provider: Provider, method: string, path: string, { headers = {}, body, raw }: Ask = {}) {
  const given = {
    authorization: `Token ${provider.key}`,
    "x-api-version": "2026-04-01",
    ...(body === undefined && raw === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  const sent = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null);
  const text = raw ?? (body === undefined ? null : JSON.stringify(body));
  const response = await fetch(new URL(path, provider.url), { method, headers: sent, body: text, redirect: "manual" });
  const said = await response.text();
  return { status: response.status, text: said, headers: response.headers, json: () => JSON.parse(said) };
}

/** The letter of a day of November, with what a test changes. */
export const letter = (day: number, more: Readonly<Record<string, unknown>> = {}) => ({
  subject: `Broadsheet 2026-11-${day}: a title of day ${day}`,
  slug: `daily-2026-11-${day}`,
  body: `<!-- buttondown-editor-mode: plaintext -->\n\n<p>What was found on day ${day} and on no other, ${day} times.</p>`,
  status: "draft",
  ...more,
});

/** Drafts that of the 23rd, and gives its id. */
export async function drafted(provider: Provider, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { status, text, json } = await ask(provider, "POST", "emails", { body: letter(23, more) });
  expect([status, text]).toEqual([201, expect.any(String)]);
  return json().id;
}

/** Every answer of the stand-in is as the document says; where the document is absent nothing was compared. */
export function expectAnswers(provider: Provider): void {
  expect(provider.violations.filter(({ of }) => of === "answer")).toEqual([]);
}
