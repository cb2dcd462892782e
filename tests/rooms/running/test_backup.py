"""A backup is put back whole, on either database, or not at all."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from veerkracht.foundation.errors import Refusal
from veerkracht.running.actions.restore import restore

FILL = Path(__file__).with_name("fill.py")
SOURCE = Path(__file__).resolve().parents[3] / "src"
POSTGRESQL = os.environ.get("DATABASE_URL", "")
number = count(1)

Run = Callable[..., subprocess.CompletedProcess[str]]


class Place:
    """One installation: a data folder, and a database in it or on the server of these tests."""

    def __init__(self, data: Path, address: str = "") -> None:
        self.data, self.address = data, address

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "veerkracht.site.command", *words]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)

    @property
    def env(self) -> dict[str, str]:
        bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        paths = os.pathsep.join([str(SOURCE), *filter(None, sys.path)])
        ours = {"VEERKRACHT_DATA": str(self.data), "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "veerkracht.settings"}
        return bare | ours | ({"DATABASE_URL": self.address} if self.address else {})

    def parts(self, folder: Path) -> dict[str, str]:
        """Back it up once more, and give the hash of each part."""
        file = folder / f"again-{next(number)}.zip"
        said = self.run("backup", str(file))
        assert said.returncode == 0, said.stderr
        manifest = json.loads(zipfile.ZipFile(file).read("manifest.json"))
        return {part["name"]: part["sha256"] for part in (*manifest["tables"], *manifest["files"])}


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Place:
    place = Place(tmp_path_factory.mktemp("filled"))
    said = subprocess.run([sys.executable, str(FILL)], env=place.env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return place


@pytest.fixture(scope="module")
def archive(filled, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("backups") / "backup.zip"
    said = filled.run("backup", str(file))
    assert said.returncode == 0, said.stderr
    assert file.stat().st_mode & 0o077 == 0, "it holds personal data"
    return file


@pytest.fixture
def empty(tmp_path) -> Place:
    return Place(tmp_path / "empty")


@pytest.fixture
def on_postgresql(tmp_path) -> Iterator[Place]:
    if not POSTGRESQL:
        pytest.skip("needs PostgreSQL: python3 doors/postgres.py … says how")
    import psycopg

    name = f"restored_{os.getpid()}_{next(number)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        parts = urlsplit(POSTGRESQL)
        yield Place(tmp_path / "postgresql", parts._replace(path=f"/{name}").geturl())
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_it_comes_back_on_the_same_database(filled: Place, archive: Path, empty: Place, tmp_path: Path):
    said = empty.run("restore", str(archive))

    assert said.returncode == 0, said.stderr
    assert "Het spoor is heel" in empty.run("trail", "verify").stdout
    assert _without_seals(empty.parts(tmp_path)) == _without_seals(filled.parts(tmp_path))
    assert _guards(empty) == _guards(filled)
    assert _guards(empty)


@pytest.mark.server
def test_it_comes_back_on_the_other_database_and_back_again(
    filled: Place, archive: Path, on_postgresql: Place, empty: Place, tmp_path: Path
):
    there = on_postgresql.run("restore", str(archive))
    assert there.returncode == 0, there.stderr
    assert "Het spoor is heel" in on_postgresql.run("trail", "verify").stdout
    second = tmp_path / "from-postgresql.zip"
    assert on_postgresql.run("backup", str(second)).returncode == 0

    back = empty.run("restore", str(second))

    assert back.returncode == 0, back.stderr
    assert "Het spoor is heel" in empty.run("trail", "verify").stdout
    assert _without_seals(empty.parts(tmp_path)) == _without_seals(filled.parts(tmp_path))


@pytest.mark.server
def test_after_a_restore_new_records_get_new_numbers_and_the_books_still_refuse(archive: Path, on_postgresql: Place):
    import psycopg

    assert on_postgresql.run("restore", str(archive)).returncode == 0
    said = on_postgresql.run("officer", "nieuw@example.org")

    assert said.returncode == 0, said.stderr
    with psycopg.connect(on_postgresql.address, autocommit=True) as connection:
        for table in ("trail_entry", "trail_seal", "ledger_transfer", "ledger_reservation"):
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
                connection.execute(f"UPDATE {table} SET id = id")  # noqa: S608 - our own names


def _without_seals(parts: dict[str, str]) -> dict[str, str]:
    """The seals differ by when they were set, and the chores by when the backup was made."""
    return {name: found for name, found in parts.items() if "trail.Seal" not in name and "running.Chore" not in name}


def _guards(place: Place) -> list[tuple[str, str]]:
    connection = sqlite3.connect(place.data / "veerkracht.sqlite3")
    with connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1").fetchall()
    connection.close()
    return found


def test_a_place_that_is_not_empty_is_left_as_it_is(filled: Place, archive: Path, tmp_path: Path):
    before = filled.parts(tmp_path)

    said = filled.run("restore", str(archive))

    assert said.returncode == 1
    assert "Hier staan al bestanden" in said.stderr
    assert _without_seals(filled.parts(tmp_path)) == _without_seals(before)


def test_a_place_with_records_only_is_not_empty_either(archive: Path, empty: Place):
    assert empty.run("migrate", "-v0").returncode == 0
    assert empty.run("officer").returncode == 0

    said = empty.run("restore", str(archive))

    assert "Hier staan al gegevens (personen)" in said.stderr
    assert not (empty.data / "files").exists()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def rot(file: Path) -> None:
    """Change one byte in the middle of a part."""
    found = zipfile.ZipFile(file).getinfo("files/groot.bin")
    content = bytearray(file.read_bytes())
    content[found.header_offset + 200] ^= 1
    file.write_bytes(content)


def with_parts(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def richer(file: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "tables/ledger.Transfer.jsonl"
        parts[name] = parts[name].replace(b"1234", b"9234")

    with_parts(file, change)


def smuggled(file: Path) -> None:
    with_parts(file, lambda parts: parts.update({"files/../../evil.txt": b"x"}))


def manifest(file: Path, **said: object) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | said).encode()

    with_parts(file, change)


def outside(file: Path) -> None:
    part = {"name": "files/../../evil.txt", "size": 1, "sha256": "0" * 64, "rows": 0, "columns": []}
    manifest(file, files=[part])


def older(file: Path) -> None:
    manifest(file, migrations=["trail.0001_initial"])


def newer(file: Path) -> None:
    said = json.loads(zipfile.ZipFile(file).read("manifest.json"))
    manifest(file, migrations=[*said["migrations"], "trail.0099_later"])


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        pytest.param(cut, "is geen reservekopie, of het bestand is afgebroken", id="cut off"),
        pytest.param(rot, "“files/groot.bin” in backup.zip is niet meer zoals het was", id="one byte"),
        pytest.param(richer, "“tables/ledger.Transfer.jsonl” in backup.zip is niet meer zoals het was", id="tampered"),
        pytest.param(smuggled, "In backup.zip zitten andere delen", id="something was added"),
        pytest.param(outside, "geen reservekopie van Veerkracht", id="a part outside"),
        pytest.param(lambda file: manifest(file, format=2), "gemaakt door een andere versie", id="another format"),
        pytest.param(lambda file: manifest(file, tables=3), "geen reservekopie van Veerkracht", id="nonsense"),
        pytest.param(older, "gemaakt door een oudere versie", id="older"),
        pytest.param(newer, "gemaakt door een nieuwere versie (met trail.0099_later)", id="newer"),
        pytest.param(lambda file: file.write_text("hallo"), "is geen reservekopie", id="no zip"),
        pytest.param(lambda file: file.unlink(), "bestaat niet", id="no file"),
    ],
)
def test_what_is_wrong_with_an_archive_is_said_before_the_database_is_asked_anything(
    break_it: Callable[[Path], None], sentence: str, archive: Path, tmp_path: Path, settings
):
    settings.MEDIA_ROOT = tmp_path / "files"
    file = tmp_path / "folder" / "backup.zip"
    file.parent.mkdir()
    shutil.copy(archive, file)
    break_it(file)

    with pytest.raises(Refusal) as refused:
        restore(file=file)

    assert sentence in str(refused.value)
    assert not Path(settings.MEDIA_ROOT).exists()
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_broken_archive_leaves_an_empty_place_empty(archive: Path, empty: Place, tmp_path: Path):
    file = tmp_path / "backup.zip"
    shutil.copy(archive, file)
    rot(file)

    said = empty.run("restore", str(file))

    assert said.returncode == 1
    assert "“files/groot.bin” in backup.zip is niet meer zoals het was" in said.stderr
    assert "Traceback" not in said.stderr
    assert {path.name for path in empty.data.iterdir()} <= {"secret-key", "veerkracht.sqlite3"}
    assert not _guards(empty)


def test_the_hash_that_was_written_down_tells_another_archive(archive: Path, empty: Place):
    said = empty.run("restore", str(archive), "--seen", "0" * 64)

    assert "is niet de reservekopie waarvan je de controlecode opschreef" in said.stderr


def test_a_backup_is_never_written_over_and_leaves_nothing_half(filled: Place, archive: Path, tmp_path: Path):
    nowhere = filled.run("backup", str(tmp_path / "no" / "such" / "file.zip"))
    among = filled.run("backup", str(filled.data / "files" / "backup.zip"))

    assert "bestaat al" in filled.run("backup", str(archive)).stderr
    assert "bestaat niet. Maak die eerst" in nowhere.stderr
    assert "niet tussen de bewaarde bestanden" in among.stderr
    assert not list(archive.parent.glob("*.part"))


def test_of_the_backups_in_a_folder_the_last_are_kept(filled: Place, tmp_path: Path):
    for old in ("veerkracht-2020-01-01T000000.zip", "veerkracht-2020-01-02T000000.zip", "mine.zip"):
        (tmp_path / old).touch()

    said = filled.run("backup", str(tmp_path), "--keep", "2")

    assert said.returncode == 0, said.stderr
    kept = sorted(file.name for file in tmp_path.glob("*.zip"))
    assert len(kept) == 3
    assert kept[:2] == ["mine.zip", "veerkracht-2020-01-02T000000.zip"]


def test_a_backup_of_a_place_without_records_says_what_to_do(empty: Place, tmp_path: Path):
    said = empty.run("backup", str(tmp_path))

    assert "voer dan uit: veerkracht migrate" in said.stderr
    assert "Traceback" not in said.stderr
