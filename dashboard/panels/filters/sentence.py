"""A view in plain words: what stands on each chip, and all of it as one sentence.

Every word comes from the section `sentence` of the wording, every name from the catalogue or the
reports. Pure: nothing here knows a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.state import View
from dashboard.wording import named, section
from dashboard.wording import wording as words_of
from dashboard.wording.dates import dates_in_words, day_in_words
from dashboard.wording.numbers import digits, number
from dashboard.wording.places import name_in
from geodata.geometry import geodesic_area_km2, geodesic_polygon
from geodata.layers import Catalogue
from geodata.model import Snapshot

_BETWEEN_DAYS: Final = " – "
_THIN_SPACE: Final = "\u202f"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a view asks: its key, the value where each has a clause of its own, the words.

    `key` is `time` for the window.
    """

    key: str
    text: str
    value: str | None = None


def clauses(view: View, snapshot: Snapshot, catalogue: Catalogue) -> tuple[Clause, ...]:
    """What a view asks, one clause for each choice that a reader may take back."""
    return tuple(_Saying(view, snapshot, catalogue).each())


def sentence(view: View, selected: int, snapshot: Snapshot, catalogue: Catalogue) -> str:
    """How many reports of which kind a view shows, in one sentence without a full stop.

    "12 border incidents within 25 km of Iran's border, 27 Sep to 10 Nov 2020, confirmed or
    reported".
    """
    return _Saying(view, snapshot, catalogue).whole(selected)


class _Saying:
    """The words of one view."""

    def __init__(self, view: View, snapshot: Snapshot, catalogue: Catalogue):
        self._view = view
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._w = section("sentence", view.lang)
        self._all = words_of(view.lang)

    def each(self) -> list[Clause]:
        view = self._view
        found = [
            *self._one_by_one("show", view.show or (), lambda word: self._all[f"layer.{word}s"]),
            *self._one_by_one("kind", view.kind or (), lambda word: self._all[f"kind.{word}"]),
        ]
        found += (Clause(key, self._w["nothing"]) for key in self._nothing())
        for area in view.region:
            found.append(Clause("region", self._w["region"].format(names=self._place(area)), area))
        found += (Clause(key, text) for key, text in self._where())
        for key, names, terms in (
            ("actor", view.actor, self._snapshot.actors),
            ("publisher", view.publisher, self._snapshot.publishers),
        ):
            for slug in names:
                text = self._w[key].format(names=terms.label_of(slug))
                found.append(Clause(key, text, slug))
        found += (Clause(key, text) for key, text in self._what())
        if view.from_ or view.to:
            found.append(Clause("time", self._window()))
        if view.confidence is not None:
            found.append(Clause("confidence", self._confidence(view.confidence)))
        return found

    def whole(self, selected: int) -> str:
        view = self._view
        parts = [self._subject(selected)]
        if view.region:
            parts.append(self._listed("region", view.region, self._place))
        parts += (text for _, text in self._where())
        if view.actor:
            parts.append(self._listed("actor", view.actor, self._snapshot.actors.label_of))
        if view.publisher:
            label_of = self._snapshot.publishers.label_of
            parts.append(self._listed("publisher", view.publisher, label_of))
        parts += (text for _, text in self._what())
        said = " ".join(parts)
        behind = [self._window()]
        if view.confidence is not None:
            behind.append(self._confidence(view.confidence))
        return self._w["comma"].join((said, *behind))

    def _subject(self, selected: int) -> str:
        view, count = self._view, "one" if selected == 1 else "many"
        single = view.show[0] if view.show is not None and len(view.show) == 1 else "reports"
        what = self._w[f"{single}_{count}"].format(n=self._number(selected))
        asides = [self._w["nothing"] for _ in self._nothing()]
        if view.show and len(view.show) > 1:
            asides.append(self._listed("show", view.show, lambda s: self._inner(f"layer.{s}s")))
        if view.kind:
            asides.append(self._listed("kind", view.kind, lambda kind: self._inner(f"kind.{kind}")))
        if not asides:
            return what
        return self._w["aside"].format(what=what, aside="; ".join(dict.fromkeys(asides)))

    def _nothing(self) -> list[str]:
        return [key for key in ("show", "kind") if getattr(self._view, key) == ()]

    def _one_by_one(
        self, key: str, chosen: Sequence[str], name: Callable[[str], str]
    ) -> list[Clause]:
        return [Clause(key, name(word), word) for word in chosen]

    def _where(self) -> list[tuple[str, str]]:
        view, found = self._view, []
        if view.near:
            shape, km = view.near
            template = self._w["near"] if km else self._w["at_place"]
            shown = digits(f"{km:g}", view.lang)
            found.append(("near", template.format(km=shown, place=self._place(shape))))
        if view.within:
            km2 = geodesic_area_km2(geodesic_polygon(view.within))
            shown = self._number(round(km2)) if km2 >= 10 else digits(f"{km2:.1f}", view.lang)
            found.append(("within", self._w["within"].format(km2=shown)))
        if view.bbox:
            west, south, east, north = (
                digits(f"{degrees:.4g}°", view.lang) for degrees in view.bbox
            )
            box = self._w["bbox"].format(west=west, south=south, east=east, north=north)
            found.append(("bbox", box))
        return found

    def _what(self) -> list[tuple[str, str]]:
        view, found = self._view, []
        if view.casualties is not None:
            count = "one" if view.casualties == 1 else "many"
            template = self._w[f"casualties_{count}"]
            found.append(("casualties", template.format(n=self._number(view.casualties))))
        if view.q.strip():
            found.append(("q", self._w["q"].format(q=view.q)))
        if view.precision:
            found.append(("precision", self._w[f"precision_{view.precision}"]))
        return found

    def _window(self) -> str:
        first, last, lang = self._view.from_, self._view.to, self._view.lang
        if first and last:
            ends = dates_in_words(first, last, "day", lang).split(_BETWEEN_DAYS)
            if len(ends) == 1:
                return self._w["on"].format(day=ends[0])
            return self._w["between"].format(first=ends[0], last=ends[1])
        if first:
            return self._w["since"].format(day=day_in_words(first, lang))
        return self._w["until"].format(day=day_in_words(last, lang)) if last else self._w["ever"]

    def _confidence(self, chosen: tuple[str, ...]) -> str:
        if not chosen:
            return self._w["nothing"]
        return self._listed("confidence", chosen, lambda word: self._inner(f"confidence.{word}"))

    def _listed(self, key: str, chosen: Sequence[str], name: Callable[[str], str]) -> str:
        *head, last = map(name, chosen)
        names = last
        if head:
            names = self._w["or"].format(names=self._w["comma"].join(head), last=last)
        return self._w[key].format(names=names)

    def _place(self, place_id: str) -> str:
        """The name of a layer, an area or a line of the catalogue; the id where it has none.

        Areas are called in the language of place names, layers in that of the page.
        """
        layer = self._catalogue.layers.get(place_id)
        names: Mapping[Any, str] = layer.spec.names if layer else {}
        if not names or place_id in self._catalogue.areas:
            feature = self._catalogue.areas.get(place_id)
            if feature:
                return name_in(feature.names, self._view.names)
        return named(names, self._view.lang) if names else place_id

    def _inner(self, key: str) -> str:
        """A word of the interface as it stands inside a sentence."""
        word = self._all[key]
        first = {"İ": "i", "I": "ı"}.get(word[0]) if self._view.lang == "az" else None
        return (first or word[0].lower()) + word[1:]

    def _number(self, value: int) -> str:
        """A whole number in the digits of the language; by thousands from five of them on."""
        if value < 10_000:
            return digits(str(value), self._view.lang)
        if self._view.lang == "en":
            return f"{value:,}".replace(",", _THIN_SPACE)
        return number(value, self._view.lang)
