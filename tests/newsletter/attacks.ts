import fc from "fast-check";

/** Texts by which a stranger would write more than words into a letter. */
export const attacks = [
  "{{ subscriber.email }} {{ unsubscribe_url }}",
  "{% include 'x' %}",
  "{% if subscriber.email %}yes{% endif %}",
  "{% comment %}",
  "{# note #}",
  "{{\\bf A}} legal TeX {{",
  "&#123;&#123; subscriber.email &#125;&#125;",
  "&lbrace;&lbrace; subscriber.email &rbrace;&rbrace;",
  "$\\{\\{$ subscriber.email $\\}\\}$",
  "\\{\\{ subscriber.email \\}\\}",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><script>alert(1)</script><a href="',
  "</p></body><!-- ",
  "<style>*{display:none}</style>",
  "[words](javascript:alert(1))",
  "![words](https://example.org/pixel.png)",
  "---\nsubject: other\n---",
  "\n\n# Heading\n\n1. one\n\n* two\n\n```mermaid\ngraph\n```\n\n",
  "\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n",
  "[^1]\n\n[^1]: note",
  "a | b\n--- | ---\n1 | 2",
  "~~gone~~ **bold** _em_ `code`",
  "subject\r\nBcc: other@example.org",
  "\u202egnitirw\u202c \u2066left open",
  "\u0000\u0007\u001b[31m\u0085\u2028\u2029\ufeff\ufffe\uffff",
  "\ud800 \udc00 \ud83d",
  "$\\undefinedcommand{{x}}$",
  "$\\text{{{ subscriber.email }}}$",
  "\\href{javascript:alert(1)}{words}",
  "x".repeat(300),
  "表".repeat(200),
  ". We show ",
];

/** Attacks, and characters of every kind, in any order. */
export const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(..."{}%#<>&\"'`*_[]()!|~\\$^-\n\r\t "),
      fc.string({ unit: "binary" }),
      fc.string(),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** Addresses that a browser understands, and others. */
export const addresses = fc.oneof(
  texts,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .tuple(
      fc.constantFrom("https://example.org/", "http://a{b}c/", "https://x?", "https://x#", "https://u:p@x/"),
      texts,
    )
    .map(([start, rest]) => start + rest),
);
