"""The command line."""

import argparse
import errno
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version

import uvicorn
from pydantic import ValidationError

from empathyboard.domain.errors import EmpathyboardError, StartError
from empathyboard.domain.limits import LIMITS
from empathyboard.export_command import add_export
from empathyboard.live.memory import settle_in
from empathyboard.live.witness import NOBODY
from empathyboard.main import build
from empathyboard.settings import Settings
from empathyboard.supervisor import Life, supervise
from empathyboard.upkeep import add_commands
from empathyboard.web.reach import is_loopback, network_addresses
from empathyboard.web.wire import Wire

_DRAIN_SECONDS = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    options = _parser().parse_args(arguments)
    given = {name: value for name, value in vars(options).items() if value is not None}
    given.pop("command")
    run = given.pop("run", _serve)
    wanted = {name: given.pop(name) for name in list(given) if name not in Settings.model_fields}
    try:
        settings = Settings(**given)
    except ValidationError as error:
        return _fail(_first_problem(error))
    except OSError as error:
        return _fail(f"The file {error.filename} of a setting cannot be read: {error.strerror}.")
    try:
        return int(run(settings, **wanted))
    except EmpathyboardError as error:
        return _fail(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("empathyboard", description=__doc__)
    parser.add_argument("--version", action="version", version=version("empathyboard"))
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser(
        "serve",
        help="serve boards to browsers",
        description="Serve boards to browsers. Everything can also be set as EMPATHYBOARD_*.",
    )
    serve.add_argument("--host", help="the address to listen on (127.0.0.1; 0.0.0.0 for others)")
    serve.add_argument("--port", help="the port to listen on (8000)")
    serve.add_argument("--data", help="the folder that keeps the boards (data)")
    serve.add_argument(
        "--unsupervised",
        dest="supervised",
        action="store_false",
        default=None,
        help="run without the small parent that starts a server again that died",
    )
    serve.add_argument("--public-url", help="how browsers reach this server from outside")
    add_commands(commands)
    add_export(commands)
    return parser


def _fail(message: str) -> int:
    sys.stderr.write(f"empathyboard: {message}\n")
    return 1


def _first_problem(error: ValidationError) -> str:
    item = error.errors()[0]
    if not item["loc"]:
        return f"These settings are not safe: {item['msg'].removeprefix('Value error, ')}."
    name = "_".join(str(part) for part in item["loc"])
    return f"The setting {name} cannot be {item['input']!r}: {item['msg']}."


def _serve(settings: Settings) -> int:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with _listen(settings.host, settings.port) as listener:
        serve = partial(_serve_once, settings, listener)
        return supervise(serve) if settings.supervised else serve(None)


def _serve_once(settings: Settings, listener: socket.socket, life: Life | None) -> int:
    try:
        _run(settings, listener, life)
    except (StartError, FileNotFoundError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        pass
    return 0


def _run(settings: Settings, listener: socket.socket, life: Life | None) -> None:
    config = uvicorn_config(build(settings, life or NOBODY), settings)
    if life is not None:
        config.callback_notify, config.timeout_notify = life.beat, 1
    server = uvicorn.Server(config)
    # uvicorn takes the signals only once it runs, and raises them again when it is done:
    # ending when asked to is a success, also in the moment before.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, server.handle_exit)
    settle_in()
    if life is None or life.number == 1:
        _announce(settings, listener.getsockname()[1])
    server.run(sockets=[listener])


def _announce(settings: Settings, port: int) -> None:
    address = f"http://{_bracketed(settings.host)}:{port}"
    lines = [f"Empathyboard serves {address} from {settings.data}; Ctrl+C stops it."]
    if not is_loopback(settings.host):
        others = network_addresses(settings.host, port)
        lines += [f"Others on your network open {each}" for each in others if each != address]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def uvicorn_config(app: object, settings: Settings) -> uvicorn.Config:
    """Return how uvicorn serves the application: bounds, pings and whom it believes."""
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        ws=Wire,
        # A frame that no limit of ours allows never gets as far as being read.
        ws_max_size=LIMITS.frame_bytes + 1024,
        # Compression would cost every connection 300 kB and twice the time.
        ws_per_message_deflate=False,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=_DRAIN_SECONDS,
        server_header=False,
    )


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else starts; StartError in one line when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        # What cannot be a name at all would be a TypeError further down.
        host.encode("idna")
        return socket.create_server((host, port), family=family, backlog=2048)
    except UnicodeError as error:
        raise StartError(f"{host!r} is no address of this machine; see --host.") from error
    except OSError as error:
        raise StartError(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program; choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs rights that you do not have; choose one above 1023 with --port."
    return f"Cannot listen on {host} port {port} ({error.strerror or error}); see --host."


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


if __name__ == "__main__":
    sys.exit(main())
