import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { command, commonOptions, UsageError } from "./command.ts";
import { printable } from "./config/printable.ts";
import { CannotError } from "./config/problem.ts";
import { readContent } from "./content.ts";
import { addToSummary, giveOutputs } from "./forge/outputs.ts";
import { buttondownApi, startButtondown } from "./newsletter/buttondown.ts";
import type { Manners } from "./newsletter/connection.ts";
import type { Outcome } from "./newsletter/outcome.ts";
import { isDay } from "./papers/schema.ts";
import { type Asked, lettersFor, post } from "./posting.ts";
import { sayPlan, writeLetters } from "./preview.ts";
import { refusalOf } from "./refusal.ts";
import { say, warn } from "./say.ts";
import { root } from "./site/engine.ts";

const help = `
npm run send -- [options]

Writes the letters that are due, to be read: for each _letters/<name>.html and <name>.txt, and in <name>.json the request
that would make it. Says what would become of them and why; opens no connection and sends nothing, unless it is told to:

  --draft         makes each a draft at Buttondown, for an editor to send
  --send          sends each, once, however often this is run; content/site.yaml has to say newsletter.send: true
  --test ADDRESS  makes the newest a draft and has it sent to this one address

  --date DAY      the letter of this day, as yyyy-mm-dd; where letters are weekly, that of its week
  --letters DIR   where letters are written (_letters)
  --content DIR   the content folder (content)
  --api ADDRESS   a stand-in for the provider on this machine, such as http://127.0.0.1:4711/v1/

The key is read from BUTTONDOWN_API_KEY and from nowhere else. Without one these three do nothing, which is not an error.

Exit code 0: done, or nothing to do. 1: a letter did not get as far as it should, or the content can't be used.
2: unusable options.
`;

const options = {
  ...commonOptions,
  letters: { type: "string", default: join(root, "_letters") },
  date: { type: "string" },
  draft: { type: "boolean", default: false },
  send: { type: "boolean", default: false },
  test: { type: "string" },
  api: { type: "string", default: buttondownApi },
} as const;

/** Unit: milliseconds. Within it lies a Retry-After of some minutes; the job that runs this ends after 20. */
const manners: Manners = {
  fetch,
  now: Date.now,
  wait: (span: number) => setTimeout(span),
  timeout: 30_000,
  patience: 600_000,
};

const key = process.env.BUTTONDOWN_API_KEY?.trim() ?? "";
/** What was not done, for the issue of a failed run. */
const failures: string[] = [];

await command(help, options, async (values) => {
  const asked = askedIn(values);
  if (asked !== "preview" && key === "")
    tell({ ok: true, sentence: "skipped, no key: BUTTONDOWN_API_KEY is not set." });
  else
    try {
      await send(values, asked, apiOf(values.api));
    } catch (error) {
      if (!(error instanceof CannotError)) throw error;
      tell({ ok: false, sentence: error.message });
    }
  giveOutputs({ failures: failures.map(printable).join(" ") });
});

type Values = Parameters<Parameters<typeof command<typeof options>>[2]>[0];

/** @throws {UsageError} If it can't be told what is wanted. */
function askedIn({ date, draft, send, test }: Values): Asked {
  if (date !== undefined && !isDay(date))
    throw new UsageError(`Cannot write the letter of "${date}": expected a day such as 2026-11-23.`);
  if (test !== undefined && !/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(test))
    throw new UsageError(`Cannot send a letter to "${test}": expected an address such as you@example.org.`);
  const told = { draft, send, test: test !== undefined };
  const asks = (["draft", "send", "test"] as const).filter((name) => told[name]);
  if (asks.length > 1) throw new UsageError(`Cannot do more than one of these at a time: --${asks.join(", --")}.`);
  return asks[0] ?? "preview";
}

async function send({ content, letters, date, test }: Values, asked: Asked, api: string): Promise<void> {
  const found = await readContent(resolve(content));
  const { newsletter, edition } = found.site;
  const now = Date.now();
  const { written, none } = lettersFor(found, asked, date, now);
  const refusal = refusalOf(found, asked === "preview" ? "send" : asked);
  if (asked !== "preview" && refusal !== null)
    throw new CannotError(`Cannot ${asked === "test" ? "try" : asked} a letter: ${refusal}`);
  const topics = newsletter?.tags ? found.topics.map(({ id }) => id) : [];
  writeLetters(written, resolve(letters), { newsletter: newsletter?.buttondown ?? "", topics, api });
  for (const sentence of none) tell({ ok: true, sentence });
  if (asked === "preview") return sayPlan(written, refusal, now, edition.zone);
  // Of all that are due, the newest letter of everybody is the one to try.
  const chosen = asked === "test" ? written.filter(({ letter }) => letter.tag === null).slice(-1) : written;
  const buttondown = startButtondown(keyIn(key), api, manners);
  await post(found, chosen, asked, { to: test ?? "", buttondown, manners }, { tell, notes: note });
}

/** Says what became of a letter. Whatever the sentence was made from, the key is not in it. */
function tell({ ok, sentence }: Outcome): void {
  const words = key === "" ? sentence : sentence.replaceAll(key, "…");
  (ok ? say : warn)(words);
  // As code, in which a page of the forge sees no links and calls nobody.
  addToSummary(`\`${printable(words).replaceAll("`", "'")}\``);
  if (ok) return;
  failures.push(words);
  process.exitCode = 1;
}

/** Says what a run waits for, and what is odd. */
function note(sentence: string): void {
  tell({ ok: true, sentence });
}

/** @throws {CannotError} If this is no key, which a header could not hold. It is not repeated. */
function keyIn(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new CannotError("Cannot use BUTTONDOWN_API_KEY: expected a key of letters, digits and signs, without blanks.");
}

/** @throws {UsageError} If the key would leave this machine for another host than the provider's. */
function apiOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (text === buttondownApi || (url && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)))
    return text.replace(/\/?$/, "/");
  throw new UsageError(`Cannot ask "${text}": expected an address on this machine.`);
}
