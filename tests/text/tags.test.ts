import { expect, test } from "vitest";
import { tagsIn } from "../../scripts/text/tags.ts";

/** Each tag as it is seen, with "!" where it would do something, and "?" where it is meant as text. */
const told = (line: string) =>
  tagsIn(line).map(({ seen, isActive, isMeant }) => `${isActive ? "!" : ""}${isMeant ? "?" : ""}${seen}`);

test.each([
  ["a <script>b</script>", ["!<script>", "!</script>"]],
  ["<SCRIPT SRC=x", ["!<SCRIPT SRC=x"]],
  ["<img/src=x onerror=y>", ["!<img/src=x onerror=y>"]],
  ["<b onclick=x>", ["!<b onclick=x>"]],
  ['<a href="x">y</a>', ['!<a href="x">', "</a>"]],
  ["<!-- x -->", ["!<!--"]],
  ["[x](javascript:alert)", ["!](javascript:"]],
  ["[x]( DATA:text/html,y)", ["!]( DATA:"]],
  ["H<sub>2</sub>O<br/>", ["<sub>", "</sub>", "<br/>"]],
  ['<span class="x">', ['<span class="x">']],
  ["\\<script> and `<b>` and `<img>`", ["!?<script>", "?<b>", "!?<img>"]],
  ["\\\\<b>", ["<b>"]],
  ["a < b and c > d", []],
  ["$a<b>c$ and \\(x<i>y\\)", []],
  ["pairs <s, a>, the token <unk>, a <b and c", []],
  ["<https://example.org>", []],
])("tagsIn(%j) is %j", (line, tags) => expect(told(line)).toEqual(tags));
