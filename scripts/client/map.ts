/** The map's page. What papers say is only ever shown as text. */
import { paperAddress } from "./addresses.ts";
import { element, make } from "./dom.ts";
import { finderIn } from "./map/find.ts";
import { listen, type Place, zoomStep } from "./map/hands.ts";
import type { Box } from "./map/labels.ts";
import { inkOf, marksIn } from "./map/marks.ts";
import { hire, type Painter } from "./map/painter.ts";
import type { Points } from "./map/points.ts";
import { between, held, type Sheet, toSheet, type View, whole, zoomed, zoomOf } from "./map/view.ts";
import { counted } from "./words.ts";

const canvas = element("map", HTMLCanvasElement);
const box = element("find", HTMLInputElement);
const said = element("said", HTMLElement);
const tip = element("tip", HTMLElement);
const card = element("card", HTMLElement);
/** What lies over the map. */
const covers = [element("closer", HTMLButtonElement).parentElement, box.parentElement, card].filter(
  (node) => node !== null,
);
/** Absent where no paper has a topic. */
const legend = document.getElementById("legend");
const marks = legend ? marksIn(legend) : [];

/** How long a view takes to become another, where motion is welcome. Unit: milliseconds. */
const glide = 220;

/** From a point to the title that is shown beside it. Unit: pixels. */
const clear = 24;

function start(points: Points, painter: Painter): void {
  const find = finderIn(
    points.titles.map((title, i) => [title, ...(points.topics[i] ?? []).map((topic) => marks[topic]?.name)].join(" ")),
  );
  let sheet: Sheet = { wide: canvas.clientWidth, high: canvas.clientHeight };
  let ratio = 0;
  let ink = inkOf(canvas, marks);
  let view = whole(sheet);
  let lit: Uint8Array | null = null;
  let near: number | null = null;
  let chosen: number | null = null;
  let aimed = false;
  let frame = 0;
  /** Counts ways from view to view: one that is overtaken stops. */
  let turn = 0;

  const redraw = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const covered = covers.map(boxOf);
      painter.paint({ view, sheet, ratio, ink, lit, near, chosen, aimed, covered });
    });
  };

  function show(next: View, isSmooth = false): void {
    const mine = ++turn;
    const to = held(next, sheet);
    if (!isSmooth || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      settle(to);
      return;
    }
    const from = view;
    const since = performance.now();
    const step = (now: number) => {
      if (mine !== turn) return;
      const share = Math.min(1, Math.max(0, (now - since) / glide));
      settle(between(from, to, 1 - (1 - share) ** 3));
      if (share < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  function settle(next: View): void {
    view = next;
    // The page can be scrolled with a finger on the map until there is more of it to be moved to.
    canvas.style.touchAction = zoomOf(view, sheet) > 1.01 ? "none" : "pan-y";
    point(aimed ? nearest({ x: sheet.wide / 2, y: sheet.high / 2 }, Infinity) : near);
    redraw();
  }

  /** The paper nearest to a pixel, of those that are lit. */
  function nearest(at: Place, reach: number): number | null {
    let [found, least]: [number | null, number] = [null, reach];
    for (let paper = 0; paper < points.size; paper++) {
      if (lit && !lit[paper]) continue;
      const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
      const away = Math.hypot(x - at.x, y - at.y);
      if (away < least) [found, least] = [paper, away];
    }
    return found;
  }

  /** Shows a paper's title beside it. */
  function point(paper: number | null): void {
    if (paper !== near || aimed) redraw();
    near = paper;
    canvas.style.cursor = paper === null || aimed ? "" : "pointer";
    tip.hidden = paper === null || paper === chosen;
    if (paper === null) return;
    tip.replaceChildren(points.titles[paper] ?? "", make("small", { textContent: topicsOf(paper) }));
    const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
    const left = Math.min(Math.max(0, x - tip.offsetWidth / 2), sheet.wide - tip.offsetWidth);
    const above = y - tip.offsetHeight - clear;
    tip.style.translate = `${left}px ${above < 0 ? y + clear : above}px`;
    if (aimed) say(`In the middle: ${points.titles[paper]}`);
  }

  const topicsOf = (paper: number) =>
    (points.topics[paper] ?? []).map((topic) => marks[topic]?.name).join(", ") || "No topic";

  function choose(paper: number | null): void {
    chosen = paper;
    card.hidden = paper === null;
    tip.hidden = true;
    const id = paper === null ? "" : (points.ids[paper] ?? "");
    history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
    redraw();
    if (paper === null) return;
    const title = make("a", { href: paperAddress(id), textContent: points.titles[paper] ?? "" });
    const topics = (points.topics[paper] ?? []).flatMap((topic, i) => {
      const link = make("a", { href: marks[topic]?.url ?? "", textContent: marks[topic]?.name ?? "" });
      return i > 0 ? [", ", link] : [link];
    });
    card.querySelector(".title")?.replaceChildren(title);
    card.querySelector("p + p")?.replaceChildren(...topics);
    card.scrollIntoView({ block: "nearest" });
  }

  function home(): void {
    show(whole(sheet), true);
  }

  /** Lights what has all the words, and one of the topics that are pressed. Where none of it is in view, all of the map is shown. */
  function light(): void {
    const has = find(box.value);
    const pressed = marks.flatMap(({ button }, topic) => (button.ariaPressed === "true" ? [topic] : []));
    const isOn = (paper: number) => points.topics[paper]?.some((topic) => pressed.includes(topic)) ?? false;
    const ways = [...(has ? [has] : []), ...(pressed.length > 0 ? [isOn] : [])];
    const found = Uint8Array.from({ length: points.size }, (_, paper) => Number(ways.every((way) => way(paper))));
    lit = ways.length === 0 ? null : found;
    const count = found.reduce((sum, one) => sum + one, 0);
    const on = pressed.map((topic) => marks[topic]?.name).join(" or ");
    say(ways.length === 0 ? "" : `${counted(count, "paper")} lit${on && ` on ${on}`}`);
    point(null);
    redraw();
    if (count > 0 && !found.some((one, paper) => one === 1 && isSeen(paper))) home();
  }

  function isSeen(paper: number): boolean {
    const { x, y } = toSheet(view, sheet, points.x[paper] ?? 0, points.y[paper] ?? 0);
    return x >= 0 && x <= sheet.wide && y >= 0 && y <= sheet.high;
  }

  function say(text: string): void {
    said.textContent = text;
  }

  function resize(): void {
    const wide = canvas.clientWidth;
    const high = canvas.clientHeight;
    const isSame = wide === sheet.wide && high === sheet.high && ratio === devicePixelRatio;
    if (wide * high === 0 || isSame) return;
    const isWhole = zoomOf(view, sheet) <= 1;
    sheet = { wide, high };
    ratio = devicePixelRatio;
    show(isWhole ? whole(sheet) : view);
  }

  listen(canvas, {
    view: () => view,
    sheet: () => sheet,
    show,
    home,
    over: (at) => {
      if (at) aimed = false;
      if (!aimed) point(at && nearest(at, 14));
    },
    press: (at, reach) => {
      aimed = false;
      choose(nearest(at, reach));
    },
    aim: () => {
      aimed = true;
    },
    enter: () => {
      choose(near ?? nearest({ x: sheet.wide / 2, y: sheet.high / 2 }, Infinity));
      card.querySelector("a")?.focus();
    },
    escape: () => choose(null),
  });
  canvas.addEventListener("blur", () => {
    aimed = false;
    point(null);
  });
  const close = () => {
    choose(null);
    canvas.focus();
  };
  card.querySelector("button")?.addEventListener("click", close);
  card.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  element("closer", HTMLButtonElement).addEventListener("click", () => show(zoomed(view, zoomStep, sheet), true));
  element("farther", HTMLButtonElement).addEventListener("click", () => show(zoomed(view, 1 / zoomStep, sheet), true));
  element("all", HTMLButtonElement).addEventListener("click", home);
  for (const { button } of marks) {
    button.addEventListener("click", () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      light();
    });
  }
  box.addEventListener("input", light);
  box.value = new URL(location.href).searchParams.get("q") ?? box.value;
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", () => {
      ink = inkOf(canvas, marks);
      redraw();
    });
  }
  new ResizeObserver(resize).observe(canvas);
  resize();
  if (box.value) light();
  const named = points.ids.indexOf(location.hash.slice(1));
  if (named >= 0) {
    choose(named);
    show({ x: points.x[named] ?? 0, y: points.y[named] ?? 0, scale: 4 * whole(sheet).scale });
  }
}

/** Where an element is on the map. */
function boxOf(node: Element): Box {
  const { left, top } = canvas.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  return [box.left - left, box.top - top, box.right - left, box.bottom - top];
}

try {
  // The page's words first: they are there to be read while the map is made.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  const painter = await hire(canvas.dataset.painter ?? "", {
    canvas: canvas.transferControlToOffscreen(),
    points: new URL(canvas.dataset.points ?? "", location.href).href,
    names: marks.map(({ name }) => name),
    shapes: marks.map(({ shape }) => shape),
  });
  start(painter.points, painter);
} catch {
  said.textContent = "The map could not be loaded. Load the page again, or read the table below.";
}
