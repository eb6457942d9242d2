import { expect, test } from "vitest";
import { quietInWords } from "../../scripts/editions/quiet.ts";

test.each([
  {
    date: "2026-11-28",
    quiet: {
      cause: "weekend",
      note: "Hugging Face lists no papers on 2026-11-28: it answered [] on a day of a weekend",
    },
    words: "The sources list no papers on weekends.",
  },
  {
    date: "2026-11-26",
    quiet: { cause: "weekend", note: "arXiv listed nothing on 2026-11-26, which may have been a holiday." },
    words: "The sources listed no papers on this day, which may have been a holiday.",
  },
  {
    date: "2026-11-26",
    quiet: {
      cause: "partial",
      note: "Hugging Face's list of 2026-11-26 is empty: expected papers on a weekday, got []",
    },
    words: "A source's list was not complete when this edition closed; the rest comes later.",
  },
  {
    date: "2026-11-26",
    quiet: { cause: "down", note: "Hugging Face gave no answer for 2026-11-26: the connection was refused" },
    words: "A source could not be reached; what it has listed comes later.",
  },
  {
    date: "2026-11-26",
    quiet: {
      cause: "nothing-left",
      note: "No paper arrived on this day, and every earlier one has been in an edition.",
    },
    words: "No paper arrived on this day, and every earlier one has been in an edition.",
  },
])("a day that is quiet since $quiet.note reads: $words", ({ date, quiet, words }) =>
  expect(quietInWords({ date, quiet })).toBe(words),
);

test.each([
  ["The printer is on strike", "The printer is on strike."],
  ["The printer is on strike. ", "The printer is on strike."],
  ["Why is that?", "Why is that?"],
])("of a cause that is not known, the note %j reads %j", (note, words) => {
  for (const cause of ["strike", "constructor"])
    expect(quietInWords({ date: "2026-11-28", quiet: { cause, note } })).toBe(words);
});

test("a day with papers is not quiet", () => expect(quietInWords({ date: "2026-11-28", quiet: null })).toBeNull());
