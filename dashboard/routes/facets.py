"""Counts beside the choices of the filters, and the view in plain words."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Response

from dashboard.panels.filters.sentence import clauses, sentence
from dashboard.routes.answers import json_answer
from dashboard.routes.selected import view_asked
from dashboard.services import Services
from dashboard.state import View
from dashboard.wording import named
from dashboard.wording.places import name_in
from geodata.layers import Catalogue
from geodata.model.terms import Terms
from geodata.queries import facets

MOST_NAMES: Final = 400
"""Actors and publishers that are listed; the ones with most reports, and those that are chosen."""


def blueprint(services: Services) -> Blueprint:
    """The route from which the filters take their counts: the keys of a link."""
    routes = Blueprint("facets", __name__)

    @routes.get("/data/facets.json")
    def counts() -> Response:
        """`selected`, `sentence`, `said` (a clause for each choice), and by key the counts.

        `show`, `kind`, `confidence` and `precision` count by word; `actor` and `publisher` are
        lists of slug, name and count, most first; `region` is a list of id, name, count and layer,
        in the order of the catalogue.
        """
        view = view_asked(services)
        if isinstance(view, Response):
            return view
        snapshot, catalogue = services.snapshot_for(view.v), services.catalogue
        found = facets(snapshot, view.query, catalogue)
        counted = found.counts
        return json_answer(
            {
                "version": snapshot.version,
                "selected": found.selected,
                "total": len(snapshot),
                "sentence": sentence(view, found.selected, snapshot, catalogue),
                "said": [
                    {"key": clause.key, "value": clause.value, "text": clause.text}
                    for clause in clauses(view, snapshot, catalogue)
                ],
                **{key: counted[key] for key in ("show", "kind", "confidence", "precision")},
                "actor": _names(snapshot.actors, counted["actor"], view.actor),
                "publisher": _names(snapshot.publishers, counted["publisher"], view.publisher),
                "region": _areas(counted["region"], catalogue, view),
            }
        )

    return routes


def _names(terms: Terms, counts: Any, chosen: tuple[str, ...]) -> list[list[Any]]:
    most = sorted(counts, key=lambda slug: (-counts[slug], slug))
    kept = dict.fromkeys((*most[:MOST_NAMES], *chosen))
    return [[slug, terms.label_of(slug), counts[slug]] for slug in kept]


def _areas(counts: Any, catalogue: Catalogue, view: View) -> list[list[Any]]:
    """Each area once, but whatever is chosen.

    Left out is a first-level area that is a province too, and the parts of a layer that changes in
    time, which counts as a whole.
    """
    found = []
    lang = view.lang
    provinces = {feature.names["en"] for feature in catalogue.layer("provinces").features}
    for area_id, count in counts.items():
        area = catalogue.areas.get(area_id)
        again = area is not None and (
            (area.layer_id == "admin1" and area.names["en"] in provinces)
            or catalogue.layer(area.layer_id).spec.held_by
        )
        if again and area_id not in view.region:
            continue
        names = area.names if area else catalogue.layers[area_id].spec.names
        layer = area.layer_id if area else area_id
        said = name_in(names, view.names) if area else named(names, lang)
        found.append([area_id, said, count, layer])
    return found
