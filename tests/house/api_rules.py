"""The rules of our API, most of them those of the NL API Design Rules 2.2, each read from its description (OpenAPI).

A rule takes the description and gives each place where it is broken.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

Said = dict[str, Any]
Rule = Callable[[Said], Iterator[str]]

METHODS = {"get", "put", "post", "patch", "delete", "head"}
WRITES = {"put", "post", "patch", "delete"}
RULES: dict[int, tuple[str, Rule]] = {}


def rule(number: int, sentence: str) -> Callable[[Rule], Rule]:
    """Number a rule and say what it asks."""

    def keep(found: Rule) -> Rule:
        RULES[number] = (sentence, found)
        return found

    return keep


def broken(said: Said) -> list[str]:
    """Give every place where a rule is broken, with its number and what it asks."""
    return [
        f"rule {number}, {where}: {sentence}"
        for number, (sentence, find) in RULES.items()
        for where in sorted(find(said))
    ]


def operations(said: Said) -> Iterator[tuple[str, str, Said]]:
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def schemas(said: Said) -> Iterator[tuple[str, str, Said]]:
    """Give every member of every object that is described, with where it stands."""
    waiting: list[tuple[str, Any]] = [("", said)]
    while waiting:
        where, found = waiting.pop()
        if isinstance(found, list):
            waiting += [(f"{where}/{at}", one) for at, one in enumerate(found)]
        elif isinstance(found, dict):
            for name, one in found.get("properties", {}).items() if found.get("type") == "object" else ():
                yield f"{where}/{name}", name, one
            waiting += [(f"{where}/{name}", one) for name, one in found.items()]


@rule(1, "the description is OpenAPI 3")
def is_openapi_3(said: Said) -> Iterator[str]:
    if not str(said.get("openapi", "")).startswith("3."):
        yield "openapi"


@rule(2, "who to ask is told: a name, an e-mail address and a page")
def has_contact(said: Said) -> Iterator[str]:
    contact = said["info"].get("contact", {})
    yield from (f"info.contact.{name}" for name in ("name", "email", "url") if not contact.get(name))


@rule(3, "the version is semantic: 1.0.0")
def version_is_semantic(said: Said) -> Iterator[str]:
    if not re.fullmatch(r"\d+\.\d+\.\d+", str(said["info"].get("version", ""))):
        yield "info.version"


@rule(4, "the address of the server ends in the major version, and is safe (https)")
def server_is_versioned(said: Said) -> Iterator[str]:
    major = said["info"].get("version", "").partition(".")[0]
    for server in said.get("servers") or [{"url": ""}]:
        address = urlsplit(server["url"])
        if not address.path.endswith(f"/v{major}") or address.scheme != "https":
            yield f"servers {server['url']}"


@rule(5, "an address has no slash at its end")
def no_slash_at_the_end(said: Said) -> Iterator[str]:
    yield from (path for path in said["paths"] if path.endswith("/") or not path.startswith("/"))


@rule(6, "an address is written in small letters with hyphens, and its parameters in lowerCamelCase")
def paths_are_kebab_case(said: Said) -> Iterator[str]:
    part = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|\{[a-z][a-zA-Z0-9_]*\}")
    yield from (path for path in said["paths"] if not all(part.fullmatch(one) for one in path[1:].split("/")))


@rule(7, "a filter is written in lowerCamelCase")
def filters_are_camel_case(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        for one in operation.get("parameters", []):
            if one["in"] == "query" and not re.fullmatch(r"[a-z][a-zA-Z0-9]*", one["name"]):
                yield f"{method} {path} {one['name']}"


@rule(8, "only the usual methods are used")
def methods_are_usual(said: Said) -> Iterator[str]:
    yield from (f"{method} {path}" for path, method, _operation in operations(said) if method not in METHODS)


@rule(9, "every answer that went well says the version that gave it (API-Version)")
def answers_say_their_version(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        for status, answer in operation["responses"].items():
            if status[0] in "23" and "API-Version" not in answer.get("headers", {}):
                yield f"{method} {path} {status}"


@rule(10, "what is not possible is told as problem+json, with a status, a title and a detail")
def problems_are_problems(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        for status, answer in operation["responses"].items():
            if status[0] not in "45":
                continue
            shown = answer.get("content", {}).get("application/problem+json", {}).get("schema", {})
            name = shown.get("$ref", "").rpartition("/")[2]
            whole = said["components"]["schemas"].get(name, shown)
            if not {"status", "title", "detail"} <= set(whole.get("required", ())):
                yield f"{method} {path} {status}"


@rule(11, "what can be asked wrongly says so: 400 on a change and on whatever has parameters")
def wrong_questions_are_foreseen(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        if (method in WRITES or operation.get("parameters")) and "400" not in operation["responses"]:
            yield f"{method} {path}"


@rule(12, "a member named after a day or a moment is typed as one")
def days_are_days(said: Said) -> Iterator[str]:
    for where, name, one in schemas(said):
        wanted = "date-time" if name.endswith("_at") else "date" if re.search(r"(^|_)(date|datum)($|_)", name) else ""
        kinds = [one, *one.get("anyOf", ())] if isinstance(one, dict) else []
        if wanted and wanted not in [kind.get("format") for kind in kinds]:
            yield where


@rule(13, "every operation has a name of its own, a summary and a description")
def operations_are_told(said: Said) -> Iterator[str]:
    names: list[str] = []
    for path, method, operation in operations(said):
        if operation.get("operationId") in names or not (operation.get("summary") and operation.get("operationId")):
            yield f"{method} {path}"
        names.append(operation.get("operationId", ""))


@rule(14, "what changes something needs a token, or says by its name that anyone may")
def changes_need_a_token(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        needs = operation.get("security") == [{"token": []}]
        if method in WRITES and not needs and operation.get("operationId") != "send_message":
            yield f"{method} {path}"


@rule(15, "a change can be sent again without harm (Idempotency-Key), and rests on a version (If-Match on PATCH)")
def changes_are_safe(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        names = {one["name"]: one.get("required") for one in operation.get("parameters", []) if one["in"] == "header"}
        if method in WRITES and "Idempotency-Key" not in names:
            yield f"{method} {path}"
        if method == "patch" and not (names.get("If-Match") and {"412", "428"} <= set(operation["responses"])):
            yield f"{method} {path}"


@rule(16, "every list comes in parts: `limit` with a bound, and `cursor`")
def lists_are_bounded(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        shown = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
        if "items" in shown.get("properties", {}):
            asked = {one["name"]: one.get("schema", {}) for one in operation.get("parameters", [])}
            if "cursor" not in asked or "maximum" not in asked.get("limit", {}):
                yield f"{method} {path}"


@rule(17, "a body that is sent knows all its members, and no text in it is without end")
def bodies_are_bounded(said: Said) -> Iterator[str]:
    for path, method, operation in operations(said):
        for sent in operation.get("requestBody", {}).get("content", {}).values():
            name = sent["schema"].get("$ref", "").rpartition("/")[2]
            whole = said["components"]["schemas"].get(name, sent["schema"])
            if whole.get("additionalProperties") is not False:
                yield f"{method} {path}"
            for member, one in whole.get("properties", {}).items():
                if one.get("type") == "string" and not {"maxLength", "pattern", "format", "enum"} & set(one):
                    yield f"{method} {path} {member}"
