"""One build of the resolutions that ship with the project, shared by the tests that look at it."""

import pytest

from tests.integration.building import Built, build_in


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_in(tmp_path_factory.mktemp("built"))
