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
  /** One line, without the blanks around it; null when the answers end. */
  line(prompt: string): Promise<string | null>;
  /** Tells something between two questions. */
  tell(sentence: string): void;
  close(): void;
}

/** A dialogue over a terminal, or over streams that stand in for one. */
export function dialogueOver(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Dialogue {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  const tell = (sentence: string) => void output.write(`${printable(sentence)}\n`);
  const line = async (prompt: string) => {
    lines.setPrompt(printable(prompt));
    lines.prompt();
    const { value, done } = await answers.next();
    return done ? null : value.trim();
  };
  return {
    async ask(question, preset, refusal) {
      for (;;) {
        const said = await line(`${question} [${preset}]: `);
        if (said === null) throw new CannotError("Cannot go on without an answer: nothing is written.");
        const answer = said === "" ? preset : said;
        const refused = refusal(answer);
        if (refused === null) return answer;
        tell(refused);
      }
    },
    line,
    tell,
    close: () => lines.close(),
  };
}
