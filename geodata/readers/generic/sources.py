"""Who published a row: the columns of publishers and addresses, else the file itself."""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import Final
from urllib.parse import urlsplit

from geodata.model import Refusal
from geodata.model import values as model
from geodata.readers.generic.names import Columns
from geodata.readers.meant import Draft, tidy
from geodata.readers.parsing import DateForms, decide_dates, is_missing

_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_PARTED: Final = re.compile(r"[;\s]+")
_MOST: Final = 20


def sources_of(draft: Draft, columns: Columns, usual: str) -> list[dict[str, str]]:
    """The sources of a row, at least one; `usual` is the publisher when the row names none.

    Publishers and addresses are parted by `;`. An address that cannot be read is a warning.
    """
    cells = draft.row.cells
    names, urls = [], []
    for part in columns.text(cells, "publisher").replace("\n", ";").split(";"):
        if _ADDRESS.fullmatch(part.strip()):
            urls.append(part.strip())
        elif not is_missing(part):
            names.append(tidy(part))
    urls += [part for part in _PARTED.split(columns.text(cells, "url")) if part]
    urls = [url for url in urls if _address(draft, columns.name("url"), url)]
    found = [
        {"publisher": name or _host(url), "url": url}
        for name, url in islice(zip_longest(names, urls, fillvalue=""), _MOST)
    ]
    found = found or [{"publisher": usual}]
    if title := columns.text(cells, "source_title"):
        found[0]["title"] = tidy(title)
    if date := _date(draft, columns):
        found[0]["date"] = date
    return found


def _address(draft: Draft, column: str, url: str) -> bool:
    try:
        model.web_address(url)
    except Refusal as refusal:
        message = f"{refusal.message}, so the row is kept without it"
        draft.warn(column, message, refusal.cure, url)
        return False
    return True


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _date(draft: Draft, columns: Columns) -> str:
    """The day, month or year of publication in ISO 8601, empty when it is not plain."""
    text = columns.text(draft.row.cells, "source_date")
    if not text:
        return ""
    try:
        order = decide_dates([(draft.row.number, text)]).order
        found = DateForms(order, days=False).parse(text)
    except Refusal as refusal:
        message = f"{refusal.message}, so the row is kept without it"
        draft.warn(columns.name("source_date"), message, refusal.cure, text)
        return ""
    length = {"year": 4, "month": 7}.get(found.precision, 10)
    return found.start.isoformat()[:length]
