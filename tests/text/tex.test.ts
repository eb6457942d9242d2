import fc from "fast-check";
import { expect, test } from "vitest";
import { headlineToHtml, texToHtml, texToUnicode, texToUnicodeStart } from "../../scripts/text/tex.ts";

test.each([
  ["a < b & c", "a &lt; b &amp; c"],
  ["a `<b>' and ``q'' by {Wide Net}", "a ‘&lt;b&gt;’ and “q” by Wide Net"],
  ["50\\% of \\$5 \\& \\_x\\_", "50% of $5 &amp; _x_"],
  [
    "\\textbf{bold} \\emph{it} \\textit{it} \\texttt{code} \\textsc{caps}",
    "<b>bold</b> <em>it</em> <em>it</em> <code>code</code> caps",
  ],
  [
    "{\\em it} {\\it it} {\\sl it} {\\bf b} {\\tt c} {\\sc caps} {\\sf sans} {\\sf\\bf NP} {\\em 50\\%\\/}",
    "<em>it</em> <em>it</em> <em>it</em> <b>b</b> <code>c</code> caps sans <b>NP</b> <em>50%</em>",
  ],
  [
    "{\\it \\`a la} {\\em {\\bf both}} {\\em $k$-means}",
    "<em>à la</em> <em><b>both</b></em> <em><var>k</var>-means</em>",
  ],
  [
    "as in \\cite[p. 2]{knuth} and {\\em see \\cite{ab}}, et al.\\ too, Ar\\i kan",
    'as in <code class="tex">\\cite[p. 2]{knuth}</code> and <em>see <code class="tex">\\cite{ab}</code></em>, et al. too, Arıkan',
  ],
  ["{\\em{it}} \\emph{{it}} {\\it J. Phys.\\ } dy\\-namic", "<em>it</em> <em>it</em> <em>J. Phys. </em> dynamic"],
  ["all \\epsilon > 0", 'all <code class="tex">\\epsilon</code> &gt; 0'],
  ["\\footnote{Of <b> and $x$}", '<code class="tex">\\footnote{Of &lt;b&gt; and <var>x</var>}</code>'],
  ["\\textbf{\\emph{both} and 50\\%}", "<b><em>both</em> and 50%</b>"],
  ["\\textbf{$k$-means}", "<b><var>k</var>-means</b>"],
  ["\\href{javascript:alert(1)}{here}, \\url{https://a.org/b}", "here, https://a.org/b"],
  ["B/({\\eta}{\\lambda}D) & {\\epsilon}-greedy", "B/(ηλD) &amp; ϵ-greedy"],
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  [
    "$<script>$ \\textbf{<i>}",
    "<math><mo>&lt;</mo><mi>s</mi><mi>c</mi><mi>r</mi><mi>i</mi><mi>p</mi><mi>t</mi><mo>&gt;</mo></math> <b>&lt;i&gt;</b>",
  ],
])("texToHtml(%j) is %j", (text, html) => expect(texToHtml(text)).toBe(html));

test.each([
  [
    "G\\\"odel, Poincar\\'e, {\\\"o}, \\v{c}, Fran\\c{c}ois, \\'{\\i}, {\\o}, \\ss{}",
    "Gödel, Poincaré, ö, č, François, í, ø, ß",
  ],
  ["\\textbf{caf\\'e}, {\\em it} and {\\tt c}", "café, it and c"],
  ["{\\em as in \\cite{knuth}} and \\footnote{x}", "as in \\cite{knuth} and \\footnote{x}"],
  ["$\\alpha_i$", "αᵢ"],
  ["$O(n^2)$", "O(n²)"],
  ["$\\mathbb{R}^d$", "ℝᵈ"],
  ["$\\frac{a}{b}$ and $\\frac{a+1}{b}$", "a/b and (a+1)/b"],
  ["$\\binom{n}{k}$", "(n choose k)"],
  ["$\\tilde{O}(\\sqrt{n})$", "Õ(√n)"],
  ["$x_{i+1}^{2}$, $10^{-3}$, $2^{n/q}$", "xᵢ₊₁², 10⁻³, 2^(n/q)"],
  ["$2 \\frac{11}{30}$, $x\\frac{1}{2}$, $2\\frac{n}{k}$", "2 11/30, x(1/2), 2(n/k)"],
  ["$\\frac{1}{n}I$, $\\frac{1}{n}\\log n$, $\\frac{1}{2} + x$", "(1/n)I, (1/n) log n, 1/2+x"],
  ["$\\frac{1}{\\frac{a}{b}c}$, $x^{\\frac{1}{2}}$", "1/((a/b)c), x^(1/2)"],
  ["$\\overline{x}$, $\\bar{x}$, $\\overline{AB}$, $\\underline{x}$", "x̄, x̄, A̅B̅, x̲"],
  ["$\\widehat{XY}$, $\\vec{ab}$, $\\hat{x}_1$", "X̂Y, a⃗b, x̂₁"],
  ["$\\phantom{x}y$", "y"],
  ["$n/\\log n$, $\\log\\frac{1}{\\delta}$", "n/log n, log (1/δ)"],
  ["$\\sqrt m\\log n$, $\\log_2 n$, $\\log\\log n$, $\\log(n)$", "√m log n, log₂ n, log log n, log(n)"],
  ["$3\\bmod 4$, $n \\pmod 4$", "3 mod 4, n (mod 4)"],
  ["$\\Omega (n)$, $\\Delta +1$", "Ω(n), Δ+1"],
  ["$\\max_{x\\in S} f(x)$, $O(n\\log n)$", "max_(x ∈ S) f(x), O(n log n)"],
  ["$\\mathcal{L}$ is $\\ell_1$", "L is ℓ₁"],
  ["$\\textbf{F}$ine $50\\%$", "Fine 50%"],
  ["the set $\\foo{x}_y$ and \\(\\bar{\\)", "the set $\\foo{x}_y$ and \\(\\bar{\\)"],
  ["a < b", "a < b"],
  [
    "{\\mu}m, 5{\\deg}, {\\infty}, 3 {\\times} 4 {\\leq} 12, {\\ell}_1, {\\Omega}(n)",
    "μm, 5°, ∞, 3 × 4 ≤ 12, ℓ_1, Ω(n)",
  ],
  ["{\\L}ukasz, {\\aa}, \\textbf{{\\alpha}-stable} {\\guillemotleft}x{\\guillemotright}", "Łukasz, å, α-stable «x»"],
  ["a `long tail' and ``let's think'', ``big,\" `KL' `x'", "a ‘long tail’ and “let's think”, “big,” ‘KL’ ‘x’"],
  [
    "we use {Wide Net} ({3D View} with {Big-2.5} too), {bf Slim}, {al.}",
    "we use Wide Net (3D View with Big-2.5 too), Slim, al.",
  ],
  ["{S}mall {A}nd symmet{R}y {L}earn{ING}", "Small And symmetRy LearnING"],
  ["a set of \\n nodes", "a set of n nodes"],
])("texToUnicode(%j) is %j", (text, plain) => expect(texToUnicode(text)).toBe(plain));

test.each([
  ["Bi-Level and Text-to-Image", '<span class="nb">Bi-Level</span> and <span class="nb">Text-to-Image</span>'],
  ["Sparsification-Aware", "Sparsification-Aware"],
  ["A Plug-and-Play-and-Forget-It Method", "A Plug-and-Play-and-Forget-It Method"],
  ["$k$-means, R&D-based", '<var>k</var>-means, R&amp;<span class="nb">D-based</span>'],
  ["- a - b-", "- a - b-"],
])("headlineToHtml(%j) keeps its short compounds on one line: %j", (text, html) =>
  expect(headlineToHtml(text)).toBe(html),
);

test.each([
  "C:\\new\\table",
  "\\d+\\.\\w",
  "it\\'s",
  '{\\"error\\": 1}',
  "print('\\n')",
  "as in \\cite{knuth}",
  "{\\RegularChains} of {\\e} and {\\min}, {\\n}, {\\alpha x}, \\alpha",
  "a~b `q` and ``q` it's",
  "{0,1} and {-1, 0, 1}, x_{max}, 10^{-3}, sqrt{n}, {x}, {x : x > 0}, 7{times} faster",
  "\\cite {knuth} and {itemize}, https://a.org/b{https://a.org/b}",
  "costs $5 and $10 per user",
])("%j is no TeX, and stays as it is", (text) => expect(texToUnicode(text)).toBe(text));

test.each([
  ["$\\tau^2$-Bench", "<var>τ</var><sup>2</sup>-Bench"],
  ["MVD$^2$", "MVD<sup>2</sup>"],
  ["$x_i$", "<var>x</var><sub><var>i</var></sub>"],
  ["$\\mathbb{R}$", "<math><mi>ℝ</mi></math>"],
  ["$\\mathbf{x}$", "<math><mi>𝐱</mi></math>"],
])(
  "%j is set in a title as %j: a letter in the italic of its own face, the rest from a font for formulas",
  (text, html) => expect(texToHtml(text)).toBe(html),
);

test("no line begins with the punctuation after a formula", () => {
  expect(texToHtml("$a+b$: a, $c+d$")).toMatch(/<\/math>\u2060: a, <math>.*<\/math>$/);
});

test("texToHtml() and texToUnicode() take any string, and no element but theirs comes out", () => {
  const part = fc.constantFrom(
    "$",
    "\\(",
    "\\)",
    "\\",
    "{",
    "}",
    "<",
    ">",
    '"',
    "&",
    "^",
    "_",
    "x",
    "1",
    " ",
    "\\text",
    "\\textbf{",
    "\\href{",
    "\\frac",
    "\\alpha",
    "\\'e",
    "#",
    "%",
    "\ue000",
    "\u0000",
    "<script>",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(part, { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const html = texToHtml(text);
      expect(
        html.replace(/<\/?(?:math|m[a-z]+|b|em|code|var|su[bp])(?: (?!on|style|href)[a-z]+="[^"<>]*")*\/?>/g, ""),
      ).not.toMatch(/</);
      texToUnicode(text);
    }),
    { numRuns: 2000 },
  );
});

test("the beginning of a text is what the whole begins with, and is as long as was asked", () => {
  const parts = fc.constantFrom(
    ..."We show $x_i$ that|$5 and|a -- b|--|---$n$|``two|words''|\\emph{over|$\\alpha$}|\\'e|{A}nd|\\|`it|$$y$$|\\(z\\)|\\newcommand{\\eps}{\\epsilon} $\\eps$|\u200b| ".split(
      "|",
    ),
    "a sentence of some length that has nothing of its own in it.",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.integer({ min: 0, max: 60 }), (some, length) => {
      const text = some.join(" ");
      const [whole, start] = [texToUnicode(text), texToUnicodeStart(text, length)];
      expect(whole.startsWith(start)).toBe(true);
      expect(start.length).toBeGreaterThanOrEqual(Math.min(length, whole.length));
    }),
    { numRuns: 1000 },
  );
});
