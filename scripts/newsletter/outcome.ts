import type { Letter } from "./letter.ts";
import type { Said } from "./said.ts";

/** What became of a letter, in a sentence; `ok` where nothing is left to be mended. */
export interface Outcome {
  readonly ok: boolean;
  readonly sentence: string;
}

/** "daily-2026-11-23 stays a draft: ...". */
export function outcome({ slug }: Letter, ok: boolean, words: string): Outcome {
  return { ok, sentence: `${slug} ${words}.` };
}

interface Status {
  readonly ok: boolean;
  readonly words: string;
}

/** What the provider's statuses say of a letter. But for a draft, none is ever made or sent again. */
const statuses = new Map<string, Status>(
  Object.entries({
    draft: { ok: true, words: "is a draft at Buttondown, for an editor to send" },
    scheduled: { ok: true, words: "is scheduled" },
    about_to_send: { ok: true, words: "is on its way" },
    in_flight: { ok: true, words: "is on its way" },
    throttled: { ok: true, words: "is on its way, in parts" },
    resending: { ok: true, words: "is out" },
    sent: { ok: true, words: "is out" },
    deleted: { ok: true, words: "was deleted at Buttondown, and is not made again" },
    paused: { ok: false, words: "is paused at Buttondown" },
    errored: { ok: false, words: "could not be sent by Buttondown" },
    suppressed: { ok: false, words: "is held back by Buttondown" },
  }),
);

/** @param at The moment for which it is scheduled, where that is known. */
export function standing(letter: Letter, status: string, at: string | null = null): Outcome {
  const { ok, words } = statuses.get(status) ?? {
    ok: false,
    words: `is not made: its name is taken at Buttondown by an email that is "${status}"`,
  };
  return outcome(letter, ok, status === "scheduled" && at ? `${words} for ${at}` : words);
}

/** A letter that is not there any more was deleted by somebody: a repeated request is answered as the first one was. */
export function missing(letter: Letter, said: Exclude<Said<unknown>, { kind: "ok" }>): Outcome {
  const isGone = said.kind === "refused" && said.status === 404;
  return isGone ? standing(letter, "deleted") : outcome(letter, false, `stays as it is: ${said.sentence}`);
}
