import { contourDensity } from "d3-contour";
import { type Points, width } from "./points.ts";

/** Contours are computed on a square so many steps wide, with so many around the map. */
const square = 512;
const rim = 56;

/** Lines of equal height over the map, where papers stand close together: the lowest first, in steps of the map. */
export function landOf({ size, x, y }: Points): Path2D[] {
  const step = (square - 2 * rim) / width;
  const papers = Array.from({ length: size }, (_, paper) => paper);
  const contours = contourDensity<number>()
    .x((paper) => (x[paper] ?? 0) * step + rim)
    .y((paper) => (y[paper] ?? 0) * step + rim)
    .size([square, square])
    .cellSize(8)
    .bandwidth(Math.min(20, Math.max(9, 280 / Math.sqrt(size))))
    .thresholds(7)(papers);
  return contours.map(({ coordinates }) => {
    const path = new Path2D();
    for (const ring of coordinates.flat()) {
      for (const [at, [px = 0, py = 0]] of ring.entries())
        path[at === 0 ? "moveTo" : "lineTo"]((px - rim) / step, (py - rim) / step);
      path.closePath();
    }
    return path;
  });
}
