"""How to cite a view: as one sentence, as BibTeX, as CSL-JSON.

The view is cited at the version of the data that it shows, so that who follows the link sees the
same reports; beside it stands what each dataset of it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from geodata.licences import Share
from geodata.writers.export import Export
from geodata.writers.saying import TITLE, counted, withheld_words

WAY: Final = "citation"
BIBTEX: Final = "application/x-bibtex"
CSL: Final = "application/vnd.citationstyles.csl+json"
PUBLISHER: Final = "Aras"

_LATEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True, eq=False)
class Citation:
    """A view to be cited. `export.link` is its address with the version in it; `recorded` is the
    day on which the data became that version (UTC)."""

    export: Export
    recorded: date

    @property
    def title(self) -> str:
        """What is cited: the product and the question."""
        return f"{TITLE}: {self.export.filters}"

    @property
    def text(self) -> str:
        """The citation in one sentence."""
        export = self.export
        return (
            f"{self.title}. {counted(len(export.release), 'report')}, data version "
            f"{export.version} of {self.recorded.isoformat()}. {export.link}, accessed "
            f"{export.accessed.isoformat()}."
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """What each dataset and each boundary of the view asks to be cited as, or its name."""
        export = self.export
        owners = [_owner(share, export) for share in export.release.shares]
        lines = [
            f"{layer.spec.names['en']}: {layer.spec.source} ({layer.spec.licence})."
            for layer in export.drawn
        ]
        return (*owners, *lines)

    @property
    def withheld(self) -> tuple[str, ...]:
        """What of the view is not handed out, and why."""
        return tuple(map(withheld_words, self.export.release.withheld))

    def bibtex(self) -> str:
        """Entries for the view and for each dataset of it."""
        export = self.export
        view = {
            "title": f"{{{_latex(self.title)}}}",
            "author": f"{{{PUBLISHER}}}",
            "year": str(self.recorded.year),
            "version": export.version,
            "url": export.link,
            "urldate": export.accessed.isoformat(),
            "note": _latex(f"Data version {export.version}; {export.filters}"),
        }
        entries = [_entry(f"aras-{export.version}", view)]
        for share in export.release.shares:
            dataset = share.dataset
            fields = {"title": f"{{{_latex(dataset.name)}}}"}
            if dataset.url:
                fields["url"] = dataset.url
            fields["urldate"] = export.accessed.isoformat()
            fields["note"] = _latex(_owner(share, export))
            entries.append(_entry(dataset.id, fields))
        return "\n".join(entries)

    def csl(self) -> list[dict[str, Any]]:
        """Items of CSL-JSON for the view and for each dataset of it."""
        export = self.export
        accessed = _parts(export.accessed)
        view = {
            "id": f"aras-{export.version}",
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": PUBLISHER}],
            "publisher": PUBLISHER,
            "issued": _parts(self.recorded),
            "version": export.version,
            "URL": export.link,
            "accessed": accessed,
            "note": export.filters,
        }
        items: list[dict[str, Any]] = [view]
        for share in export.release.shares:
            dataset = share.dataset
            item: dict[str, Any] = {"id": dataset.id, "type": "dataset", "title": dataset.name}
            if dataset.url:
                item["URL"] = dataset.url
            items.append({**item, "accessed": accessed, "note": _owner(share, export)})
        return items

    def facts(self) -> dict[str, Any]:
        """All of it as plain values."""
        export = self.export
        return {
            "text": self.text,
            "title": self.title,
            "version": export.version,
            "recorded": self.recorded.isoformat(),
            "filters": export.filters,
            "link": export.link,
            "accessed": export.accessed.isoformat(),
            "reports": len(export.release),
            "sources": list(self.sources),
            "withheld": list(self.withheld),
            "bibtex": self.bibtex(),
            "csl": self.csl(),
        }


def _owner(share: Share, export: Export) -> str:
    dataset = share.dataset
    if share.reports is None:
        return f"{dataset.name}, {dataset.url}." if dataset.url else f"{dataset.name}."
    return export.citation(dataset)


def _entry(key: str, fields: Mapping[str, str]) -> str:
    return "\n".join(_lines(key, fields))


def _lines(key: str, fields: Mapping[str, str]) -> Iterator[str]:
    # A key of BibTeX holds no comma, brace, blank or other sign of its own.
    yield f"@misc{{{re.sub(r'[^A-Za-z0-9:._-]', '-', key)},"
    for name, value in fields.items():
        yield f"  {name:<8}= {{{value}}},"
    yield "}\n"


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
