import { createInterface } from "node:readline";
import { printable } from "../config/printable.ts";
import { CannotError } from "../config/problem.ts";

/** Somebody who answers, line by line. */
export interface Dialogue {
  /**
   * Asks until the answer can be used; an empty one means the default, which is shown.
   *
   * @param refusal Why an answer can't be used, in a sentence; null when it can.
   * @throws {CannotError} When the answers end.
   */
  ask(question: string, preset: string, refusal: (answer: string) => string | null): Promise<string>;
  close(): void;
}

/** A dialogue over a terminal, or over streams that stand in for one. */
export function dialogueOver(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Dialogue {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  return {
    async ask(question, preset, refusal) {
      for (;;) {
        lines.setPrompt(printable(`${question} [${preset}]: `));
        lines.prompt();
        const { value, done } = await answers.next();
        if (done) throw new CannotError("Cannot go on without an answer: nothing is written.");
        const answer = value.trim() === "" ? preset : value.trim();
        const refused = refusal(answer);
        if (refused === null) return answer;
        output.write(`${printable(refused)}\n`);
      }
    },
    close: () => lines.close(),
  };
}
