/** What the operating system refused, as Node throws it. */
export interface SystemError {
  /** "EACCES". */
  readonly code: string;
  /** What was asked of it: "open". */
  readonly syscall: string;
  readonly path?: string | undefined;
}

/** The system's refusal in an error, or in the error behind it, where a library has wrapped it; null without one. */
export function systemErrorIn(error: unknown): SystemError | null {
  for (let one = error; one instanceof Error; ) {
    const { code, syscall, path, cause, originalError } = one as Error & Record<string, unknown>;
    if (typeof code === "string" && typeof syscall === "string")
      return { code, syscall, path: typeof path === "string" ? path : undefined };
    one = cause ?? originalError;
  }
  return null;
}

/** "Cannot make the folder /x/_site: a file stands in its place". */
export function systemSentence({ code, syscall, path }: SystemError): string {
  const verb = verbs[syscall] ?? syscall;
  return `Cannot ${verb}${path === undefined ? "" : ` ${path}`}: ${reasons[code] ?? code}`;
}

const verbs: Readonly<Record<string, string>> = {
  mkdir: "make the folder",
  rmdir: "delete the folder",
  scandir: "list the folder",
  stat: "look at",
  lstat: "look at",
  unlink: "delete",
  rename: "replace",
  listen: "listen",
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: "its permissions don't allow it",
  EADDRINUSE: "another program listens there",
  EBUSY: "another program uses it",
  EEXIST: "a file stands in its place",
  EISDIR: "it is a folder",
  ELOOP: "it is a link that leads to itself",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long for this disk",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is a file, or a part of its path is one",
  ENOTEMPTY: "it holds other files",
  EPERM: "its permissions don't allow it",
  EROFS: "the disk can only be read",
};
