/** Why a source gave a day nothing, or less than it may have. */
interface CauseOf {
  /** As `/status/` and the log name it. */
  readonly name: string;
  /** A sentence for readers who know nothing of how the paper is made. */
  readonly about: string;
  /** The source has said all that it will say of the day: an edition need not wait for it. */
  readonly final: boolean;
  /** Somebody should look: the daily run publishes what is good, and ends non-zero. */
  readonly broken: boolean;
}

/** Every cause that the daily run tells apart. Published in status.json: names are added, none is changed. */
export const causes = {
  weekend: {
    name: "weekend or holiday",
    about: "The source lists no papers on this day.",
    final: true,
    broken: false,
  },
  "not-open": {
    name: "not yet open",
    about: "The source has not put out its list of the day yet. It is asked again later.",
    final: false,
    broken: false,
  },
  down: {
    name: "down",
    about: "The source gave no answer, or said that it is out of order. It is asked again later.",
    final: false,
    broken: true,
  },
  refused: {
    name: "refused us",
    about: "The source is there, but turned the request away.",
    final: false,
    broken: true,
  },
  format: {
    name: "changed its format",
    about: "The source answered in a form that can't be read. Somebody has to look.",
    final: false,
    broken: true,
  },
  partial: {
    name: "partial answer",
    about: "The list is far shorter than those of the days before, so the rest may still come. It is asked for again.",
    final: false,
    broken: false,
  },
  stale: {
    name: "stale batch",
    about: "The source still shows the list of an earlier day. It is asked again later.",
    final: false,
    broken: false,
  },
  known: {
    name: "all already known",
    about: "Every paper of the list was here before.",
    final: true,
    broken: false,
  },
  off: {
    name: "switched off",
    about: "The site's settings say that this source is not asked.",
    final: true,
    broken: false,
  },
  "nothing-chosen": {
    name: "nothing chosen",
    about: "The source has papers, and none of them is one that this site takes.",
    final: true,
    broken: false,
  },
} as const satisfies Record<string, CauseOf>;

export type Cause = keyof typeof causes;

/** True where somebody should look; never without a cause. */
export function isBroken(cause: Cause | null | undefined): cause is Cause {
  return cause !== null && cause !== undefined && causes[cause].broken;
}
