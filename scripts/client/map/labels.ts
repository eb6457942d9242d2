/** In pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Keeps labels off each other, and off what is covered: the first that asks for a place has it. */
export function roomBeside(covered: readonly Box[]): (x: number, y: number, wide: number, high: number) => boolean {
  const taken = [...covered];
  return (x, y, wide, high) => {
    const [right, bottom] = [x + wide, y + high];
    if (taken.some((other) => x < other[2] && right > other[0] && y < other[3] && bottom > other[1])) return false;
    taken.push([x, y, right, bottom]);
    return true;
  };
}

/** A topic's name on one line, or on two of about one length. */
export function linesOf(name: string): string[] {
  if (name.length < 15) return [name];
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

const longest = 32;

/** What a paper is called for short: what stands before its colon, or the first words of its title. */
export function shortOf(title: string): string {
  const [name = ""] = title.split(/: | [-–—] /);
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest - 1);
  return `${cut.slice(0, cut.lastIndexOf(" ") + 1 || cut.length).trimEnd()}…`;
}
