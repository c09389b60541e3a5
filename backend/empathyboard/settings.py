"""Settings of a server, from the command line and from EMPATHYBOARD_* in the environment."""

from pathlib import Path
from typing import Annotated

from pydantic import AnyHttpUrl, Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


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

    rate_factor: float = Field(default=1.0, ge=0)
    """How many times the usual rates one connection may send; 0 takes the limit away."""

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @property
    def public_base(self) -> str | None:
        """The public address without a slash at its end."""
        return str(self.public_url).rstrip("/") if self.public_url else None

    @property
    def is_https(self) -> bool:
        """Tell whether browsers reach this server encrypted."""
        return self.public_url is not None and self.public_url.scheme == "https"
