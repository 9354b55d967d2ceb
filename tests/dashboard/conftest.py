"""One application over a store of its own, opened once for all tests of the dashboard package."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from dashboard.app import create_app
from dashboard.pages.frame import ArasDash
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.state import Known

settings.register_profile("dashboard", deadline=None, max_examples=60)
settings.load_profile("dashboard")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> ArasDash:
    made = create_app(Settings(data_dir=tmp_path_factory.mktemp("data")))
    assert isinstance(made, ArasDash)
    return made


@pytest.fixture(scope="session")
def services(app: ArasDash) -> Services:
    return app.services


@pytest.fixture(scope="session")
def known(services: Services) -> Known:
    return services.known()


@pytest.fixture
def client(app: ArasDash) -> FlaskClient:
    client: FlaskClient = app.server.test_client()
    return client
