import { join } from "node:path";
import { z } from "zod";
import { deviceReason, isDevice, isTaken } from "./addresses.ts";
import { namesIn, readText } from "./files.ts";
import { readDocument, textField } from "./frontmatter.ts";
import type { Problem } from "./problem.ts";

/** A page of the fork's own: `content/pages/<name>.md`, at `/<name>/`. */
export interface OwnPage {
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

const schema = z.strictObject(
  {
    title: textField("expected a title in quotes", "expected a title, got an empty string"),
  },
  "expected named fields such as title",
);

/** The engine's pages that have no folder of their own. */
const reserved = /^(index|404)$/;

/** Reads and checks every file of `content/pages`, by name. */
export function loadPages(content: string): { pages: OwnPage[]; problems: Problem[] } {
  const pages: OwnPage[] = [];
  const problems: Problem[] = [];
  for (const fileName of namesIn(join(content, "pages"))) {
    const file = `content/pages/${fileName}`;
    const name = fileName.replace(/\.md$/, "");
    if (!fileName.endsWith(".md") || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
      problems.push({
        file,
        line: 1,
        message: `Cannot use "${fileName}" as a page: expected lower-case letters, digits and hyphens, and .md`,
      });
    } else if (isDevice(name)) {
      problems.push({ file, line: 1, message: `Cannot use "${fileName}" as a page: ${deviceReason}` });
    } else if (isTaken(name) || reserved.test(name)) {
      problems.push({
        file,
        line: 1,
        message: `Cannot place a page at /${name}/: the address is taken by the site itself`,
      });
    } else {
      const text = readText(content, `pages/${fileName}`);
      const read = text.ok ? readDocument(file, text.value, schema) : text;
      if (read.ok) pages.push({ name, title: read.value.data.title, body: read.value.body });
      else problems.push(...read.problems);
    }
  }
  return { pages, problems };
}
