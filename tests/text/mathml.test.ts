import { createRequire } from "node:module";
import type temmlTypes from "temml";
import { expect, test } from "vitest";
import { splitMath } from "../../scripts/text/math.ts";
import { macros, macrosIn } from "../../scripts/text/mathmacros.ts";
import { mathToHtml } from "../../scripts/text/mathml.ts";

const convert = (body: string) => mathToHtml({ start: 0, end: body.length + 2, body, display: false }, `$${body}$`);

test.each([
  ["x", "<math><mi>x</mi></math>"],
  ["x_1", "<math><msub><mi>x</mi><mn>1</mn></msub></math>"],
  ["(a, b)", "<math><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></math>"],
  ["a\\not\\in b", "<math><mi>a</mi><mo>∉</mo><mi>b</mi></math>"],
  ["\\mathbb{R}^d", "<math><msup><mi>ℝ</mi><mi>d</mi></msup></math>"],
  ["\\RR^d", "<math><msup><mi>ℝ</mi><mi>d</mi></msup></math>"],
  ["\\eps", "<math><mi>ε</mi></math>"],
  ["\\overline{x}", '<math><menclose notation="top" class="tml-overline"><mi>x</mi></menclose></math>'],
])("$%s$ is %s", (body, html) => expect(convert(body)).toEqual({ html, whole: true }));

test.each([
  ["12.5\\%", "12.5%"],
  ["10{,}000", "10,000"],
  ["3 \\times", "3 ×"],
  ["-0.5", "−0.5"],
  ["< 5", "&lt; 5"],
  ["\\textbf{F}", "<b>F</b>"],
  ["\\texttt{a\\_b}", "<math><mtext>𝚊_𝚋</mtext></math>"],
  ["\\texttt{ab}", "<code>ab</code>"],
])("$%s$ is %s, with as little MathML as that takes", (body, html) => expect(convert(body).html).toBe(html));

test.each([
  "\\foo",
  "x_\\unheardof",
  "\\frac{a}",
  "{a",
  "x^a^b",
  "\\class{a}{b}",
  "\\includegraphics{x}",
  "\\eps{x}",
  "\\floor[A]{x}",
])("$%s$ stays as its author wrote it", (body) =>
  expect(convert(body)).toEqual({ html: `<code class="tex">$${body}$</code>`, whole: false }),
);

test.each([
  ["\\bigO(n)", "\\Oh{n}", "\\softO(\\poly n)", "\\Otilde(1)"],
  ["\\NP", "\\coNP", "\\PSPACE", "\\DTIME(n)"],
  ["\\F_q", "\\FF_q", "\\ZZ^d", "\\bbR^n", "\\bbbr"],
  ["\\cC", "\\calC", "\\Ccal", "\\bx", "\\bfx", "\\x"],
  ["\\OPT", "\\Var(X)", "\\supp f", "\\ceil{x}", "\\Prob(A)"],
])("%s, %s and the like are names that the field shares", (...bodies) => {
  for (const body of bodies) expect(convert(body).whole, body).toBe(true);
});

test.each(["\\numobs", "\\psigkone", "\\LCE", "\\dom", "\\GNP", "\\betastar", "\\pmin", "\\T", "\\myeps"])(
  "%s is some paper's own name, and what it stands for is not guessed",
  (body) => expect(convert(body).whole).toBe(false),
);

test.each([
  ["M^{3n/4}}", "M^{3n/4}"],
  ["\\{0, 1/2}", "\\{0, 1/2\\}"],
  ["\\Omega(m^{1/3)", "\\Omega(m^{1/3})"],
  ["n^{\\1/2}", "n^{1/2}"],
  ["\\cases{a & b \\cr c & d}", "\\begin{cases}a & b \\\\ c & d\\end{cases}"],
  ["\\mbox{H\\ensuremath{{}^{+}}}", "\\text{H$ {}^{+}$}"],
  ["\\newcommand{\\size}[1]{|#1|}\\size{x}", "{|x|}"],
  ["\\newcommand{\\of}[2][\\!]{#1(#2)} f\\of{x}", "f{\\!(x)}"],
  ["\\order(\\sqrt n)", "\\mathcal{O}(\\sqrt n)"],
  ["\\qty(x)", "(x)"],
  ["\\O(n)", "O(n)"],
  ["1,\\...,t", "1,\\ldots,t"],
  ["\\text{Erd\\H{o}s} x", "\\text{Erdős} x"],
  ["\\newcommand{\\v}{\\mathbf{v}}\\v", "{\\mathbf{v}}"],
  ["\\DeclareMathOperator{\\numobs}{nobs}\\numobs x", "\\operatorname{nobs}x"],
])("$%s$ is read as $%s$", (body, meant) => {
  expect(convert(body)).toEqual(convert(meant));
  expect(convert(body).whole).toBe(true);
});

test.each(["C_{del\\approx 2.42", "(2^{\\Delta+1-2)^{n}", "x^n^p", "\\newcommand{\\a}{\\a\\a}\\a"])(
  "$%s$ leaves more than one reading, or none",
  (body) => expect(convert(body).whole).toBe(false),
);

test.each([
  "\\abs(x)",
  "\\norm(x)",
  "\\norm[A]{x}",
  "\\set(x)",
  "\\ev(x)",
  "\\norm_2",
  "O\\l(n\\r)",
  "2\\r",
  "\\H",
  "\\L(M)",
  "E(T)\\=1",
])("$%s$ is not taken for what Temml would print", (body) => expect(convert(body).whole).toBe(false));

test("an unconverted formula is escaped", () => {
  expect(convert("\\foo<b>").html).toBe('<code class="tex">$\\foo&lt;b&gt;$</code>');
});

test.each([
  "\\href{javascript:alert(1)}{x}",
  "\\url{javascript:alert(1)}",
  "\\text{<script>alert(1)</script>}",
  "<script>alert(1)</script>",
  '\\style{color:red" onclick="x}{y}',
  "\\htmlId{a}{b}",
  "\\color{red}x",
  "\\unicode{x3c}script\\unicode{x3e}",
  "\\rule{9em}{9em}",
  "\\def\\a{\\a\\a}\\a",
])("$%s$ gives no element but MathML's, no link and no style", (body) => {
  const { html } = convert(body);
  expect(html.replace(/<\/?(?:math|m[a-z]+|code(?: class="tex")?)(?: [a-z]+="[^"<>]*")*\/?>/g, "")).not.toMatch(/</);
  expect(html).not.toMatch(/<[^>]* (?:href|id|style|on\w+)=/);
});

test("no command of ours hides one of Temml's, and each converts", () => {
  const temml: typeof temmlTypes = createRequire(import.meta.url)("temml");
  for (const [name, body] of macros) {
    expect(() => temml.renderToString(`\\${name} {x}{y}`, { throwOnError: true }), name).toThrow(
      "Unsupported function name",
    );
    const source = body.includes("#") ? `\\${name}{x}{y}` : `\\${name} y`;
    expect(() => temml.renderToString(source, { throwOnError: true, macros: macrosIn(source) }), name).not.toThrow();
  }
});

test("a command is known with an argument only where it takes one", () => {
  expect(convert("\\bigO{n}")).toEqual({
    html: "<math><mi>O</mi><mrow><mo>(</mo><mi>n</mi><mo>)</mo></mrow></math>",
    whole: true,
  });
  expect(convert("\\bigO(n)").whole).toBe(true);
  expect(convert("\\floor{n}").whole).toBe(true);
  expect(convert("\\floor n").whole).toBe(false);
});

test("a display formula is a block", () => {
  const [span] = splitMath("$$x$$");
  expect(typeof span === "object" ? mathToHtml(span, "$$x$$").html : span).toBe(
    '<math display="block" tabindex="0"><mi>x</mi></math>',
  );
});
