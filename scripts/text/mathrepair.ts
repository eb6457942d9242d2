/**
 * A formula that its author typed with a slip, where only one reading is left: a closing brace too many, `}` for `\}`, a brace
 * that an exponent of one number lacks, a backslash before a digit. Any other comes back as it was.
 */
export function repaired(body: string): string {
  const open: string[] = [];
  return body
    .replace(/\\(?=\d)/g, "")
    .replace(/([\^_]\{[\w.]+(?:\/[\w.]+)?)(?=\)|$)/g, "$1}")
    .replace(/\\?[{}]|\\./g, (mark) => {
      if (mark === "{" || mark === "\\{") open.push(mark);
      else if (mark === "}") return { "{": "}", "\\{": "\\}" }[open.pop() ?? ""] ?? "";
      else if (mark === "\\}" && open.at(-1) === "\\{") open.pop();
      return mark;
    });
}
