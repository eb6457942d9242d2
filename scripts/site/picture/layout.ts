import { drawable, type Face, widthOf } from "./faces.ts";
import { fitted } from "./lines.ts";
import {
  block,
  bottomOf,
  centred,
  edge,
  frame,
  inner,
  linesIn,
  type Mark,
  rule,
  scotch,
  text,
  whole,
} from "./marks.ts";

/** What a picture shows: plain Unicode text, and all that it depends on. */
export type PictureView = FrontView | TopicPictureView | SitePictureView;

/** The front page of an edition. */
export interface FrontView {
  readonly kind: "front";
  readonly site: string;
  /** Stands for the site's name where no font has its letters. */
  readonly host: string;
  readonly date: string;
  /** Counted from 1. */
  readonly number: number;
  /** What leads it, in order; the first three that can be drawn are shown. */
  readonly titles: readonly string[];
  /** Why the day has no papers; null when it has. */
  readonly quiet: string | null;
}

export interface TopicPictureView {
  readonly kind: "topic";
  readonly site: string;
  readonly host: string;
  readonly name: string;
  readonly about: string;
  readonly phrases: readonly string[];
}

export interface SitePictureView {
  readonly kind: "site";
  readonly site: string;
  readonly host: string;
  readonly about: string;
}

/** Every line and rule of a picture, in place. The same view gives the same marks. */
export function marksOf(view: PictureView): Mark[] {
  if (view.kind === "front") return front(view);
  return view.kind === "topic" ? topic(view) : site(view);
}

function front(view: FrontView): Mark[] {
  const number = `No. ${view.number}`;
  const marks = [
    ...nameplate(view, 118, [104, 92, 80, 68, 56, 48, 40]),
    ...scotch(146),
    text(drawn(view.date, "regular"), "regular", 26, edge, 188, "quiet"),
    text(number, "regular", 26, frame.width - edge - 26 * widthOf(number, "regular"), 188, "quiet"),
    rule(edge, 206, inner, 1, "ink"),
  ];
  const [lead, ...others] = view.titles.flatMap((title) => drawable(title, "bold") ?? []).slice(0, 3);
  if (lead === undefined) {
    const said = block(
      drawn(view.quiet ?? "", "regular"),
      "regular",
      { ...whole, y: 250, height: 320 },
      [56, 48],
      "ink",
    );
    return [...marks, ...said];
  }
  const alone = others.length === 0;
  const height = alone ? 350 : 200;
  const leading = block(lead, "bold", { ...whole, y: 224, height }, [96, 84, 76, 68, 62, 56, 50], "ink");
  const top = bottomOf(leading) + 26;
  return [...marks, ...leading, ...(alone ? [] : columns(others, top))];
}

/** One title or two under the lead, side by side and of one size. @param top Of the rule above them. */
function columns(titles: readonly string[], top: number): Mark[] {
  const gutter = 48;
  const width = titles.length === 1 ? inner : (inner - gutter) / 2;
  const y = top + 18;
  const height = frame.height - 40 - y;
  const sizes = titles.map((title) => fitted(title, "bold", width, linesIn(height), [52, 46, 40, 36, 32, 30]).size);
  const between = rule(edge + width + gutter / 2, y, 1, height, "rule");
  return [
    rule(edge, top, inner, 1, "rule"),
    ...(titles.length === 1 ? [] : [between]),
    ...titles.flatMap((title, i) =>
      block(title, "bold", { x: edge + i * (width + gutter), y, width, height }, [Math.min(...sizes)], "ink"),
    ),
  ];
}

function topic(view: TopicPictureView): Mark[] {
  const sizes = [136, 124, 112, 100, 88, 76, 64, 56];
  const heading = block(drawn(view.name, "bold"), "bold", { ...whole, y: 132, height: 230 }, sizes, "ink");
  const foot = frame.height - 92;
  const y = Math.max(bottomOf(heading), 132) + 20;
  const phrases = fitting(
    view.phrases.flatMap((phrase) => drawable(phrase, "regular") ?? []),
    inner / 28,
  );
  return [
    ...nameplate(view, 82, [52, 44, 36]),
    ...scotch(104),
    ...heading,
    ...block(drawn(view.about, "regular"), "regular", { ...whole, y, height: foot - 12 - y }, [42, 38, 34], "quiet"),
    rule(edge, foot, inner, 1, "rule"),
    ...block(phrases, "regular", { ...whole, y: foot + 12, height: 40 }, [28], "accent"),
  ];
}

/** As many phrases as fit on a line, of which none is cut. @param width A multiple of the size. */
function fitting(phrases: readonly string[], width: number): string {
  const line = (count: number) => phrases.slice(0, count).join(" · ");
  return line(phrases.findLastIndex((_, i) => widthOf(line(i + 1), "regular") <= width) + 1);
}

function site(view: SitePictureView): Mark[] {
  const marks = [...nameplate(view, 320, [168, 148, 128, 108, 92, 80, 68, 56, 48, 40]), ...scotch(366)];
  const { lines, size } = fitted(drawn(view.about, "regular"), "regular", inner, () => 3, [40, 36]);
  return [...marks, ...lines.map((line, i) => centred(line, "regular", size, 436 + i * size * 1.3, "quiet"))];
}

/** The site's name on the middle of one line. */
function nameplate(
  { site, host }: { readonly site: string; readonly host: string },
  y: number,
  sizes: readonly number[],
): Mark[] {
  const name = drawable(site, "bold") ?? drawn(host, "bold");
  if (name === "") return [];
  const { lines, size } = fitted(name, "bold", inner, () => 1, sizes);
  // A small one stands as far from the rule below as from the edge above.
  const lifted = y - ((sizes[0] ?? size) - size) * 0.3;
  return lines.map((line) => centred(line, "bold", size, lifted, "ink"));
}

/** What can be drawn of a text; empty where nothing can. */
const drawn = (text: string, face: Face): string => drawable(text, face) ?? "";
