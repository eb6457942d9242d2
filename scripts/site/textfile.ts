import type { LazyFile } from "./page.ts";

/** A file for programs whose text is decided here and written as it is. */
export function textFile(url: string, text: string): LazyFile {
  return { url, inputs: text, bytes: () => Buffer.from(text) };
}

export function jsonFile(url: string, value: unknown): LazyFile {
  return textFile(url, `${JSON.stringify(value, null, 1)}\n`);
}
