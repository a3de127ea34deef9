"""How a report looks on screens, a telephone's included: what comes after the theme's own rules."""

from __future__ import annotations

# Sizes on paper are points; a fifth more is what screens show text in. A table that is wider than the screen
# scrolls by itself, and keyboards reach it.
SCREEN = """
html { font-synthesis: none }
@media screen {
  html { background: #fff; line-height: 1.5; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
  body { zoom: 1.2; max-width: var(--measure, 150mm); margin: 0 auto; padding: 1.5rem 1rem 4rem }
  body > header, body > nav, main { overflow-wrap: anywhere }
  p, li, dd, td, th, caption, figcaption { line-height: 1.5 }
  header[data-role="cover"] { margin-bottom: 3rem }
  header[data-role="cover"] h1, header[data-role="cover"] p { margin-top: 1rem; margin-bottom: 1rem }
  img { max-width: 100%; height: auto }
  nav[data-role="toc"] li { margin: 0; line-height: 2 }
  nav[data-role="toc"] a { text-decoration: underline 0.5px; text-underline-offset: 3px }
  nav[data-role="toc"] a::after, a[data-role="pageref"]::after { content: none }
  a[data-role="citation"], a[data-role="ref"], a[data-role="term"], a[data-role="pageref"] {
    text-decoration: underline dotted; text-underline-offset: 3px;
  }
  sup a[data-role="noteref"] { text-decoration: underline; text-underline-offset: 2px; padding: 0 2px }
  main { counter-reset: note }
  span[data-role="footnote"] { float: none; font-size: 0.85em; color: inherit; counter-increment: note }
  span[data-role="footnote"] + sup[data-role="note-separator"] { display: none }
  sup[data-role="note-separator"]:has(+ span[data-role="footnote"]) { display: none }
  span[data-role="footnote"]::before { content: " [" counter(note) ": " }
  span[data-role="footnote"]::after { content: "]" }
  .wide { overflow-x: auto; margin: 8pt 0 }
  .wide > table { margin: 0; min-width: min(100%, 26rem); overflow-wrap: normal }
  .back { text-decoration: underline; padding: 0 4px }
  :target { outline: 2px solid; outline-offset: 3px }
  a:focus-visible, .wide:focus-visible { outline: 3px solid; outline-offset: 2px }
  .skip { position: absolute; left: -999px }
  .skip:focus { position: static }
  body[data-draft="true"]::before {
    content: "DRAFT"; position: static; transform: none; font-size: 12pt; color: #8A3F06;
  }
}
@media screen and (max-width: 40rem) {
  body { padding: 0 0.75rem 3rem }
  header[data-role="masthead"] { margin: 0 -0.75rem 12pt; padding: 5mm 0.75rem 4mm }
  header[data-role="cover"] h1 { font-size: 22pt; line-height: 1.2 }
  ul, ol { padding-left: 5mm }
  aside[data-role="callout"] { border-left-width: 1.5mm; padding: 2.5mm 3mm 2mm }
  blockquote { margin-left: 0 }
  .wide > table { min-width: min(26rem, 130vw) }
  .wide > table[data-role="meta"] { min-width: 0 }
}
@media print { .skip, .back { display: none } .wide { overflow: visible } }
"""
