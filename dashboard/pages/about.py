"""`/about`: where everything comes from, how places are named, how marks are read.

In the language that the address asks for; it needs no script.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

from flask import Blueprint, render_template
from markupsafe import Markup

from dashboard.page_links import page_links
from dashboard.pages.language import asked_language
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.view import INTERFACE_LANGUAGES
from dashboard.wording import direction, named, wording
from dashboard.wording.dates import validity_in_words
from dashboard.wording.numbers import digits, number
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS

_COMMA: Final = {"fa": "، "}
_STOP: Final = {"hy": "։"}
_DATA: Final = Markup(' lang="en" dir="ltr"')
"""Sources and licences of layers are data and in English."""


def blueprint(services: Services) -> Blueprint:
    """The page, drawn on the server."""
    routes = Blueprint("about", __name__, template_folder=str(Path(__file__).parent / "templates"))

    @routes.get("/about")
    def about() -> str:
        lang, snapshot, catalogue = asked_language(), services.snapshot, services.catalogue
        words = wording(lang)
        return render_template(
            "about.html",
            **page_words(services, lang),
            languages=INTERFACE_LANGUAGES,
            layers=[layer.spec for layer in catalogue.layers.values()],
            version=snapshot.version,
            count=len(snapshot.ids),
            first=dt.date(1970, 1, 1) + dt.timedelta(days=int(snapshot.first_day.min())),
            confidences=CONFIDENCES,
            precisions=_COMMA.get(lang, ", ").join(words[f"precision.{p}"] for p in GEO_PRECISIONS),
            publishers=len({s.publisher for e in snapshot.events for s in e.sources}),
            stop=_STOP.get(lang, "."),
            data="" if lang == "en" else _DATA,
            named=named,
            number=number,
            digits=digits,
            validity=validity_in_words,
        )

    return routes


def page_words(services: Services, lang: str) -> dict[str, Any]:
    """What every page without script is drawn with: its words, language and addresses."""
    return {
        "words": wording(lang),
        "lang": lang,
        "direction": direction(lang),
        "links": page_links(services),
        "view": View(lang=lang),
    }
