"""Presentation MathML → Office mathematics (ECMA-376 22.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from reportgen.write.docx.ooxml import Node, make

LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀")  # operators that carry limits


def write_formula(mathml: str) -> Node:
    """`m:oMath` for the formula; what is no MathML becomes its own text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(mathml.encode(), parser)
    except etree.XMLSyntaxError:
        return make("m:oMath", None, _text(mathml))
    return make("m:oMath", None, *(_convert(root) or [_text("")]))


def _local(element: Node) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _value(tag: str, value: str) -> Node:
    return make(f"m:{tag}", {"m:val": value})


def _text(text: str) -> Node:
    node = make("m:t")
    node.text = text
    return make("m:r", None, node)


def _part(tag: str, element: Node | None) -> Node:
    return make(f"m:{tag}", None, *(_convert(element) if element is not None else []))


def _convert(element: Node) -> list[Node]:
    handler = HANDLERS.get(_local(element))
    if handler is None:
        return [_text("".join(element.itertext()).strip())] if _local(element) else []
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    if len(kids) < NEEDS.get(_local(element), 0):
        return _row(element, kids)
    return handler(element, kids)


def _row(_element: Node, kids: list[Node]) -> list[Node]:
    found: list[Node] = []
    place = 0
    while place < len(kids):
        kid = kids[place]
        place += 1
        if _is_large(kid):
            body = kids[place : place + 1]
            place += len(body)
            found.append(_large(kid, body))
        else:
            found += _convert(kid)
    return found


def _is_large(element: Node) -> bool:
    if _local(element) not in {"munderover", "munder", "mover", "msubsup", "msub", "msup"} or not len(
        element
    ):
        return False
    sign = (element[0].text or "").strip()
    return bool(sign) and sign in LARGE


def _large(element: Node, body: list[Node]) -> Node:
    kind = _local(element)
    below = element[1] if kind in {"munderover", "munder", "msubsup", "msub"} and len(element) > 1 else None
    above = element[-1] if kind in {"munderover", "mover", "msubsup", "msup"} and len(element) > 1 else None
    where = "undOvr" if kind in {"munderover", "munder", "mover"} else "subSup"
    settings = make("m:naryPr", None, _value("chr", (element[0].text or "").strip()), _value("limLoc", where))
    if below is None:
        settings.append(_value("subHide", "1"))
    if above is None:
        settings.append(_value("supHide", "1"))
    inner = [node for each in body for node in _convert(each)]
    return make("m:nary", None, settings, _part("sub", below), _part("sup", above), make("m:e", None, *inner))


def _token(element: Node, _kids: list[Node]) -> list[Node]:
    return [_text((element.text or "").strip())]


def _fraction(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:f", None, _part("num", kids[0]), _part("den", kids[1]))]


def _above(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:sSup", None, _part("e", kids[0]), _part("sup", kids[1]))]


def _below(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:sSub", None, _part("e", kids[0]), _part("sub", kids[1]))]


def _both(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:sSubSup", None, _part("e", kids[0]), _part("sub", kids[1]), _part("sup", kids[2]))]


def _square_root(element: Node, kids: list[Node]) -> list[Node]:
    settings = make("m:radPr", None, _value("degHide", "1"))
    inner = _row(element, kids) or _token(element, kids)
    return [make("m:rad", None, settings, make("m:deg"), make("m:e", None, *inner))]


def _root(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:rad", None, _part("deg", kids[1]), _part("e", kids[0]))]


def _under(_element: Node, kids: list[Node]) -> list[Node]:
    return [make("m:limLow", None, _part("e", kids[0]), _part("lim", kids[1]))]


def _over(_element: Node, kids: list[Node]) -> list[Node]:
    sign = (kids[1].text or "").strip()
    if len(sign) != 1:
        return [make("m:limUpp", None, _part("e", kids[0]), _part("lim", kids[1]))]
    return [make("m:acc", None, make("m:accPr", None, _value("chr", sign)), _part("e", kids[0]))]


def _under_over(_element: Node, kids: list[Node]) -> list[Node]:
    low = make("m:limLow", None, _part("e", kids[0]), _part("lim", kids[1]))
    return [make("m:limUpp", None, make("m:e", None, low), _part("lim", kids[2]))]


def _fenced(element: Node, kids: list[Node]) -> list[Node]:
    fences = (_value("begChr", element.get("open", "(")), _value("endChr", element.get("close", ")")))
    return [make("m:d", None, make("m:dPr", None, *fences), *(_part("e", kid) for kid in kids))]


def _table(_element: Node, kids: list[Node]) -> list[Node]:
    rows = [make("m:mr", None, *(_part("e", cell) for cell in row)) for row in kids]
    return [make("m:m", None, *rows)]


Handler = Callable[[Node, list[Node]], list[Node]]
HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "ms"), _token),
    **dict.fromkeys(("math", "mrow", "mstyle", "mpadded", "mphantom", "mtd", "merror"), _row),
    "semantics": lambda element, kids: _row(element, kids[:1]),
    "mspace": lambda _element, _kids: [_text(" ")],
    "mfrac": _fraction,
    "msup": _above,
    "msub": _below,
    "msubsup": _both,
    "msqrt": _square_root,
    "mroot": _root,
    "munder": _under,
    "mover": _over,
    "munderover": _under_over,
    "mfenced": _fenced,
    "mtable": _table,
}
# How many children an element cannot do without.
NEEDS: Mapping[str, int] = {
    **dict.fromkeys(("mfrac", "msup", "msub", "mroot", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
