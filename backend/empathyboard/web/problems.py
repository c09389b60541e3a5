"""Errors as RFC 9457 problems: one place turns every error into a response."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from empathyboard.domain.errors import (
    DamagedStoreError,
    EmpathyboardError,
    FileError,
    ForbiddenError,
    GoneError,
    LimitError,
    LinkError,
    LinkRefusal,
    StorageError,
    TooManyError,
    UnknownError,
)

_log = logging.getLogger(__name__)
_STATUS: dict[type[EmpathyboardError], HTTPStatus] = {
    UnknownError: HTTPStatus.NOT_FOUND,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    LinkError: HTTPStatus.NOT_FOUND,
    TooManyError: HTTPStatus.TOO_MANY_REQUESTS,
    LimitError: HTTPStatus.CONFLICT,
    FileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    StorageError: HTTPStatus.SERVICE_UNAVAILABLE,
}


class Problem(BaseModel):
    """What went wrong, for programs and people."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


_URN = "urn:empathyboard:problem:"
GONE = f"{_URN}gone"
"""The type of a problem with something in the bin: to a stranger it is unknown like the rest."""
_ASKING = {LinkRefusal.PASSPHRASE_NEEDED, LinkRefusal.PASSPHRASE_WRONG}
"""What one may try again with a passphrase."""


def problem(status: int, detail: str, kind: str = "about:blank") -> JSONResponse:
    """Return a problem as a response."""
    body = Problem(type=kind, title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(body.model_dump(), status, media_type="application/problem+json")


def add_handlers(app: FastAPI) -> None:
    """Answer every error with a problem."""
    app.add_exception_handler(EmpathyboardError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def _own(_request: Request, error: Exception) -> JSONResponse:
    status = next(
        (status for kind, status in _STATUS.items() if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    match error:
        case GoneError():
            return problem(status, str(error), GONE)
        case LinkError(reason=reason):
            status = HTTPStatus.UNAUTHORIZED if reason in _ASKING else status
            return problem(status, str(error), _URN + reason)
        case TooManyError():
            response = problem(status, str(error), f"{_URN}too-many")
            response.headers["Retry-After"] = str(error.seconds)
            return response
    return problem(status, broken(error))


def broken(error: Exception) -> str:
    """Return what is told of an error; what names an id stays in the log (A40)."""
    if isinstance(error, DamagedStoreError):
        _log.error("%s", error)
        return "What is stored of this is damaged; the server's log says more."
    return str(error)


def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    response = problem(error.status_code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    parts = [f"{_place(item['loc'])}: {item['msg']}" for item in error.errors()]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(parts))


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location[1:]) or str(location[0])


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _log.error("An unexpected error on %s", request.url.path, exc_info=error)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it was logged.")
