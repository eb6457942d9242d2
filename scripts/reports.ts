import { counted } from "./config/counted.ts";
import type { Content } from "./content.ts";

/** What somebody should look at in one listing, by line. */
export function listingLines(listing: Content["listings"][number]): string[] {
  const file = `content/listings/${listing.name}.txt`;
  const at = (line: number, text: string) => `${file}:${line}: ${text}`;
  return [
    ...listing.leftOut.map(({ line, text, reason }) => at(line, `Left out "${shortened(text)}": ${reason}`)),
    ...listing.kept.map(({ line, file: kept, since }) =>
      at(line, `Differs from content/${kept}, which is kept as it is, since ${since}`),
    ),
    ...listing.gone.map((gone) => at(1, `Holds no line for content/${gone} any more: the file stays`)),
    ...listing.sameTitle.map(({ line, first }) =>
      at(line, `Has the same title as line ${first} and another abstract: both are kept, as two papers`),
    ),
  ];
}

/** One line that accounts for every line of a listing. */
export function listingSummary({
  name,
  lines,
  blank,
  rows,
  banners,
  leftOut,
  label,
  writes,
}: Content["listings"][number]): string {
  const news = writes.filter((write) => write.kind === "new").length;
  const parts = [
    `${counted(rows.length, "paper")} from ${counted(lines, "line")}`,
    `${banners.length} banner`,
    `${blank} blank`,
    `${leftOut.length} left out`,
    ...(label ? [`"${label.text}" taken off line ${label.line}`] : []),
    `${news} new`,
    `${writes.length - news} updated`,
  ];
  return `${name}: ${parts.join(", ")}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
