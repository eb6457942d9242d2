/** One file that differs from the base. */
export interface Change {
  readonly status: "added" | "changed" | "deleted";
  /** What stands there now; of a deleted file, what stood there. */
  readonly kind: "file" | "link" | "repository";
  /** A file of the content as problems name it, `content/papers/own/a.md`; any other from the repository's top. */
  readonly file: string;
  readonly isContent: boolean;
}

const kinds: Readonly<Record<string, Change["kind"]>> = { "120000": "link", "160000": "repository" };

/**
 * Reads what `git diff --raw -z --no-renames` prints.
 *
 * @param content Where the content folder stands in the repository: "content/".
 */
export function readChanges(printed: string, content: string): Change[] {
  const parts = printed.split("\0");
  const changes: Change[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, before = "", after = "", letter] = /^:(\d+) (\d+) \S+ \S+ ([A-Z])/.exec(parts[i] ?? "") ?? [];
    const path = parts[i + 1] ?? "";
    const isContent = path.startsWith(content);
    changes.push({
      status: letter === "A" ? "added" : letter === "D" ? "deleted" : "changed",
      kind: kinds[letter === "D" ? before : after] ?? "file",
      file: isContent ? `content/${path.slice(content.length)}` : path,
      isContent,
    });
  }
  return changes;
}

/** The id of the paper that a change is of, or null. */
export function paperIn({ file }: Change): string | null {
  return /^content\/papers\/([^/]+\/[^/]+)\.md$/.exec(file)?.[1] ?? null;
}
