"""Reading a terms file: TOML or JSON in, terms out, or every mistake in it at once.

terms.schema.json (JSON Schema 2020-12) says what may stand where; this walks it, so that there is one description.
What can be read is kept although something beside it cannot, and is looked at for sense too. See
docs/methods/reading.md.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from veerkracht.foundation.money import Money, NotMoney, decimals
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules import metric, terms
from veerkracht.fund.rules.sentences import Mistake, Said
from veerkracht.fund.rules.soundness import unsound
from veerkracht.fund.rules.terms import FORMAT, Terms

LARGEST = 1_000_000
"""A terms file of more signs than this is no contract that a person can read."""
Schema = Mapping[str, Any]
BROKEN = object()
PYTHON = {"return": "return_"}
"""The words of the file that Python keeps for itself."""
CLASSES: dict[str, Callable[..., object]] = {
    name: getattr(module, "".join(part.title() for part in name.split("_")))
    for module, names in (
        (
            metric,
            "price tier case weight discount index_step indexation after continuous shrunken repeats milestone cohort "
            "metric",
        ),
        (terms, "return cap fee inflow eligibility portfolio payer investor"),
    )
    for name in names.split()
} | {"text": Bilingual, "floor": terms.Cap}
TYPES: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
INSTEAD = {"starts_on": date.min, "ends_on": date.max, "in_force_from": date.min, "currency": "EUR"}
"""What stands in at the top for what could not be read, so that the rest can still be looked at."""


class Reading(NamedTuple):
    """A terms file as it was read: the terms, or what is wrong with them, and the document itself."""

    terms: Terms | None
    mistakes: tuple[Mistake, ...]
    document: Mapping[str, Any]


@cache
def schema() -> Schema:
    """Give our JSON Schema of the terms."""
    return dict(json.loads(Path(__file__).with_name("terms.schema.json").read_text("utf-8")))


def read(text: str) -> Reading:
    """Read a terms file, TOML or JSON; numbers stay as they were written, so nothing is rounded on the way in."""
    if len(text) > LARGEST:
        return _refused(Said("too-long", {"most": LARGEST}))
    try:
        if text.lstrip().startswith("{"):
            document = json.loads(text, parse_float=str, parse_constant=str)
        else:
            document = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as problem:
        code = "long-number" if "limit" in str(problem) else "not-a-file"
        return _refused(Said(code, {"problem": str(problem)[:200]}))
    return read_document(_plain(document))


def read_document(document: Mapping[str, Any]) -> Reading:
    """Read terms that were parsed already, such as those kept with a contract."""
    found = document.get("format")
    if isinstance(found, int) and found > FORMAT:
        return _refused(Said("later-format", {"format": found, "known": FORMAT}), "format")
    walk = _Walk(str(document.get("currency", "")))
    fields, _whole = walk.fields(schema(), document, "")
    assumed: dict[str, Any] = {"format": FORMAT, "contract": "", "version": 1, "title": Bilingual()} | INSTEAD
    whole = Terms(**(assumed | fields))
    wrong = [mistake.path for mistake in walk.mistakes]
    sense = [mistake for mistake in unsound(whole) if not any(_touches(path, mistake.path) for path in wrong)]
    mistakes = (*walk.mistakes, *sense)
    return Reading(None if mistakes else whole, mistakes, document)


def _plain(value: Any) -> Any:
    """Write the days in a document as text, as JSON has them."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _refused(said: Said, path: str = "") -> Reading:
    return Reading(None, (Mistake(path, said),), {})


def _touches(path: str, other: str) -> bool:
    """Say whether one mistake lies within the place of another, which would then say it twice."""
    return path == other or path.startswith((f"{other}.", f"{other}["))


class _Walk:
    """One walk through a document beside its schema, which collects the mistakes."""

    def __init__(self, currency: str) -> None:
        self.mistakes: list[Mistake] = []
        self.currency = currency
        try:
            decimals(currency)
        except NotMoney:
            self.currency = "EUR"

    def wrong(self, path: str, code: str, **values: object) -> object:
        self.mistakes.append(Mistake(path, Said(code, values)))
        return BROKEN

    def value(self, rule: Schema, value: object, path: str) -> object:
        """Read one value; what cannot be read is broken, and named."""
        name = rule.get("$ref", "").rpartition("/")[2]
        rule = {**schema()["$defs"][name], **rule} if name else rule
        if "enum" in rule and value not in rule["enum"]:
            return self.wrong(path, "none-of", value=str(value)[:40], choices=rule["enum"])
        if "type" in rule and not _is(value, rule["type"]):
            hint = rule.get("x-hint")
            return self.wrong(
                path, "hint" if hint else "other-type", hint=Bilingual(**(hint or {})), example=_shown(rule)
            )
        if isinstance(value, list):
            return self.array(rule, value, path)
        if isinstance(value, dict):
            fields, whole = self.fields(rule, value, path)
            kind = CLASSES[name]
            return BROKEN if not whole else kind(**fields) if kind is Bilingual else kind(**fields, path=path)
        return self.single(rule, value, path)

    def array(self, rule: Schema, values: list[object], path: str) -> object:
        if len(values) < rule.get("minItems", 0):
            return self.wrong(path, "empty")
        read = [self.value(rule["items"], one, f"{path}[{_label(one, n)}]") for n, one in enumerate(values, start=1)]
        return tuple(one for one in read if one is not BROKEN)

    def fields(self, rule: Schema, values: Mapping[str, object], path: str) -> tuple[dict[str, Any], bool]:
        """Read the fields of an object by their names, and say whether all that is needed could be read."""
        known, inside, read = rule["properties"], f"{path}." if path else "", {}
        for name in values:
            if name not in known:
                close = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)
                self.wrong(inside + name[:40], "not-a-word", name=name[:40], words=close)
        for name in known:
            if name not in values:
                if name in rule["required"]:
                    self.wrong(inside + name, "missing", name=name, example=_shown(known[name]))
            elif (value := self.value(known[name], values[name], inside + name)) is not BROKEN:
                read[PYTHON.get(name, name)] = value
        choices = {choice["required"][0] for choice in rule.get("anyOf", ())}
        if choices and not values.keys() & choices:
            self.wrong(path, "one-needed", names=sorted(choices))
        return read, read.keys() >= set(rule["required"]) and (not choices or bool(read.keys() & choices))

    def single(self, rule: Schema, value: object, path: str) -> object:
        """Read a text, a number, or yes or no."""
        if isinstance(value, int) and not rule.get("minimum", value) <= value <= rule.get("maximum", value):
            return self.wrong(path, "out-of-range", low=rule.get("minimum", 0), high=rule["maximum"])
        if not isinstance(value, str) and rule.get("type") in ("integer", "boolean"):
            return value
        kind, text = rule.get("format", ""), str(value)
        try:
            return self.text(kind, rule, text)
        except NotMoney as refused:
            return self.wrong(path, "hint", hint=refused.sentence)
        except ValueError:
            return self.wrong(path, "not-readable", value=text[:40], example=_shown(rule))

    def text(self, kind: str, rule: Schema, text: str) -> object:
        """Read a text as what it is; raise where it cannot be."""
        if kind == "money":
            return Money.parse(text, self.currency)
        if kind == "currency":
            decimals(text)
        if not rule.get("minLength", 0) <= len(text) <= rule.get("maxLength", 80):
            raise ValueError(text[:40])
        if not re.fullmatch(rule.get("pattern", ".*"), text, re.DOTALL):
            raise ValueError(text[:40])
        return READERS.get(kind, str)(text)


def _share(text: str) -> Fraction:
    return Fraction(text.rstrip(" %")) / 100 if "%" in text else Fraction(text)


READERS: dict[str, Callable[[str], object]] = {"date": date.fromisoformat, "share": _share, "number": Fraction}


def _is(value: object, kinds: str | list[str]) -> bool:
    wanted = [kinds] if isinstance(kinds, str) else kinds
    return any(isinstance(value, TYPES[kind]) and isinstance(value, bool) == (kind == "boolean") for kind in wanted)


def _label(value: object, number: int) -> str | int:
    """Name an item of a list by its own key, or else by its number, as people count."""
    named = (value.get(name) for name in ("key", "organisation", "fact")) if isinstance(value, dict) else ()
    return next((text[:40] for text in named if isinstance(text, str)), number)


def _shown(rule: Schema) -> str:
    """Show an example of what may stand here, as it is written in a terms file."""
    example = {**schema()["$defs"].get(rule.get("$ref", "").rpartition("/")[2], {}), **rule}.get("examples", ["…"])[0]
    return _toml(example)


def written(document: Mapping[str, Any]) -> str:
    """Write terms as a TOML file in the order of the schema, so that two versions can be compared line by line."""
    return "\n".join(_lines(document, schema(), "")).strip() + "\n"


def _lines(table: Mapping[str, Any], rule: Schema, path: str) -> Iterator[str]:
    """Write a table: first what fits on a line, then the tables in it."""
    order = sorted(table, key=list(rule["properties"]).index)
    inner = [name for name in order if isinstance(table[name], list) and _is_tables(table[name])]
    for name in order:
        if name not in inner:
            yield f"{name} = {_toml(table[name])}"
    for name in inner:
        item = schema()["$defs"][rule["properties"][name]["items"]["$ref"].rpartition("/")[2]]
        for one in table[name]:
            yield f"\n[[{path}{name}]]"
            yield from _lines(one, item, f"{path}{name}.")


def _is_tables(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) for item in items)


def _toml(value: Any) -> str:
    match value:
        case dict():
            return f"{{ {', '.join(f'{name} = {_toml(one)}' for name, one in value.items())} }}"
        case list():
            return f"[{', '.join(_toml(one) for one in value)}]"
        case str() if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return str(value).lower() if isinstance(value, bool) else str(value)
