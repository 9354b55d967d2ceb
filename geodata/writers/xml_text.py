"""Text that may stand in an XML document."""

from __future__ import annotations

import re
from typing import Final

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (section 2.2), not even when it is escaped."""


def xml_text(text: str) -> str:
    """The text with a replacement character for each that no XML document may hold."""
    return _NO_XML.sub("\ufffd", text)
