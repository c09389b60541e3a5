"""A real Chromium for tests: found on PATH, kept from every host but the server under test."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright import async_api, sync_api

from scripts.browser import ADVICE, find_browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launch() -> Iterator[sync_api.Browser]:
    """Starts the browser for tests that wait by themselves."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(**_options())
        try:
            yield browser
        finally:
            browser.close()


@asynccontextmanager
async def launch_async() -> AsyncIterator[async_api.Browser]:
    """Starts the browser for asynchronous tests."""
    async with async_api.async_playwright() as playwright:
        browser = await playwright.chromium.launch(**_options())
        try:
            yield browser
        finally:
            await browser.close()


def new_context(browser: sync_api.Browser, origin: str, **options: Any) -> sync_api.BrowserContext:
    """Opens one person's browser at `origin`; whatever asks another host fails at once."""
    context = browser.new_context(base_url=origin, **options)
    context.route(lambda url: not _is_at(url, origin), lambda route: route.abort())
    return context


async def new_context_async(
    browser: async_api.Browser, origin: str, **options: Any
) -> async_api.BrowserContext:
    """Opens one person's browser at `origin`; whatever asks another host fails at once."""
    context = await browser.new_context(base_url=origin, **options)
    await context.route(lambda url: not _is_at(url, origin), lambda route: route.abort())
    return context


def _options() -> dict[str, Any]:
    path = find_browser()
    if path is None:
        raise RuntimeError(ADVICE)
    return {"executable_path": path, "args": FLAGS, "headless": True}


def _is_at(url: str, origin: str) -> bool:
    # Pages make blob: and data: addresses themselves.
    return url.startswith(("blob:", "data:")) or urlsplit(url).netloc == urlsplit(origin).netloc
