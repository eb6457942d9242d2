import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { writeWhole } from "./config/files.ts";
import { localBase } from "./config/site.ts";
import { dayIn } from "./config/zone.ts";
import { readContent } from "./content.ts";
import { dayInWords } from "./editions/calendar.ts";
import { letterOf } from "./newsletter/letter.ts";
import { isDay } from "./papers/schema.ts";
import { rank } from "./ranking/rank.ts";
import { say, warn } from "./say.ts";
import { root } from "./site/engine.ts";

const help = `
npm run send -- [options]

Writes today's edition as a letter, to be read before it is sent: _letters/<day>.html and <day>.txt. Sends nothing.

  --date DAY     another day that has an edition, as yyyy-mm-dd
  --letters DIR  where the letter is written (_letters)
  --content DIR  the content folder (content)

Exit code 0: written, or a quiet day without a letter. 1: no edition of that day, or the content can't be used.
2: unusable options.
`;

const options = {
  ...commonOptions,
  letters: { type: "string", default: join(root, "_letters") },
  date: { type: "string" },
} as const;

await command(help, options, async ({ content, letters, date }) => {
  if (date !== undefined && !isDay(date))
    throw new UsageError(`Cannot write the letter of "${date}": expected a day such as 2026-11-23.`);
  const found = await readContent(resolve(content));
  const day = date ?? dayIn(found.site.edition.zone, Date.now());
  const edition = found.editions.find((one) => one.date === day);
  if (!edition) {
    const newest = found.editions.at(-1);
    const known = newest ? `the newest is of ${newest.date} (--date ${newest.date})` : "there is none yet";
    warn(
      `Cannot write the letter of ${dayInWords(day)}: it has no edition; ${known}. "npm run edition" closes today's.`,
    );
    process.exitCode = 1;
    return;
  }
  const letter = letterOf({ ...found, edition, topicsOf: rank(found).topicsOf, base: found.site.url ?? localBase });
  if (!letter)
    return say(
      `No letter for ${dayInWords(day)}: ${edition.quiet?.note ?? "every paper of its edition has been withdrawn or taken down."}`,
    );

  const files = [
    { file: join(resolve(letters), `${day}.html`), text: letter.html },
    { file: join(resolve(letters), `${day}.txt`), text: letter.text },
  ];
  for (const { file, text } of files) writeWhole(file, text);
  say(`Subject    ${letter.subject}`, `Preheader  ${letter.preheader}`);
  for (const { file, text } of files) say(`Written    ${file}, ${(Buffer.byteLength(text) / 1000).toFixed(1)} KB`);
  if (found.site.url === undefined) warn(`Its links lead to ${localBase}: content/site.yaml names no url.`);
});
