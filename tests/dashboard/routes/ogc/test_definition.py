"""The definition of the API against its answers: Schemathesis asks what the definition allows, and
what it does not, within bounds; the same requests each time."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from dashboard.app import create_app
from dashboard.settings import Settings

SEEN = (
    "/",
    "/conformance",
    "/collections",
    "/collections/events",
    "/collections/events/items",
    "/collections/events/items/{featureId}",
    "/collections/control/items",
    "/collections/control/items/{featureId}",
    "/collections/control-periods/items",
)
"""Paths of one collection of each kind: the others are made by the same lines."""
PLAIN = SEEN[:4]
PLAINLY = {"Accept-Encoding": "identity"}
"""The client that speaks to the application within the process does not unpack."""


CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    server: Any = create_app(Settings(data_dir=tmp_path_factory.mktemp("data"))).server
    return schemathesis.openapi.from_wsgi("/ogc/openapi?f=json", server)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", SEEN)
def test_answers_are_as_defined(api: Any, path: str, mode: GenerationMode) -> None:
    checks = [CHECKS.get_one(name) for name in CHECKED]
    answered = []

    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=api[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answered.append(case.call_and_validate(checks=checks, headers=PLAINLY).status_code)

    ask()
    assert set(answered) <= {200, 400, 404}
    assert len(answered) > 2
    if mode is GenerationMode.POSITIVE and path in PLAIN:
        assert 200 in answered
