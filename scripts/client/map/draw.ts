import { type Box, linesOf, roomBeside, shortOf } from "./labels.ts";
import type { Points } from "./points.ts";
import { type Sheet, toSheet, type View, zoomOf } from "./view.ts";

/** What is drawn: a frame, as the page asks for it. */
export interface Frame {
  readonly view: View;
  readonly sheet: Sheet;
  /** Of the screen for one of the page. Unit: pixels. */
  readonly ratio: number;
  readonly ink: Ink;
  /** 1 for each paper that is lit, 0 for others; null where all are. */
  readonly lit: Uint8Array | null;
  /** Under the pointer, or nearest to the middle while keys move the map. */
  readonly near: number | null;
  /** In the card. */
  readonly chosen: number | null;
  readonly aimed: boolean;
  /** What lies over the map: no name is written under it. */
  readonly covered: readonly Box[];
}

/** A frame, and what stays the same from one to the next. */
interface Scene extends Frame {
  readonly points: Points;
  /** Of each topic in the legend. */
  readonly names: readonly string[];
  readonly shapes: readonly Path2D[];
  /** Null until it is made: names wait for it too, so that what is seen first is seen soon. */
  readonly land: readonly Path2D[] | null;
}

/** Colours and families of letters, as they are resolved for the scheme in force. */
export interface Ink {
  readonly ink: string;
  readonly ground: string;
  readonly rule: string;
  readonly accent: string;
  readonly land: string;
  readonly titles: string;
  readonly labels: string;
  /** Of each topic in the legend. */
  readonly marks: readonly string[];
}

type Pen = OffscreenCanvasRenderingContext2D;

/** Papers that have their names beside them are at most so many, and from this zoom on. */
const mostNamed = 80;
const namedFrom = 2.5;

export function draw(pen: Pen, scene: Scene): void {
  const { sheet, ratio, ink } = scene;
  const toPage = () => pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  toPage();
  pen.fillStyle = ink.ground;
  pen.fillRect(0, 0, sheet.wide, sheet.high);
  drawLand(pen, scene);
  drawPapers(pen, scene);
  toPage();
  if (scene.land) drawNames(pen, scene);
  if (scene.aimed) drawAim(pen, scene);
}

function drawLand(pen: Pen, { land, view, sheet, ink, ratio }: Scene): void {
  const { x, y } = toSheet(view, sheet, 0, 0);
  pen.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * x, ratio * y);
  pen.lineWidth = 0.75 / view.scale;
  pen.fillStyle = ink.land;
  pen.strokeStyle = ink.rule;
  for (const path of land ?? []) {
    pen.globalAlpha = 0.45;
    pen.fill(path);
    pen.globalAlpha = 0.7;
    pen.stroke(path);
  }
  pen.globalAlpha = 1;
}

/** Half the width of a mark. Unit: pixels. */
export function radiusOf({ size }: Points, zoom: number): number {
  return Math.max(2.3, Math.min(4.2, 72 / Math.sqrt(size))) * zoom ** 0.35;
}

function drawPapers(pen: Pen, scene: Scene): void {
  const { points, shapes, view, sheet, ratio, ink, lit, near, chosen } = scene;
  const none = new Path2D("M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z");
  const radius = radiusOf(points, zoomOf(view, sheet));
  const one = (paper: number, size: number) => {
    const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
    if (x < -20 || y < -20 || x > sheet.wide + 20 || y > sheet.high + 20) return;
    const scale = (ratio * size) / 5.5;
    pen.setTransform(scale, 0, 0, scale, ratio * x, ratio * y);
    const [topic = -1] = points.topics[paper] ?? [];
    const shape = shapes[topic] ?? none;
    pen.lineWidth = 5 / size;
    pen.strokeStyle = ink.ground;
    pen.stroke(shape);
    pen.fillStyle = ink.marks[topic] ?? ink.ink;
    pen.fill(shape);
  };
  const all = Array.from({ length: points.size }, (_, paper) => paper);
  pen.globalAlpha = 0.16;
  if (lit) for (const paper of all) if (!lit[paper]) one(paper, radius * 0.8);
  pen.globalAlpha = 1;
  for (const paper of all) if (!lit || lit[paper]) one(paper, lit ? radius * 1.25 : radius);
  for (const paper of new Set([near, chosen])) {
    if (paper === null) continue;
    one(paper, radius * 1.5);
    const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.beginPath();
    pen.arc(x, y, radius * 1.5 + 4, 0, 2 * Math.PI);
    pen.strokeStyle = paper === chosen ? ink.accent : ink.ink;
    pen.lineWidth = 2;
    pen.stroke();
  }
}

/** Names of topics, the largest first; then of papers, those that are lit first, where there is room. */
function drawNames(pen: Pen, scene: Scene): void {
  const { points, names, view, sheet, ink, lit, chosen } = scene;
  const zoom = zoomOf(view, sheet);
  const room = roomBeside(scene.covered);
  pen.lineJoin = "round";
  pen.textBaseline = "middle";
  const write = (text: string, x: number, y: number) => {
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  };
  const counts = names.map(() => 0);
  for (const [topic] of points.topics) if (topic !== undefined) counts[topic] = (counts[topic] ?? 0) + 1;
  pen.textAlign = "center";
  pen.strokeStyle = ink.ground;
  pen.fillStyle = ink.ink;
  for (const [topic, [mapX, mapY]] of points.labels.entries()) {
    const share = Math.sqrt((counts[topic] ?? 0) / Math.max(1, ...counts));
    // In whole pixels: each size of a font is made anew.
    const size = Math.round(
      (sheet.wide < 500 ? 10 : 11.5) + share * (sheet.wide < 500 ? 4 : 7) + Math.min(4, zoom - 1),
    );
    const lines = linesOf(names[topic] ?? "");
    pen.font = `italic 700 ${size}px ${ink.titles}`;
    const wide = Math.max(...lines.map((line) => pen.measureText(line).width));
    const { x, y } = toSheet(view, sheet, mapX, mapY);
    // Inside the sheet, where the topic is.
    const within = x > 0 && x < sheet.wide ? Math.min(sheet.wide - wide / 2 - 6, Math.max(wide / 2 + 6, x)) : x;
    const high = size * 1.1;
    if (!room(within - wide / 2 - 3, y - (high * lines.length) / 2, wide + 6, high * lines.length)) continue;
    pen.lineWidth = 4;
    for (const [at, line] of lines.entries()) write(line, within, y + (at - (lines.length - 1) / 2) * high);
  }
  const isFew = lit !== null && lit.reduce((sum, one) => sum + one, 0) <= 30;
  if (zoom < namedFrom && !isFew && chosen === null) return;
  pen.textAlign = "start";
  pen.font = `600 12px ${ink.labels}`;
  pen.lineWidth = 3;
  const beside = radiusOf(points, zoom) + 5;
  let named = 0;
  const ordered = [...points.titles.keys()].filter(
    (paper) => paper === chosen || (lit ? lit[paper] : zoom >= namedFrom),
  );
  if (chosen !== null) ordered.unshift(chosen);
  for (const paper of ordered) {
    const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
    if (x < 0 || y < 8 || x > sheet.wide || y > sheet.high - 8 || named >= mostNamed) continue;
    const text = shortOf(points.titles[paper] ?? "");
    const wide = pen.measureText(text).width;
    const away = paper === chosen ? 2 * beside : beside;
    const left = x + away + wide > sheet.wide ? x - away - wide : x + away;
    if (!room(left - 2, y - 8, wide + 4, 16)) continue;
    write(text, left, y);
    named++;
  }
}

/** What Enter opens: the paper nearest to the middle. */
function drawAim(pen: Pen, { sheet: { wide, high }, ink: { ink, ground } }: Scene): void {
  const [x, y] = [wide / 2, high / 2];
  for (const [lineWidth, colour] of [
    [4, ground],
    [1.5, ink],
  ] as const) {
    pen.lineWidth = lineWidth;
    pen.strokeStyle = colour;
    pen.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      pen.moveTo(x + 6 * dx, y + 6 * dy);
      pen.lineTo(x + 18 * dx, y + 18 * dy);
    }
    pen.stroke();
  }
}
