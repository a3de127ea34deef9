"""How the page of differences looks: on a screen, light or dark, and on paper."""

from __future__ import annotations

STYLE = """\
:root { --ink: #1a1f2b; --ground: #fff; --soft: #55606e; --rule: #c9d1da;
  --added: #0b5c2c; --added-ground: #e3f4e8; --removed: #8c1d18; --removed-ground: #fbe9e7; --link: #0b57d0 }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ec; --ground: #16181d; --soft: #aab2bf; --rule: #3a4150;
    --added: #8fe0a8; --added-ground: #12331f; --removed: #ffb4ab; --removed-ground: #43201d;
    --link: #8ab4f8 }
}
html { background: var(--ground);
  color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", Arial, sans-serif }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.3rem; border-top: 2px solid var(--rule); padding-top: 1rem; margin: 2.5rem 0 .5rem }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
h4 { font-size: 1rem; margin: 1rem 0 .25rem }
p, ul { margin: 0 0 .75rem }
a { color: var(--link) }
a:focus-visible, main:focus-visible { outline: 3px solid; outline-offset: 2px }
code { color: var(--soft); font-size: .85em; font-weight: 400 }
ins, del { padding: 0 .15em; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone }
ins { color: var(--added); background: var(--added-ground);
  text-decoration: underline; text-underline-offset: .15em }
del { color: var(--removed); background: var(--removed-ground); text-decoration: line-through }
ins::before { content: "+" } del::before { content: "\\2212" }
ins::before, del::before { font-weight: 700; margin-right: .15em }
.left-out { color: var(--soft); font-style: italic }
.said { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem }
th, td { text-align: left; vertical-align: top;
  padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--rule) }
tbody th { font-weight: 400 }
caption { text-align: left; font-weight: 700; padding-bottom: .25rem }
.compared thead th { border-bottom: 2px solid var(--rule) }
tr.added > :first-child { box-shadow: -4px 0 var(--added) }
tr.removed > :first-child { box-shadow: -4px 0 var(--removed) }
.kind { margin: 0; color: var(--soft); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase }
.lead { font-size: 1.1rem } .key { color: var(--soft) }
.short { border-left: 4px solid var(--rule); padding: .25rem 0 .25rem 1.5rem; margin: 1rem 0 }
p.left-out { margin-top: -.5rem; font-size: .9em }
.skip { position: absolute; left: -999px }
.skip:focus { position: static }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt }
  .skip, nav { display: none }
  ins, del { background: none }
  h2, h3, h4 { break-after: avoid }
  tr, h4 + p { break-inside: avoid }
  thead { display: table-header-group }
  body > section + section { break-before: page }
}
"""
