import { inSeconds } from "../config/zone.ts";
import type { Email } from "./buttondown.ts";
import { type Desk, ofLetter, type Post } from "./desk.ts";
import { brought, draft, insisted } from "./drafting.ts";
import type { Letter } from "./letter.ts";
import { firstDead } from "./live.ts";
import { missing, type Outcome, outcome, standing } from "./outcome.ts";
import { faultOf, linksIn } from "./rendering.ts";
import { idempotencyKeyOf } from "./request.ts";

/** What is to become of a letter: a draft at the provider, a mail to all, or a mail to one who wants to see it first. */
export type Wish =
  | { readonly kind: "draft" }
  /** At a moment, in milliseconds since 1970; null, or one that is past: at once. */
  | { readonly kind: "send"; readonly at: number | null }
  | { readonly kind: "test"; readonly to: string };

/**
 * Brings one letter as far as is wished, from wherever an earlier run left it: looks, drafts, reads the rendering, looks at
 * the pages that it links to, publishes. What may have been accepted is not asked for again before looking, so that this may
 * be cut off at any point, run again, and run twice at once.
 *
 * Rests on what the provider says: a slug is taken once, only a draft can be published, and a request is carried out once for
 * an idempotency key. An editor's hand counts: a draft that was changed is sent as it is, one that was deleted is not made
 * again, and one that was taken back is not sent again.
 */
export async function deliver(letter: Letter, wish: Wish, desk: Desk, post: Post): Promise<Outcome> {
  const found = ofLetter(desk.emails, letter);
  // Nothing but publishing gives a draft its moment: somebody was quicker than the mail.
  if (found?.status === "draft" && found.publish_date && wish.kind === "send")
    return outcome(letter, false, "was taken back at Buttondown, and stays a draft until somebody sends or deletes it");
  const email = found ?? (await draft(letter, desk, post));
  if ("sentence" in email) return email;
  const name = newsletterOf(email);
  if (letter.tag === null && name !== null && name !== post.newsletter.toLowerCase())
    post.notes(
      `The key is of the newsletter "${name}", and content/site.yaml names "${post.newsletter}", for which the site's form subscribes readers.`,
    );
  const checked = await check(letter, email, wish, desk, post);
  // Whoever waits for a letter to try is told that none comes.
  if ("sentence" in checked) return wish.kind === "test" ? { ...checked, ok: false } : checked;
  if (wish.kind === "test") return test(letter, email, wish.to, post);
  const dead = await firstDead(linksToOwn(letter, checked, post.base), post);
  if (dead !== null) return outcome(letter, false, `stays a draft: it links to ${dead}`);
  return wish.kind === "draft" ? standing(letter, "draft") : publish(letter, email, wish.at, post);
}

/** The links of the draft, as it is now and as the provider renders it; or why it goes no further. */
async function check(
  letter: Letter,
  { id }: Email,
  wish: Wish,
  desk: Desk,
  post: Post,
): Promise<readonly string[] | Outcome> {
  const { buttondown } = post;
  const held = await buttondown.retrieve(id);
  if (held.kind !== "ok") return missing(letter, held);
  const over = overOf(letter, held.value, wish, post.base);
  if (over) return over;
  const email = await brought(letter, held.value, desk, post);
  if (email.kind !== "ok") return outcome(letter, false, `stays a draft, of an older state: ${email.sentence}`);
  const rendering = await buttondown.render(id);
  if (rendering.kind !== "ok") return missing(letter, rendering);
  const { body = "" } = email.value;
  const fault = faultOf(rendering.value.content, body, letter);
  if (fault !== null) return outcome(letter, false, `stays a draft: its rendering ${fault}`);
  return [...linksIn(body), ...linksIn(rendering.value.content)];
}

/** What there is to say of an email that is no draft, or none that a run may send; null for one that is. */
function overOf(letter: Letter, email: Email, wish: Wish, base: string): Outcome | null {
  const { status, canonical_url = "", publish_date } = email;
  if (canonical_url !== "" && !`${canonical_url}/`.startsWith(base))
    return outcome(letter, false, `is not made: its name is taken at Buttondown by an email of ${canonical_url}`);
  if (status === "draft") return null;
  const { ok, sentence } = standing(letter, status, publish_date);
  return { ok, sentence: wish.kind === "test" ? `${sentence} It can't be tried any more.` : sentence };
}

/** The newsletter in whose archive an email stands, in lower case; null where the archive is at an address of its own. */
function newsletterOf({ absolute_url = "" }: Email): string | null {
  return /^https:\/\/buttondown\.(?:com|email)\/([\w-]+)\//.exec(absolute_url)?.[1]?.toLowerCase() ?? null;
}

async function test(
  letter: Letter,
  { id }: Email,
  to: string,
  { buttondown, manners, newsletter }: Post,
): Promise<Outcome> {
  const said = await buttondown.test(id, [to], idempotencyKeyOf(newsletter, letter, `test ${to} ${manners.now()}`));
  return said.kind === "ok"
    ? outcome(letter, true, "went to this one address, and still is a draft")
    : outcome(letter, false, `was not tried: ${said.sentence}`);
}

async function publish(letter: Letter, { id }: Email, at: number | null, post: Post): Promise<Outcome> {
  const { buttondown, manners, base } = post;
  const before = await buttondown.retrieve(id);
  if (before.kind !== "ok") return missing(letter, before);
  const over = overOf(letter, before.value, { kind: "send", at }, base);
  if (over) return over;
  // The provider takes no moment that has passed when it reads the request.
  const moment = () => (at !== null && at - manners.now() > 60_000 ? inSeconds(at) : null);
  const said = await insisted(letter, "publish", post, (key) => buttondown.publish(id, moment(), key));
  const after = await buttondown.retrieve(id);
  const email = after.kind === "ok" ? after.value : said.kind === "ok" ? said.value : null;
  if (said.kind === "refused" && (email === null || email.status === "draft"))
    return outcome(letter, false, `stays a draft: ${said.sentence}`);
  if (email === null || (email.status === "draft" && said.kind !== "ok"))
    return outcome(letter, false, "may be on its way: Buttondown did not say so. The next run looks");
  if (email.status === "draft") return outcome(letter, true, "was taken back at Buttondown, and stays a draft");
  return standing(letter, email.status, email.publish_date ?? null);
}

/** The letter's page, and other pages of the site that it links to. */
function linksToOwn({ page, body }: Letter, links: readonly string[], base: string): string[] {
  const own = [...linksIn(body), ...links].filter((link) => link.startsWith(base));
  return [page, ...own].map((link) => link.replace(/#.*/, ""));
}
