"""Every error of ours has a status; no server."""

import json

import pytest
from starlette.requests import Request

from empathyboard.domain.errors import (
    DamagedStoreError,
    DocumentError,
    EmpathyboardError,
    FileError,
    ForbiddenError,
    GoneError,
    LimitError,
    StorageError,
    UnknownError,
)
from empathyboard.web.problems import _own, problem

REQUEST = Request({"type": "http", "path": "/", "headers": []})


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownError("x"), 404),
        (GoneError("x"), 404),
        (ForbiddenError("x"), 403),
        (LimitError("x"), 409),
        (StorageError("x"), 503),
        (DamagedStoreError("x"), 503),
        (FileError("x"), 422),
        (DocumentError("x"), 500),
        (EmpathyboardError("x"), 500),
    ],
)
def test_error_of_ours_has_its_status(error: EmpathyboardError, status: int) -> None:
    assert _own(REQUEST, error).status_code == status


def test_problem_holds_what_went_wrong() -> None:
    answer = problem(404, "There is no such board.")

    assert answer.media_type == "application/problem+json"
    assert json.loads(bytes(answer.body)) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no such board.",
    }
