import { counted } from "../config/counted.ts";
import { inCode } from "../text/inert.ts";
import type { Change } from "./changes.ts";
import { paperIn } from "./changes.ts";
import type { Finding } from "./finding.ts";

/** Findings that a summary names, so that all of it fits a comment. */
const most = { problem: 25, warning: 12, note: 5 } as const;

const weights = ["problem", "warning", "note"] as const;

/**
 * The summary as lines of markdown, at most 60 of them. What comes from the files reviewed stands in spans of code, of which a
 * forge makes nothing.
 *
 * @param base What the change is compared with, in a few words.
 */
export function summaryLines(base: string, changes: readonly Change[], findings: readonly Finding[]): string[] {
  const of = (weight: Finding["weight"]) => findings.filter((finding) => finding.weight === weight);
  const counts = weights.flatMap((weight) => (of(weight).length > 0 ? [counted(of(weight).length, weight)] : []));
  const isBad = of("problem").length > 0;
  return [
    `## Review: ${counts.length > 0 ? counts.join(", ") : "nothing to mend"}`,
    "",
    `${changesIn(changes)}, compared with ${inCode(base)}.${isBad || counts.length === 0 ? "" : " Nothing has to be mended."}`,
    ...weights.flatMap((weight) => {
      const all = of(weight);
      const more = all.length - most[weight];
      return [
        ...(all.length > 0 ? ["", `### ${titles[weight]}`, ""] : []),
        ...all.slice(0, most[weight]).map((finding) => `- ${inCode(shortened(sentenceOf(finding)))}`),
        ...(more > 0 ? [`- and ${more} more`] : []),
      ];
    }),
  ];
}

const titles = { problem: "To mend", warning: "To look at", note: "To know" } as const;

function changesIn(changes: readonly Change[]): string {
  if (changes.length === 0) return "Nothing has changed";
  const papers = changes.filter((change) => paperIn(change) !== null);
  const kinds = (["added", "changed", "deleted"] as const).flatMap((status) => {
    const { length } = papers.filter((change) => change.status === status);
    return length > 0 ? [`${counted(length, "paper")} ${status}`] : [];
  });
  const others = changes.length - papers.length;
  const parts = [...kinds, ...(others > 0 ? [counted(others, papers.length > 0 ? "other file" : "file")] : [])];
  return `${parts.join(", ")}${papers.length > 0 && others === 0 ? "" : " changed"}`;
}

function sentenceOf({ file, line, message }: Finding): string {
  const place = [file, line].filter((part) => part !== undefined).join(":");
  return place === "" ? message : `${place}: ${message}`;
}

/** Longest line that a summary shows. Unit: code points. */
const longest = 400;

function shortened(text: string): string {
  const start = [...text.slice(0, 2 * longest + 2)];
  return start.length > longest ? `${start.slice(0, longest - 1).join("")}…` : text;
}
