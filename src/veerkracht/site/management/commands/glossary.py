"""`veerkracht glossary`: write GLOSSARY.md from what the records say of themselves."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import override

HEAD = """\
# Glossary

The words of the programme, as the code and the pages use them. Made by `veerkracht glossary` from the first sentence
of each record; change it there. One word has one meaning.

| word | in Dutch | what it is | room |
| --- | --- | --- | --- |
"""


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Write GLOSSARY.md from the records' own first sentences; --check only says whether it is up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when it is not up to date")

    def handle(self, *, check: bool, **options: Any) -> None:
        file = Path(settings.PACKAGE).parent.parent / "GLOSSARY.md"
        now = HEAD + "".join(_line(record) for record in _records())
        if check and (not file.exists() or file.read_text() != now):
            raise CommandError("GLOSSARY.md is not what the records say. Run: .venv/bin/veerkracht glossary")
        if not check:
            file.write_text(now)
        self.stdout.write("GLOSSARY.md is up to date.")


def _records() -> list[type[Model]]:
    """List our records by their English word."""
    ours = [record for record in apps.get_models() if record.__module__.startswith("veerkracht.")]
    return sorted(ours, key=lambda record: (_word(record, "en"), record._meta.label))


def _line(record: type[Model]) -> str:
    sentence = (record.__doc__ or "").partition("\n")[0]
    room = record._meta.app_label
    return f"| {capfirst(_word(record, 'en'))} | {_word(record, 'nl')} | {sentence} | {room} |\n"


def _word(record: type[Model], language: str) -> str:
    with override(language):
        return str(record._meta.verbose_name)
