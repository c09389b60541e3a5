"""Settings of a server, from the command line and from EMPATHYBOARD_* in the environment."""

import ipaddress
import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AnyHttpUrl, Field, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".lan", ".internal", ".home.arpa", ".test")


def is_private(host: str) -> bool:
    """Tell whether a host is of this computer or of a network of one's own."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_NAMES)
    return address.is_private or address.is_loopback or address.is_link_local


def _means_everyone(proxy: str) -> bool:
    return proxy == "*" or proxy.endswith("/0")


class _FromFiles(PydanticBaseSettingsSource):
    """Settings in files that the environment names."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return what the file of a setting holds; None where no file is named."""
        file = os.environ.get(f"EMPATHYBOARD_{field_name}_FILE".upper())
        value = Path(file).read_text(encoding="utf-8").strip() if file else None
        return value, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return all settings that a file was named for."""
        found = {
            name: self.get_field_value(field, name)[0]
            for name, field in self.settings_cls.model_fields.items()
        }
        return {name: value for name, value in found.items() if value is not None}


class Settings(BaseSettings):
    """How a server is reached and where it keeps things."""

    model_config = SettingsConfigDict(env_prefix="EMPATHYBOARD_", extra="ignore")

    host: str = "127.0.0.1"
    """The address to listen on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """The port to listen on; 0 takes a free one."""
    data: Path = Path("data")
    """The folder that holds the database."""
    public_url: AnyHttpUrl | None = None
    """How browsers reach this server from outside, for the addresses it hands out."""
    supervised: bool = True
    """Whether a parent process starts the server again when it dies or hangs."""
    trusted_proxies: Annotated[list[str], NoDecode] = []
    """Addresses of proxies whose X-Forwarded headers are believed, separated by commas."""

    general_access: Literal["none", "view", "comment", "edit"] = "edit"
    """What whoever knows the address of a new board may do on it."""
    rate_factor: float = Field(default=1.0, ge=0)
    """How many times the usual rates one connection may send; 0 takes the limit away."""

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> "Settings":
        """Refuse what would let anyone listen in or pass for another, on purpose or not."""
        host = (self.public_url.host or "") if self.public_url else ""
        if host and not self.is_https and not is_private(host):
            raise ValueError(
                f"browsers reach {host} over the internet, where http:// lets others read along; "
                "give an https:// address as public_url"
            )
        if any(_means_everyone(each) for each in self.trusted_proxies):
            raise ValueError(
                "trusted_proxies names everyone, so anyone could pass for another address; "
                "name your proxy's own address"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let `EMPATHYBOARD_X_FILE` name a file that holds setting x, as secret mounts do."""
        return init_settings, env_settings, _FromFiles(settings_cls)

    @property
    def public_base(self) -> str | None:
        """The public address without a slash at its end."""
        return str(self.public_url).rstrip("/") if self.public_url else None

    @property
    def is_https(self) -> bool:
        """Tell whether browsers reach this server encrypted."""
        return self.public_url is not None and self.public_url.scheme == "https"
