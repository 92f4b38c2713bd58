"""The style sheet that shows the help's pictures: a rule for each picture there is, with its size."""

from __future__ import annotations

import struct
from pathlib import Path

from demo import ROOT

HELP = ROOT / "extension" / "CoopWiki" / "resources" / "images"
STYLES = HELP.with_name("images.css")
FRAME = """\
/* Les images des pages d’aide, prises de la démonstration par « make pictures ». */
.cw-image {
	max-width: 40em;
	margin: 0.75em 0;
	background-color: #fff;
	background-repeat: no-repeat;
	background-size: 100% auto;
	border: 1px solid var(--border-color-base, #a2a9b1);
	box-sizing: border-box;
	print-color-adjust: exact;
	-webkit-print-color-adjust: exact;
}
"""


def styles(folder: Path) -> str:
    """Each PNG of a folder as wide as the page allows, in its proportions."""
    shown = (_style(file) for file in sorted(folder.glob("*.png")))
    return "\n".join((FRAME, *shown))


def _style(file: Path) -> str:
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return (
        f".cw-image-{file.stem} {{\n\taspect-ratio: {width} / {height};\n"
        f"\tbackground-image: url( images/{file.name} );\n}}\n"
    )
