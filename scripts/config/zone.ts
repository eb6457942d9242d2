/** True for a time zone that this machine's calendar knows, such as "Europe/Berlin". */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

/** The day and the time of day, as a clock on the wall there shows it: "2026-11-23T18:00:00". */
export function wallClock(instant: number, zone: string): string {
  const parts = clockOf(zone).formatToParts(instant);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${of.year?.padStart(4, "0")}-${of.month}-${of.day}T${of.hour}:${of.minute}:${of.second}`;
}

/** Making one takes a hundred times as long as asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  });
  clocks.set(zone, clock);
  return clock;
}

/**
 * The day that it is in a zone.
 *
 * @param instant Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function dayIn(zone: string, instant: number): string {
  return wallClock(instant, zone).slice(0, 10);
}

/**
 * The moment at which clocks of a zone first show a time of a day; where they are put forward over it, the moment at which
 * they are.
 *
 * @param time "18:00".
 * @returns Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function instantOf(day: string, time: string, zone: string): number {
  const wanted = `${day}T${time}:00`;
  const asUtc = Date.parse(`${wanted}Z`);
  // What the zone was ahead of UTC the day before, and is the day after: clocks are moved once in between at the most.
  const [low = asUtc, high = asUtc] = [asUtc - 24 * hour, asUtc + 24 * hour]
    .map((near) => asUtc - (Date.parse(`${wallClock(near, zone)}Z`) - near))
    .sort((a, b) => a - b);
  const shown = [low, high].find((instant) => wallClock(instant, zone) === wanted);
  return shown ?? firstPast(wanted, zone, low, high);
}

/** Between two moments, by halves, the minute at which the clock first shows more. */
function firstPast(wanted: string, zone: string, low: number, high: number): number {
  if (high - low <= minute) return high;
  const middle = low + Math.floor((high - low) / minute / 2) * minute;
  return wallClock(middle, zone) > wanted
    ? firstPast(wanted, zone, low, middle)
    : firstPast(wanted, zone, middle, high);
}

const minute = 60_000;
const hour = 60 * minute;

/** The day after, or `n` days after. */
export function daysAfter(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 24 * hour).toISOString().slice(0, 10);
}

/** "2026-11-23T18:00:00Z" of milliseconds since 1970. */
export function inSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
