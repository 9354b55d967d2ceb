"""Dash's element factories, as the panels use them.

Their generated signatures know neither `data-*` nor `aria-*` attributes, which our handles and our
readers need; here each is what it is: a function of any properties that gives a component.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType

import dash_ag_grid
import dash_mantine_components
from dash import dcc as dash_dcc
from dash import html as dash_html
from dash.development.base_component import Component

from dashboard.wording import wording


class Factories:
    """The components of one library, by name."""

    def __init__(self, library: ModuleType) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Callable[..., Component]:
        factory: Callable[..., Component] = getattr(self._library, name)
        return factory


POPOVER = "var(--z-popover)"
"""Where Mantine's lists and calendars stand in the stylesheet's ladder of heights."""

html = Factories(dash_html)
dcc = Factories(dash_dcc)
dmc = Factories(dash_mantine_components)
dag = Factories(dash_ag_grid)


def languages(element_id: str, label: str, codes: Iterable[str], class_name: str = "") -> Component:
    """A native choice of a language, each called as its speakers call it; the browser sets it."""
    own = wording("en")
    return html.Select(
        [html.Option(own[f"language.{code}"], value=code, lang=code) for code in codes],
        id=element_id,
        className=f"choose {class_name}".strip(),
        title=label,
        **{"aria-label": label},
    )
