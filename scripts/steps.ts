import { say, sayJson, warn } from "./say.ts";

/** How much a command prints: a line a step, nothing, or one JSON object at the end. */
export type Loudness = "steps" | "quiet" | "json";

/** What a command did, step by step. */
export interface Steps {
  /** Runs one step and notes what it did, in a few words, and how long it took. */
  run<T>(name: string, work: () => T | Promise<T>, said: (result: T) => string): Promise<T>;
  /** Notes work that was done beside the step before, and the time that it took. Unit: seconds. */
  beside(name: string, seconds: number, said: string): void;
  /** Shows how far a long step is, how fast it goes and what is left, on a terminal only; the next line takes its place. */
  rate(noun: string): (done: number, of: number) => void;
  /** A line of what took no time. */
  tell(name: string, said: string): void;
  /** A line that is worth reading even when the command is told to be quiet. Goes to stderr. */
  warn(text: string): void;
  /** The closing line, or the JSON object. */
  close(text: string, facts: Readonly<Record<string, unknown>>): void;
}

/** Times are seconds of the wall clock since the process began, so that loading the engine counts. */
export function startSteps(loudness: Loudness): Steps {
  const steps: { name: string; said: string; seconds: number }[] = [];
  const live = loudness === "steps" && process.stderr.isTTY;
  const clear = () => live && process.stderr.write("\r\u001b[K");
  const print = (line: string) => {
    clear();
    if (loudness === "steps") say(line);
  };
  const note = (name: string, seconds: number, said: string) => {
    steps.push({ name, said, seconds: round(seconds) });
    print(`${name.padEnd(8)} ${seconds.toFixed(2).padStart(6)} s  ${said}`);
  };
  return {
    async run(name, work, said) {
      const start = performance.now();
      const result = await work();
      note(name, (performance.now() - start) / 1000, said(result));
      return result;
    },
    beside: note,
    rate(noun) {
      const start = performance.now();
      return (done, of) => {
        if (live) process.stderr.write(`\r\u001b[K${rateInWords(noun, done, of, (performance.now() - start) / 1000)}`);
      };
    },
    tell: (name, said) => print(`${name.padEnd(19)}${said}`),
    warn(text) {
      clear();
      warn(text);
    },
    close(text, facts) {
      const seconds = performance.now() / 1000;
      print(`${text} in ${seconds.toFixed(2)} s`);
      const peak = process.resourceUsage().maxRSS / 1024;
      if (loudness === "json") sayJson({ ...facts, seconds: round(seconds), peakMegabytes: Math.round(peak), steps });
    },
  };
}

/** "page 1200 of 9000, 300 a second, 26 s left". */
export function rateInWords(noun: string, done: number, of: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const left = Math.ceil((of - done) / Math.max(rate, 0.001));
  return `${noun} ${done} of ${of}, ${Math.round(rate)} a second, ${left < 90 ? `${left} s` : `${Math.round(left / 60)} min`} left`;
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
