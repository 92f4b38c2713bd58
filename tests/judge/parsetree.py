"""Trees as the API gives them (`action=expandtemplates&prop=parsetree`), in the shape of `trees`."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from judge.trees import Node


def is_plain(text: str) -> bool:
    """Whether neither the API's input nor XML changes or refuses characters of this text."""
    allowed = all(c in "\t\n" or unicodedata.category(c) != "Cc" for c in text)
    return allowed and bool(text.strip()) and unicodedata.is_normalized("NFC", text)


def tree_of_xml(xml: str) -> Node:
    """Turn `<root>…</root>` into nodes."""
    return nodes(ET.fromstring(xml))


def nodes(element: ET.Element) -> Node:
    """Turn an element into its children: strings, and [name, children]."""
    children: Node = [element.text] if element.text else []
    for child in element:
        index = child.get("index")
        children.append([child.tag, [["@index", [int(index)]]] if index else nodes(child)])
        if child.tail:
            children.append(child.tail)
    return children
