import { announcedOn } from "./arxiv.ts";
import type { UpstreamPaper } from "./papers.ts";

/** What the closing rule gives, worked out here once more, from upstream's papers and the moments of the runs alone. */
export interface Oracle {
  /** A run at a moment: the day that it closes, if it closes one, and what is printed then. Runs are told in order. */
  run(now: number): { readonly closes: string | null; readonly papers: readonly string[] };
}

const day = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const before = (one: string, n: number) => dayOf(Date.parse(one) - n * day);
const isWeekend = (one: string) => [0, 6].includes(new Date(one).getUTCDay());

/** For a paper in UTC that closes at 18:00 and asks both sources, arXiv for some categories. */
export function startOracle(papers: readonly UpstreamPaper[], categories: readonly string[], first: string): Oracle {
  const arrived = new Set<string>();
  const published = new Set<string>();
  const lists = [
    {
      // Empty on a working day, more is to come; what was added to earlier days' lists comes with the counts of the day's first run.
      isHoliday: false,
      counted: [1, 2, 3, 7, 14, 30],
      on: (one: string, now: number) => papers.filter((paper) => paper.day === one && paper.appears <= now),
      ...{ through: before(first, 1), recent: [] as number[] },
    },
    {
      isHoliday: true,
      counted: [],
      on: (one: string) =>
        papers.filter(
          (paper) => announcedOn(paper.submitted) === one && paper.categories.some((own) => categories.includes(own)),
        ),
      ...{ through: before(first, 1), recent: [] as number[] },
    },
  ];
  let countedOn = "";
  let closed = before(first, 1);

  return {
    run(now) {
      const today = dayOf(now);
      for (const list of lists) {
        const asked: string[] = [];
        for (let one = today; one > list.through; one = before(one, 1)) asked.unshift(one);
        for (const one of asked) {
          const rows = list.on(one, now);
          for (const { arxiv } of rows) arrived.add(arxiv);
          if (one === today && !isWeekend(one) && isThin(rows.length, list.recent, list.isHoliday)) continue;
          if (list.through === before(one, 1)) list.through = one;
          if (rows.length > 0 && !isWeekend(one)) list.recent.push(rows.length);
        }
        if (countedOn !== today)
          for (const n of list.counted) for (const { arxiv } of list.on(before(today, n), now)) arrived.add(arxiv);
      }
      countedOn = today;
      const isWaiting = lists.some(({ through }) => through < today) && now < Date.parse(`${today}T18:00:00Z`);
      if (closed >= today || isWaiting) return { closes: null, papers: [] };
      closed = today;
      const fresh = [...arrived].filter((id) => !published.has(id)).sort();
      for (const id of fresh) published.add(id);
      return { closes: today, papers: fresh };
    },
  };
}

/** Under a third of the median of the last ten, once three are known; empty, where that is no holiday. */
function isThin(rows: number, recent: readonly number[], isHoliday: boolean): boolean {
  if (rows === 0) return !isHoliday;
  const last = recent.slice(-10).toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [last[(last.length - 1) >> 1], last[last.length >> 1]];
  return last.length >= 3 && rows < (low + high) / 2 / 3;
}
