import { expect, test } from "vitest";
import { printable } from "../../scripts/config/printable.ts";

test.each([
  ["a\nb\r\tc", "a\\nb\\r\\tc"],
  ["\u001b[31mred\u009b0m\u007f", "\\x1b[31mred\\x9b0m\\x7f"],
  ["a\u2028b\u2029c", "a\\u2028b\\u2029c"],
  ["::error::x", "\\x3a:error::x"],
  [" \u00a0::error::x", " \u00a0\\x3a:error::x"],
  ["std::vector, Café, 数学 \\n", "std::vector, Café, 数学 \\n"],
  ["see ##[error]x", "see #\\x23[error]x"],
  ["###[command]x", "##\\x23[command]x"],
])("printable(%j) is %s, and stays it", (line, shown) => {
  expect(printable(line)).toBe(shown);
  expect(printable(shown)).toBe(shown);
});
