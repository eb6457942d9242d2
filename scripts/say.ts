import { printable } from "./config/printable.ts";

/** Prints lines on stdout. What a command says goes through here or `warn`, so that no content can say more. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${printable(line)}\n`);
}

/** Prints lines on stderr. */
export function warn(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${printable(line)}\n`);
}

/** Prints one JSON value on one line of stdout; what `printable` escapes is escaped as JSON does. */
export function sayJson(value: unknown): void {
  const json = JSON.stringify(value)
    .replace(/[\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("##[", "#\\u0023[");
  process.stdout.write(`${json}\n`);
}
