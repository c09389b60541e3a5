"""Settings: from files too, and none that are unsafe."""

from pathlib import Path

import pytest
from pydantic import AnyHttpUrl, ValidationError

from empathyboard.settings import Settings


@pytest.mark.parametrize(
    "url",
    [
        "https://maps.example.com",
        "http://localhost:8000",
        "http://127.0.0.1",
        "http://192.168.1.20:8000",
        "http://10.0.0.5",
        "http://[fd00::1]:8000",
        "http://meeting-room",
        "http://maps.local",
        "http://maps.internal",
    ],
)
def test_https_and_networks_of_ones_own_are_fine(url: str) -> None:
    assert Settings(public_url=AnyHttpUrl(url)).public_base == url


@pytest.mark.parametrize(
    "url", ["http://maps.example.com", "http://93.184.216.34", "http://local.example.com"]
)
def test_plain_http_over_the_internet_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="https://"):
        Settings(public_url=AnyHttpUrl(url))


@pytest.mark.parametrize("proxies", [["*"], ["10.0.0.1", "0.0.0.0/0"], ["::/0"]])
def test_trust_in_everyone_is_refused(proxies: list[str]) -> None:
    with pytest.raises(ValidationError, match="own address"):
        Settings(trusted_proxies=proxies)
    assert Settings(trusted_proxies=["10.0.0.1", "172.16.0.0/12"]).trusted_proxies


def test_setting_is_read_from_the_file_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "general"
    file.write_text("none\n")
    monkeypatch.setenv("EMPATHYBOARD_GENERAL_ACCESS_FILE", str(file))
    assert Settings().general_access == "none"

    monkeypatch.setenv("EMPATHYBOARD_GENERAL_ACCESS", "view")
    assert Settings().general_access == "view", "what is said outright counts first"
    assert Settings(general_access="edit").general_access == "edit"


def test_general_access_above_edit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHYBOARD_GENERAL_ACCESS", "own")
    with pytest.raises(ValidationError, match="general_access"):
        Settings()
