"""The description of the API (OpenAPI 3.1): what the rooms tell of their addresses, and what holds for every one."""

from collections.abc import Iterator
from typing import Any

VERSION = "1.0.0"
TITLES = {"get": 200, "put": 200, "patch": 200, "post": 200}
WRITES = ("put", "patch", "post")
OPEN = ("send_message",)
"""What anyone may do without a token, although it changes something."""

DESCRIPTION = (
    "The same as the pages of this site, for other systems: what is public for everyone, the rest with a token that "
    "never does more than its person may nor more than its scopes. Texts stand in Dutch and English beside each other. "
    "A refusal is one sentence in the language of Accept-Language."
)
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence that says what to do."},
        "code": {"type": "string", "description": "The name of the refusal."},
        "scope": {"type": "string", "description": "The scope that the token lacks."},
        "deed": {"type": "string", "description": "What was asked, as the table of roles names it."},
        "near": {"type": "array", "items": {"type": "string"}, "description": "Keys that come near."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
WORDS = {
    304: "It is still what it was.",
    307: "It goes on under another key.",
    400: "The address is not understood.",
    401: "A token is needed, or this one opens nothing.",
    403: "This person, or this token, may not do this.",
    404: "There is no such record.",
    405: "This cannot be done at this address.",
    409: "A rule of the programme says no.",
    412: "It was changed after it was read.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "The body is not understood.",
    428: "The version on which the change rests is missing.",
    429: "Too much was sent this hour.",
}
NEVER_ALONE = {"in": "header", "schema": {"type": "string"}}
IDEMPOTENCY = {
    **NEVER_ALONE,
    "name": "Idempotency-Key",
    "required": False,
    "description": "A text of your own. The same request with the same key does nothing twice, for a day.",
    "schema": {"type": "string", "maxLength": 200},
}
IF_MATCH = {
    **NEVER_ALONE,
    "name": "If-Match",
    "required": True,
    "description": "The ETag of what was read. An old one is refused.",
}


def complete(said: dict[str, Any]) -> dict[str, Any]:
    """Add to the description what the door does, and what our rules for an API ask."""
    for path, method, operation in operations(said):
        _complete(path, method, operation)
    components = said["components"]
    components["schemas"]["Problem"] = PROBLEM
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of a person, made on the page “Tokens”."}
    }
    components["headers"] = {
        "API-Version": {"description": "The version that answered.", "schema": {"type": "string"}},
        "ETag": {"description": "The version of what was given.", "schema": {"type": "string"}},
    }
    said["info"] |= {
        "description": DESCRIPTION,
        "license": {"name": "CC0 1.0 (the data)", "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
    }
    return said


def operations(said: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each address with what can be done there."""
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    writes = method in WRITES
    parameters = operation.setdefault("parameters", [])
    if writes:
        parameters.append(IDEMPOTENCY)
    if method == "patch":
        parameters.append(IF_MATCH)
    needs: list[dict[str, Any]] = (
        [{"token": []}] if writes and operation["operationId"] not in OPEN else [{}, {"token": []}]
    )
    operation["security"] = needs
    responses = {str(status): said for status, said in operation["responses"].items()}
    if "201" in responses:
        responses = {status: said for status, said in responses.items() if status != "200"}
    for said in responses.values():
        said["headers"] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
        if method == "get":
            said["headers"]["ETag"] = {"$ref": "#/components/headers/ETag"}
    for status in _problems(path, method):
        responses[str(status)] = _answer(status)
    operation["responses"] = dict(sorted(responses.items()))


def _problems(path: str, method: str) -> list[int]:
    """Say which other answers an address can give."""
    found = {400, 401, 403, 404} if "{" in path else {400, 401, 403}
    if method == "get":
        found.add(304)
    if path == "/initiatives/{key}" and method != "put":
        found.add(307)
    if method in WRITES:
        found |= {409, 413, 415, 422}
    if method == "patch":
        found |= {412, 428}
    return sorted(found | ({429} if path == "/messages" and method == "post" else set()))


def _answer(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {"description": WORDS[status]}
    if status < 400:
        said["headers"] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    else:
        said["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return said
