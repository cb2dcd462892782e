"""Lessons for others: as open data by a schema of our own, and with where each came from (PROV)."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.urls import reverse

from veerkracht.learning.lessons.queries.whole import wholes
from veerkracht.publishing.releases import LICENCE, LICENCE_ADDRESS

SCHEMAS = Path(__file__).with_name("schemas")
Whole = Mapping[str, Any]
Absolute = Callable[[str], str]
"""Makes of an address on this site one that holds everywhere."""

PROV = "http://www.w3.org/ns/prov#"
PARTS = (
    *("entity", "activity", "agent", "wasGeneratedBy", "used", "wasAssociatedWith", "wasAttributedTo"),
    *("wasDerivedFrom", "specializationOf", "actedOnBehalfOf"),
)


def schema(absolute: Absolute) -> dict[str, Any]:
    """Give the JSON Schema of a lesson, with the address at which it stays."""
    said: dict[str, Any] = json.loads((SCHEMAS / "lesson.json").read_text(encoding="utf-8"))
    return {"$schema": said.pop("$schema"), "$id": absolute(reverse("lesson-schema")), **said}


def twin(whole: Whole, absolute: Absolute) -> dict[str, Any]:
    """Give a lesson as open data: what it says, its page, its licence and its schema."""
    return {
        "$schema": absolute(reverse("lesson-schema")),
        "page": absolute(reverse("lesson", args=[whole["key"]])),
        "licence": LICENCE_ADDRESS,
        **whole,
    }


def everything(absolute: Absolute, programme_key: str) -> Iterator[bytes]:
    """Write all public lessons as one JSON object, a stretch at a time."""
    head = {
        "name": "lessons",
        "address": absolute(reverse("lessons-open")),
        "schema": absolute(reverse("lesson-schema")),
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
    }
    yield (json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n').encode()
    between = ""
    for stretch in wholes(programme_key):
        lines = (json.dumps(twin(one, absolute), ensure_ascii=False) for one in stretch)
        yield (between + ",\n".join(lines)).encode()
        between = ",\n"
    yield b"\n]}\n"


def provenance(whole: Whole, absolute: Absolute, organisation: str) -> dict[str, Any]:
    """Give where a lesson came from as PROV-JSON: its versions, the deeds that made them, and in which role.

    No person is named: an agent is a role. A version revises the one before it and is derived from the evidence that
    was there when it was recorded; what came later is evidence of the lesson.
    """
    page = absolute(reverse("lesson", args=[whole["key"]]))
    told = _Told(page, absolute("/"), organisation or whole["programme"])
    told.lesson(whole)
    before = None
    for version in whole["versions"]:
        told.version(version, before)
        before = version
    for number, one in enumerate(whole["evidence"], start=1):
        told.evidence(number, one, whole["versions"])
    if whole["judgement"]:
        told.judgement(whole["judgement"], whole["versions"])
    return told.document


class _Told:
    """The document as it grows; ids stand under one prefix, so that each can be followed to the page of the lesson."""

    def __init__(self, page: str, site: str, organisation: str) -> None:
        self.document: dict[str, Any] = {
            "prefix": {"lesson": f"{page}#", "role": f"{site}#role-", "body": f"{site}#body-", "prov": PROV},
            **{kind: {} for kind in PARTS},
        }
        self.page, self.body = page, "body:programme"
        self.document["agent"][self.body] = {"prov:type": _name("prov:Organization"), "prov:label": organisation}

    def lesson(self, whole: Whole) -> None:
        label = whole["title"].get("nl") or whole["title"].get("en", "")
        self.document["entity"]["lesson:lesson"] = {"prov:label": label, "prov:location": self.page}
        self._relate("wasAttributedTo", entity="lesson:lesson", agent=self.body)

    def version(self, version: Whole, before: Whole | None) -> None:
        entity, written = f"lesson:version-{version['number']}", f"lesson:writing-{version['number']}"
        label = f"Version {version['number']}"
        self.document["entity"][entity] = {
            "prov:label": label,
            "prov:location": f"{self.page}?on={version['public_since']}",
        }
        self._relate("specializationOf", specificEntity=entity, generalEntity="lesson:lesson")
        self._deed(written, "Writing", version["recorded_at"], "writer")
        self._relate("wasGeneratedBy", entity=entity, activity=written, time=version["recorded_at"])
        shown = f"lesson:publishing-{version['number']}"
        self._deed(shown, "Reviewing and publishing", f"{version['public_since']}T00:00:00+00:00", "reviewer")
        self._relate("used", activity=shown, entity=entity)
        if before is not None:
            former = f"lesson:version-{before['number']}"
            revision = {"prov:type": _name("prov:Revision")}
            self._relate("wasDerivedFrom", generatedEntity=entity, usedEntity=former, extra=revision)

    def evidence(self, number: int, one: Whole, versions: list[Whole]) -> None:
        entity = f"lesson:evidence-{number}"
        self.document["entity"][entity] = {"prov:label": f"{one['kind']}, {one['recorded_on']}"}
        if one["rests_on"]:
            self.document["entity"][entity]["prov:value"] = one["rests_on"]
        later = [version for version in versions if version["recorded_at"][:10] >= one["recorded_on"]]
        into = f"lesson:version-{later[0]['number']}" if later else "lesson:lesson"
        self._relate("wasDerivedFrom", generatedEntity=into, usedEntity=entity)

    def judgement(self, one: Whole, versions: list[Whole]) -> None:
        judged = "lesson:judging"
        self.document["entity"]["lesson:judgement"] = {"prov:label": f"{one['overall']} confidence"}
        self._deed(judged, "Judging", f"{one['judged_on']}T00:00:00+00:00", "assessor")
        self._relate("wasGeneratedBy", entity="lesson:judgement", activity=judged)
        public = [version for version in versions if version["public_since"] <= one["judged_on"]]
        if public:
            self._relate("used", activity=judged, entity=f"lesson:version-{public[-1]['number']}")

    def _deed(self, name: str, label: str, moment: str, role: str) -> None:
        self.document["activity"][name] = {"prov:label": label, "prov:startTime": moment, "prov:endTime": moment}
        agent = f"role:{role}"
        if agent not in self.document["agent"]:
            self.document["agent"][agent] = {"prov:label": role}
            self._relate("actedOnBehalfOf", delegate=agent, responsible=self.body)
        self._relate("wasAssociatedWith", activity=name, agent=agent)

    def _relate(self, kind: str, extra: Whole | None = None, **ends: str) -> None:
        rows = self.document[kind]
        rows[f"_:{kind}{len(rows) + 1}"] = {f"prov:{name}": end for name, end in ends.items()} | dict(extra or {})


def _name(text: str) -> dict[str, str]:
    return {"$": text, "type": "prov:QUALIFIED_NAME"}
