"""Scenes of links, made over the chronicle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.panels.filters.sentence import sentence
from dashboard.pictures import Scene, Size, scene_of
from dashboard.services import Services
from dashboard.state.links import view_of

SceneOf = Callable[..., Scene]


@pytest.fixture(scope="session")
def scene(services: Services) -> SceneOf:
    """The scene of a link's query at a size."""

    def make(query: str = "", width: int = 1200, height: int = 630) -> Scene:
        view, remarks = view_of(query, services.known())
        assert remarks == ()
        selection = services.selection(view.query)
        return scene_of(
            view,
            selection,
            services.catalogue,
            Size(width, height),
            headline=lambda n: sentence(view, n, selection.snapshot, services.catalogue),
            today=dt.date(2026, 11, 28),
        )

    return make
