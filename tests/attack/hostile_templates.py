"""Hostile templates, texts and tables: most would run for hours or fill the machine if nobody counted."""

from __future__ import annotations

from collections.abc import Mapping

TWICE = "{% macro twice(s, n) %}{% if n %}{{ twice(s ~ s, n - 1) }}{% else %}{{ s }}{% endif %}{% endmacro %}"
SHARED = "".join(f"{{% set a{n} = [a{n - 1}, a{n - 1}] %}}" for n in range(1, 60))
SPLIT = "{% set s = 'x' | center(10000) %}{% set t = [s, s, s, s, s, s, s, s, s, s] | join %}"
LOOPS = "".join(f"{{% for v{n} in t %}}" for n in range(8))
ENDS = "{% endfor %}" * 8
# The one text that is longer than blocks may be; the others are cut to what is read.
ENDLESS = "a block without end"
MOST = 99_000
BLOCK = "---\ntitle: A\nkind: context\n---\n"

# Name → the body of a page template.
TEMPLATES: Mapping[str, str] = {
    "a power": "{{ 10 ** 10 ** 8 }}",
    "a power of powers": "{% set a = 9 ** 9 %}{{ a ** a }}",
    "a shift by products": "{% macro m(n) %}{{ m(n * n) }}{% endmacro %}{{ m(12345678901) }}",
    "a multiple": "{{ 'a' * 10 ** 10 }}",
    "a multiple of a list": "{{ [[1, 2, 3]] * 10 ** 9 }}",
    "a wide number by %": "{{ '%1000000000d' % 1 }}",
    "a wide number by filter": "{{ '%1000000000d' | format(1) }}",
    "a wide number by method": "{{ '{:1000000000}'.format(1) }}",
    "a wide text": "{{ 'a' | center(10 ** 10) }}",
    "a wide method": "{{ 'a'.ljust(10 ** 10) }}",
    "an indent": "{{ 'a\\nb' | indent(10 ** 10) }}",
    "a fine rounding": "{{ 1.5 | round(10 ** 8, 'ceil') }}",
    "many slices": "{{ [1] | slice(10 ** 10) | list }}",
    "a large batch": "{{ [1] | batch(10 ** 10, 'x') | list }}",
    "loops within loops": SPLIT + LOOPS + "x" + ENDS,
    "silent loops within loops": SPLIT + LOOPS + "{% if v0 == v1 %}{% endif %}" + ENDS,
    "loops that are continued": SPLIT + LOOPS + "{% continue %}" + ENDS,
    "loops over characters": SPLIT + "{{ t | map('upper') | map('center', 10000) | join }}",
    "a range": "{% for a in range(10 ** 9) %}{% for b in range(10 ** 9) %}x{% endfor %}{% endfor %}",
    "a doubling text": TWICE + "{{ twice('x', 60) }}",
    "a doubling set": "{% set a0 %}xxxxxxxxxx{% endset %}"
    + "".join(f"{{% set a{n} %}}{{{{ a{n - 1} }}}}{{{{ a{n - 1} }}}}{{% endset %}}" for n in range(1, 60)),
    "a doubling join": "{% set a0 = 'xxxxxxxxxx' %}"
    + "".join(f"{{% set a{n} = [a{n - 1}, a{n - 1}] | join(a{n - 1}) %}}" for n in range(1, 40)),
    "a doubling replace": "{% set a0 = 'xx' %}"
    + "".join(f"{{% set a{n} = a{n - 1} | replace('x', a{n - 1}) %}}" for n in range(1, 40)),
    "a doubling sum": "{% set a0 = 'xx' %}"
    + "".join(f"{{% set a{n} = a{n - 1} + a{n - 1} %}}" for n in range(1, 60)),
    "a list of itself, shown": "{% set a0 = ['x'] %}" + SHARED + "{{ a59 }}",
    "a list of itself, compared": "{% set a0 = ['x'] %}" + SHARED + "{{ a59 == a58 }}",
    "a list of itself, joined": "{% set a0 = ['x'] %}" + SHARED + "{{ a59 ~ a59 }}",
    "many copies of a slice": SPLIT + "{% set l = [" + "t[1:]," * 20_000 + "] %}",
    "many copies of a text": SPLIT + "{% macro m() %}" + "{{ t }}" * 15_000 + "{% endmacro %}{{ m() }}",
    "many wraps": SPLIT + "{{ t | replace(' ', 'x y ') | wordwrap(1, True, t) }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(90) }}",
    "a macro that grows its arguments": "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
    "a part that includes itself": "{% include 'briefing.html.j2' %}",
    "a part that includes itself twice": "{% set n = (n | default(90)) - 1 %}{% if n %}"
    "{% include 'briefing.html.j2' %}{% include 'briefing.html.j2' %}{% endif %}",
    "a page that extends itself": "{% extends 'briefing.html.j2' %}",
    "a page that imports itself": "{% import 'briefing.html.j2' as again %}",
    "a tree of itself": "{% for s in sections recursive %}{{ loop(sections) ~ loop(sections) }}{% endfor %}",
    "deep brackets": "{{ " + "(" * 60_000 + "1" + ")" * 60_000 + " }}",
    "deep lists": "{{ " + "[" * 60_000 + "]" * 60_000 + " }}",
    "deep conditions": "{% if 1 %}" * 5000 + "{% endif %}" * 5000,
    "deep loops": "{% for a in 'x' %}" * 60 + "{% endfor %}" * 60,
    "a long sum": "{{ " + "1+" * 60_000 + "1 }}",
    "a long number": "{{ " + "9" * 100_000 + " }}",
    "a long path": "{{ report" + ".title" * 30_000 + " }}",
    "many filters": "{{ 'x'" + "|upper" * 25_000 + " }}",
    "many outputs": "{{ 1 }}" * 25_000,
    "many blocks": "".join(f"{{% block b{n} %}}{{% endblock %}}" for n in range(5000)),
    "a template without end": "x" * 990_000,
}

# Name → path in the project and its content.
FILES: Mapping[str, tuple[str, str]] = {
    "a macro of the parts": (
        "templates/parts.html.j2",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(90) }}",
    ),
    "a deep quotation": ("content/blocks/one.md", BLOCK + "> " * 50_000 + "x"),
    "a deep list": ("content/blocks/one.md", BLOCK + "- " * 50_000 + "x"),
    "a list that steps in": (
        "content/blocks/one.md",
        BLOCK + "".join(f"{'  ' * n}- x\n" for n in range(300)),
    ),
    "deep containers": (
        "content/blocks/one.md",
        BLOCK + "".join(f"{':' * n} note\n" for n in range(400, 3, -1)) + "x",
    ),
    "deep emphasis": ("content/blocks/one.md", BLOCK + "*a **b " * 970),
    "runs of stars": ("content/blocks/one.md", BLOCK + "*" * 1400 + "a" + "*" * 1400),
    "a flood of stars": ("content/blocks/one.md", BLOCK + "*" * 49_000 + "a" + "*" * 49_000),
    "a flood of brackets": ("content/blocks/one.md", BLOCK + "[^a" * 33_000),
    "runs of underscores": ("content/blocks/one.md", BLOCK + "__a " * 1_450),
    "runs of backticks": ("content/blocks/one.md", BLOCK + "".join("`" * n + " " for n in range(1, 75))),
    "runs of tildes": ("content/blocks/one.md", BLOCK + "~a" * 2_900),
    "runs of carets": ("content/blocks/one.md", BLOCK + "^a ^" * 1_450),
    "runs of equals": ("content/blocks/one.md", BLOCK + "==a " * 100_000),
    "brackets without end": ("content/blocks/one.md", BLOCK + "[" * 2_900),
    "images without end": ("content/blocks/one.md", BLOCK + "![" * 2_900),
    "links without end": ("content/blocks/one.md", BLOCK + "[a](" * 2_900),
    "links of brackets": ("content/blocks/one.md", BLOCK + "[a](<b" * 2_900),
    "nested links": ("content/blocks/one.md", BLOCK + "[" * 2_900 + "a" + "](b)" * 2_900),
    "attributes without end": ("content/blocks/one.md", BLOCK + "[a]{b=" * 2_900),
    "an attribute of attributes": ("content/blocks/one.md", BLOCK + "[a]{" + "b=c " * 200_000),
    "a quoted attribute": ("content/blocks/one.md", BLOCK + '[a]{b="' + "\\\\" * 300_000),
    "values without end": ("content/blocks/one.md", BLOCK + "{{ " * 1_450),
    "terms without end": ("content/blocks/one.md", BLOCK + "[[a" * 1_450),
    "citations without end": ("content/blocks/one.md", BLOCK + "[@a" * 2_900),
    "footnotes without end": ("content/blocks/one.md", BLOCK + "[^a" * 1_500),
    "footnotes in footnotes": (
        "content/blocks/one.md",
        BLOCK + "a[^0]\n\n" + "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(1400)),
    ),
    "a footnote of itself": ("content/blocks/one.md", BLOCK + "a[^a]\n\n[^a]: b[^a]\n"),
    "references without end": (
        "content/blocks/one.md",
        BLOCK + "".join(f"[r{n}]: /x\n" for n in range(2_900)),
    ),
    "entities": ("content/blocks/one.md", BLOCK + "&" * 500_000),
    "HTML without end": ("content/blocks/one.md", BLOCK + "<!--" * 12_000 + "<a" * 24_000),
    "a wide table": ("content/blocks/one.md", BLOCK + "|a" * 8_000 + "\n" + "|-" * 8_000 + "\n|b\n"),
    "a table that fills itself": (
        "content/blocks/one.md",
        BLOCK + "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b|\n" * 500,
    ),
    "definitions in definitions": ("content/blocks/one.md", BLOCK + "a\n: " * 8_000),
    "abbreviations": (
        "content/blocks/one.md",
        BLOCK + "".join(f"*[a{n}]: b\n" for n in range(2_900)) + "\n" + "a1 " * 15_000,
    ),
    ENDLESS: ("content/blocks/one.md", BLOCK + "x" * 990_000),
    "a table without end": ("content/data/x.csv", "a,b\n" * 4_000_000),
    "one long word": ("content/blocks/one.md", BLOCK + "x" * 900_000),
    "blank lines": ("content/blocks/one.md", BLOCK + "\n" * 900_000),
    "many headings": ("content/blocks/one.md", BLOCK + "# x\n\n" * 8_000),
    "many rules": ("content/blocks/one.md", BLOCK + "---\n\n" * 9_000),
    "a long table of data": ("content/data/x.csv", "a,b\n" * 90_000),
    "a wide table of data": ("content/data/x.csv", "a," * 180_000 + "a\n"),
    "an open quotation of data": ("content/data/x.csv", 'a,"' + "b" * 390_000),
    "a cell of Markdown": ("content/data/x.csv", "a\n" + ("[" * 2_900 + "\n") * 130),
    "flow maps": ("content/glossary.yaml", "{a: " * 50_000),
    "flow lists": ("content/glossary.yaml", "[" * 400_000),
    "block lists": ("content/glossary.yaml", "- " * 400_000 + "x"),
    "many keys": ("reportgen.yaml", "".join(f"k{n}: x\n" for n in range(8_000))),
    "many anchors": ("content/glossary.yaml", "".join(f"- &a{n} x\n" for n in range(60_000))),
    "a long line": ("content/sources.yaml", "- id: " + "a" * 990_000),
    "a long escape": ("content/sources.yaml", '- id: "' + "\\u0041" * 160_000 + '"'),
    "question marks": ("content/sources.yaml", "? " * 400_000),
    "values of values": ("reportgen.yaml", "title: '" + "{{ a }}" * 100_000 + "'\n"),
}
