import { inSeconds } from "../config/zone.ts";
import type { Email } from "./buttondown.ts";
import { type Desk, emailsSince, ofLetter, type Post } from "./desk.ts";
import { faultInText } from "./gate.ts";
import type { Letter } from "./letter.ts";
import { type Outcome, outcome } from "./outcome.ts";
import { isAsWritten } from "./rendering.ts";
import { idempotencyKeyOf, inputOf } from "./request.ts";
import type { Said } from "./said.ts";

/** Makes the draft; where that is not known to have happened, or its name is taken, the one that stands there. */
export async function draft(letter: Letter, { tags }: Desk, post: Post): Promise<Email | Outcome> {
  const { buttondown, manners } = post;
  const unsafe = faultInText(letter);
  if (unsafe !== null) return outcome(letter, false, `is not made, for ${unsafe}`);
  const said = await insisted(letter, "draft", post, (key) => buttondown.create(inputOf(letter, tags), key));
  if (said.kind === "ok")
    return said.value.slug === letter.slug
      ? said.value
      : outcome(letter, false, "was given another name at Buttondown, and is left alone there");
  if (said.kind === "refused" && !isTaken(said)) return outcome(letter, false, `is not made: ${said.sentence}`);
  await manners.wait(lookAgain);
  const emails = await emailsSince(buttondown, letter.date);
  const standing = emails.kind === "ok" ? ofLetter(emails.value, letter) : undefined;
  return standing ?? outcome(letter, false, `may not be made: ${said.sentence}. The next run looks for it`);
}

/** A lost request may still be worked on. Unit: milliseconds. */
const lookAgain = 3000;

const isTaken = (said: Said<unknown>) =>
  said.kind === "refused" && ["slug_invalid", "email_duplicate"].includes(said.code);

/** A draft of ours in whose place an earlier run would write another today, if nobody has had it in hand, is brought up to date. */
export async function brought(letter: Letter, email: Email, { tags }: Desk, post: Post): Promise<Said<Email>> {
  const { status, slug, ...input } = inputOf(letter, tags);
  const { creation_date: made, modification_date: changed, body = "" } = email;
  const isUntouched = made && changed && Math.abs(Date.parse(changed) - Date.parse(made)) < touch;
  if (!isUntouched || (isAsWritten(body, letter) && email.subject === letter.subject))
    return { kind: "ok", value: email };
  const key = idempotencyKeyOf(post.newsletter, letter, JSON.stringify(input));
  return post.buttondown.update(email.id, input, key);
}

/** Making an email takes no longer than this, and no editor is as quick. Unit: milliseconds. */
const touch = 5000;

/**
 * Asks for a change under a key that names it for all runs. The provider repeats its answer to that key, a refusal too: so a
 * refusal, after which nothing has changed, is asked about once more, under a key of this hour.
 */
export async function insisted<T>(
  letter: Letter,
  what: string,
  { newsletter, manners }: Post,
  change: (key: string) => Promise<Said<T>>,
): Promise<Said<T>> {
  const said = await change(idempotencyKeyOf(newsletter, letter, what));
  if (said.kind !== "refused" || said.status !== 400 || isTaken(said)) return said;
  const hour = inSeconds(manners.now()).slice(0, 13);
  return change(idempotencyKeyOf(newsletter, letter, `${what} ${hour}`));
}
