import { z } from "zod";
import { textField } from "./frontmatter.ts";

/** The newsletter, as `content/site.yaml` describes it. */
export const newsletterSchema = z
  .strictObject(
    {
      buttondown: textField("expected the newsletter's name in quotes", "expected a name, got an empty string").regex(
        /^[A-Za-z0-9_-]+$/,
        "expected the newsletter's name on Buttondown: letters, digits, - and _",
      ),
      /** Whether the daily run sends letters by itself; otherwise it leaves each as a draft, for an editor to send. */
      send: z.boolean("expected true or false").default(false),
      every: z.enum(["day", "week"], 'expected "day" or "week"').default("day"),
      /** The hour at which letters go out, in the edition's zone; absent: as soon as there is one. */
      at: z
        .string("expected a time in quotes")
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "07:30"')
        .optional(),
      /** What a day without a paper brings: no letter, or one from the archive. */
      quiet: z.enum(["none", "archive"], 'expected "none" or "archive"').default("none"),
      /** Whether the plan has tags: readers may then choose topics, and get a letter for each. */
      tags: z.boolean("expected true or false").default(false),
    },
    'expected a name under it, such as "buttondown: your-newsletter"',
  )
  .optional();

export type Newsletter = NonNullable<z.output<typeof newsletterSchema>>;
