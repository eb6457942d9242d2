import { join } from "node:path";
import { writeWhole } from "./config/files.ts";
import type { TopicId } from "./config/topic.ts";
import { momentInWords } from "./editions/calendar.ts";
import { requestOf } from "./newsletter/request.ts";
import { tooLate, type Written } from "./posting.ts";
import { say } from "./say.ts";

/** Writes letters where they can be read, with the request that would make each, and says what they are. */
export function writeLetters(
  written: readonly Written[],
  folder: string,
  {
    newsletter,
    topics,
    api,
  }: { readonly newsletter: string; readonly topics: readonly TopicId[]; readonly api: string },
): void {
  for (const { letter } of written) {
    const file = join(folder, letter.slug);
    const request = `${JSON.stringify(requestOf(letter, newsletter, topics, api), null, 2)}\n`;
    writeWhole(`${file}.html`, letter.html);
    writeWhole(`${file}.txt`, letter.text);
    writeWhole(`${file}.json`, request);
    const size = (Buffer.byteLength(letter.body) / 1000).toFixed(1);
    say(
      `Subject    ${letter.subject}`,
      `Preheader  ${letter.preheader}`,
      `Written    ${file}.html, .txt and .json; the mail is ${size} KB`,
    );
  }
}

/** What `--send` would do with these letters, and why. */
export function sayPlan(written: readonly Written[], refusal: string | null, now: number, zone: string): void {
  if (refusal !== null) {
    say(`--send would send nothing: ${refusal}`);
    return;
  }
  for (const { letter, at, isDue } of written) {
    const when = at === null || at <= now ? "at once" : `at ${momentInWords(at, zone)}`;
    const to = letter.tag === null ? "" : ` to the subscribers with the tag "${letter.tag}", if there are any,`;
    if (isDue) say(`--send would send ${letter.slug}${to} ${when}, unless that has been done.`);
    else say(`--send would not send ${letter.slug}: ${tooLate}`);
  }
}
