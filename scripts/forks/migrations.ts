import { join } from "node:path";
import { type Document, parseDocument } from "yaml";
import { readText, writeWhole } from "../config/files.ts";
import { format, formatOf } from "../config/format.ts";
import { ContentError } from "../config/problem.ts";
import { lineOfSetting, readSite } from "../config/site.ts";
import { print } from "./settings.ts";

/** From one format of the content to the next. */
export interface Migration {
  /** The format that it reads. It writes the next number. */
  readonly from: number;
  /** What becomes of the content, in a few words. */
  readonly does: string;
  /**
   * Changes the settings in place, their `format` aside, and tells which other files of the content change.
   * What it changed already it leaves as it is: a run that was cut off is run again.
   */
  change(settings: Document, content: string): Iterable<{ readonly file: string; readonly text: string }>;
}

/** A release that changes the format of the content adds one, and reads the format before it too. */
export const migrations: readonly Migration[] = [];

/**
 * Brings a content folder into the format that this engine writes, one format after another. The settings name the new format
 * once every other file is in it, so that a run that is cut off leaves content that can be read, and run again.
 *
 * @returns What was done; empty when nothing was to do.
 * @throws {ContentError} When the settings can't be read, are in a newer format, or in one that no migration reads.
 */
export function migrate(content: string, table = migrations): Migration[] {
  const done: Migration[] = [];
  for (;;) {
    const source = readText(content, "site.yaml");
    if (!source.ok) throw new ContentError(source.problems);
    const from = formatOf(source.value) ?? format;
    if (from >= format) {
      // Whatever is wrong has its sentence there, a newer format too.
      readable(source.value);
      return done;
    }
    const migration = table.find((one) => one.from === from);
    if (!migration) {
      const message = `Cannot migrate from format ${from}: this engine knows no way to format ${from + 1}`;
      throw new ContentError([{ file: "content/site.yaml", line: lineOfSetting(source.value, "format"), message }]);
    }
    const settings = parseDocument(source.value);
    const files = [...migration.change(settings, content)];
    settings.set("format", from + 1);
    const text = print(settings);
    readable(text);
    for (const { file, text: changed } of files) writeWhole(join(content, file), changed);
    writeWhole(join(content, "site.yaml"), text);
    done.push(migration);
  }
}

function readable(settings: string): void {
  const read = readSite("content/site.yaml", settings);
  if (!read.ok) throw new ContentError(read.problems);
}
