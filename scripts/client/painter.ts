/** Paints the map in a worker of the map's page: see `map/painter.ts`. */
import { draw, type Frame } from "./map/draw.ts";
import { landOf } from "./map/land.ts";
import type { Order } from "./map/painter.ts";
import { fetchPoints, type Points } from "./map/points.ts";

const { canvas, names, ...order } = await new Promise<Order>((got) => {
  addEventListener("message", ({ data }) => got(data), { once: true });
});
const pen = canvas.getContext("2d");
const shapes = order.shapes.map((shape) => new Path2D(shape));
const points = await fetchPoints(order.points).catch(() => null);
postMessage(points);
if (pen && points) work(pen, points);

function work(pen: OffscreenCanvasRenderingContext2D, points: Points): void {
  let land: readonly Path2D[] | null = null;
  let frame: Frame | undefined;
  let next = 0;

  /** Paints what was asked for last: where frames come faster than they can be painted, some never are. */
  function paint(): void {
    if (!frame) return;
    const { sheet, ratio } = frame;
    const [width, height] = [Math.round(sheet.wide * ratio), Math.round(sheet.high * ratio)];
    // A canvas that is given a size is empty, also where the size is its own.
    if (width !== canvas.width || height !== canvas.height) Object.assign(canvas, { width, height });
    draw(pen, { ...frame, points, names, shapes, land });
    // Papers first, then the land under them and the names over them, which take longer.
    if (!land) setTimeout(lay);
  }

  function lay(): void {
    land ??= landOf(points);
    ask();
  }

  function ask(): void {
    cancelAnimationFrame(next);
    next = requestAnimationFrame(paint);
  }

  addEventListener("message", ({ data }: MessageEvent<Frame>) => {
    frame = data;
    ask();
  });
}
