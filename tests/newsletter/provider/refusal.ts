/** One thing that is wrong with an input: a `ValidationErrorDetail`. */
export interface Problem {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/** A request that the provider doesn't do, with the answer that it gives instead. Nothing has changed. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly status: number,
    /** The answer as JSON; null for an answer without a body. */
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${JSON.stringify(body)}`);
  }

  /** An `ErrorMessage`: a code for programs and a sentence for people. */
  static of(status: number, code: string, detail: string, headers: Readonly<Record<string, string>> = {}): Refusal {
    return new Refusal(status, { code, detail, metadata: {} }, headers);
  }

  /** A `ValidationErrorMessage`. */
  static invalid(problems: readonly Problem[]): Refusal {
    return new Refusal(422, { detail: problems });
  }
}
