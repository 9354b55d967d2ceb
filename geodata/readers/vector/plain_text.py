"""HTML of descriptions as plain text: what a person would read, without markup, scripts or styles.

Addresses of links are kept behind their words. Nothing of the markup comes through, so no text of a
file is ever markup to those who show it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_MARKUP: Final = re.compile(r"<[A-Za-z!/?]|&#?\w+;")
_SILENT: Final = frozenset({"script", "style", "head", "title", "template"})
_LINES: Final = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr li main nav ol p pre section table tbody thead tr ul",
    )
)
_BLOCKS: Final = re.compile(rf"<(?:{'|'.join(sorted(_LINES))})\b", re.IGNORECASE)
_CELLS: Final = frozenset({"td", "th"})


def plain_text(text: str) -> str:
    """The text that HTML shows; text without markup as it is."""
    if _MARKUP.search(text) is None:
        return text.strip()
    reader = _Reader()
    reader.keeps_lines = _BLOCKS.search(text) is None
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError):  # declarations that no HTML has
        return re.sub(r"<[^>]*>", " ", text).strip()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        # Line ends of the source show only where no markup makes lines.
        self.keeps_lines = False
        self._parts: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []

    def text(self) -> str:
        """What was read, blanks and empty lines made single."""
        lines = [" ".join(line.split()) for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _LINES:
            self._parts.append("\n")
        elif tag in _CELLS:
            self._parts.append(" ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _LINES and tag != "br":
            self._parts.append("\n")
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            said = "".join(self._parts[start:])
            if address.startswith(("http://", "https://")) and address not in said:
                self._parts.append(f" ({address})" if said.strip() else address)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data if self.keeps_lines else data.replace("\n", " "))
