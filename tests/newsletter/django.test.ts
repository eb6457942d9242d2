import { describe, expect, test } from "vitest";
import { renderDjango } from "./django.ts";

const context = { subscriber: { email: "reader@example.org", name: "<b>Ann</b>", tags: ["cs-cl", "cs-lg"] }, n: 3 };

describe("renderDjango() fills in", () => {
  test.each([
    ["plain text", "plain text"],
    ["{{ subscriber.email }}", "reader@example.org"],
    ["{{subscriber.email|upper}}", "READER@EXAMPLE.ORG"],
    ["{{ subscriber.tags.0 }} {{ subscriber.tags|join:', ' }}", "cs-cl cs-cl, cs-lg"],
    ["{{ subscriber.name }}", "&lt;b&gt;Ann&lt;/b&gt;"],
    ["{{ subscriber.name|safe }}", "<b>Ann</b>"],
    ["{% autoescape off %}{{ subscriber.name }}{% endautoescape %}", "<b>Ann</b>"],
    ["{{ nobody.knows }}|{{ nobody|default:'x' }}", "|x"],
    ["{{ n }} {{ 1 }} {{ 1.0 }} {{ 0.000015 }} {{ '<b>' }}", "3 1 1.0 0.000015 <b>"],
    ["a{# gone #}b", "ab"],
    ["a{% comment %}{{\\bf A}}{% endcomment %}b", "ab"],
    ["{% verbatim %}{{ subscriber.email }}{% endverbatim %}", "{{ subscriber.email }}"],
    ["{% if 'cs-cl' in subscriber.tags %}yes{% else %}no{% endif %}", "yes"],
    ["{% if not subscriber or n > 3 %}1{% elif n == 3 %}2{% else %}3{% endif %}", "2"],
    ["{% for tag in subscriber.tags %}{{ forloop.counter }}{{ tag }} {% endfor %}", "1cs-cl 2cs-lg "],
    ["{% with a=n %}{{ a }}{% endwith %}{{ a }}", "3"],
    ["{% templatetag openvariable %}", "{{"],
    ["{ { a } } {a} $x_{i}$ {{ not\nclosed }} }}", "{ { a } } {a} $x_{i}$ {{ not\nclosed }} }}"],
    ["&#123;&#123; subscriber.email &#125;&#125;", "&#123;&#123; subscriber.email &#125;&#125;"],
  ])("%j as %j", (source, printed) => expect(renderDjango(source, context)).toBe(printed));
});

describe("renderDjango() refuses", () => {
  test.each([
    ["{{\\bf A}}", "Could not parse the remainder: '\\bf A' from '\\bf A'"],
    ["{{ x^2 }}", "Could not parse the remainder: '^2' from 'x^2'"],
    ["{{ }}", "Empty variable tag on line 1"],
    ["a\n{% %}", "Empty block tag on line 2"],
    ["{% foo %}", "Invalid block tag on line 1: 'foo'"],
    ["{% endif %}", "Invalid block tag on line 1: 'endif'"],
    ["{% if a %}b", "Unclosed tag on line 1: 'if'. Looking for one of: elif, else, endif."],
    ["{% comment %}b", "Unclosed tag on line 1: 'comment'. Looking for one of: endcomment."],
    ["{% verbatim %}b", "Unclosed tag on line 1: 'verbatim'"],
    ["{% if a == %}{% endif %}", "Unexpected end of expression in if tag."],
    ["{% include 'other' %}", "'include' names a template, 'other', and there is none"],
    ["{% extends 'other' %}", "'extends' names a template"],
    ["{{ _secret }}", "Variables and attributes may not begin with underscores: '_secret'"],
    ["{{ a|nothing }}", "Invalid filter: 'nothing'"],
    ["{{ a|default }}", "default requires one argument, none provided"],
    ["{{ a|truncatewords:3 }}", "The filter 'truncatewords' is not evaluated here"],
    ["{% now 'Y' %}", "The tag 'now' is not evaluated here"],
  ])("%j, saying %j", (source, sentence) => expect(() => renderDjango(source, context)).toThrow(sentence));
});
