/** Who is asked at a host, and how long the host is left alone between two requests. Unit: milliseconds. */
interface Spacing {
  readonly of: string;
  readonly gap: number;
}

/** One request in 3 s, whichever of its hosts is asked: https://info.arxiv.org/help/api/tou.html. */
const arxiv: Spacing = { of: "arxiv.org", gap: 3000 };

function spacingOf(hostname: string): Spacing {
  if (/(^|\.)arxiv\.org\.?$/.test(hostname)) return arxiv;
  // A stand-in for an upstream, on this machine.
  if (["127.0.0.1", "[::1]", "localhost"].includes(hostname)) return { of: hostname, gap: 0 };
  return { of: hostname, gap: 1000 };
}

/**
 * Keeps requests apart. A gap is counted from the end of one to the start of the next: so it holds for the moments at which
 * the host sees them too, however long an answer took.
 *
 * @param now Unit: milliseconds.
 */
export function startSpacing(now: () => number) {
  const ends = new Map<string, number>();
  return {
    /** What is left to wait before a host may be asked. Unit: milliseconds. */
    left(hostname: string): number {
      const { of, gap } = spacingOf(hostname);
      const since = now() - (ends.get(of) ?? -Infinity);
      // A clock that was put back makes nobody wait longer than the gap.
      return Math.min(gap, Math.max(0, gap - since));
    },
    ended(hostname: string): void {
      ends.set(spacingOf(hostname).of, now());
    },
  };
}
