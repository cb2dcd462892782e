"""P7 (API): a list of the API, beside the same list as django-ninja and pydantic make it from records.

    ./bench api [--initiatives 20000] [--pages 300] [--rounds 5] [--data DIR]

Both answer the same pages of 50 initiatives, at random places in a made-up programme of tier L, in one process and
behind the same middleware; both check the same token by the same code. The rows of every tenth page are compared
before any time is taken, and the rounds alternate. DATABASE_URL chooses PostgreSQL.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SIZE = 50


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--initiatives", type=int, default=20_000)
    words.add_argument("--pages", type=int, default=300)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--data", help="a folder that is kept; it is filled when it is empty")
    said = words.parse_args()
    sys.path.insert(0, str(HERE))
    import tiers

    data = Path(said.data or tempfile.mkdtemp())
    filled = data / f"filled-{said.initiatives}"
    tiers.set_up(str(data))
    if not filled.exists():
        tiers.fill(said.initiatives, 100, index=False)
        filled.touch()
    report(said.pages, said.rounds)


def report(number: int, rounds: int) -> None:
    """Compare the answers, then the times, and print them."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    asked = pages(number)
    header = token()
    compare(asked[::10], header)
    seconds: dict[str, list[float]] = {"ours": [], "peer": []}
    for _round in range(rounds):
        for who, side in seconds.items():
            side.append(timed(who, asked, header))
    middle = {who: statistics.median(side) / number * 1000 for who, side in seconds.items()}
    print(f"ours {middle['ours']:.2f} ms, peer {middle['peer']:.2f} ms for a page of {SIZE}")
    figures = {who: round(value, 3) for who, value in middle.items()}
    ratio = round(middle["peer"] / middle["ours"], 2)
    print(json.dumps({"name": "P7 API", **figures, "ratio": ratio, "unit": "ms a page of 50, median"}))


def pages(number: int) -> list[int]:
    """Choose behind which initiatives the pages begin; the same at every run."""
    from veerkracht.initiatives.queries.portfolio import Wanted, portfolio
    from veerkracht.programmes.queries.programme import home_key

    numbers = list(portfolio(Wanted(home_key())).order_by("pk").values_list("pk", flat=True))
    chance = random.Random(7)
    return [numbers[chance.randrange(len(numbers) - SIZE - 1)] for _page in range(number)]


def token() -> dict[str, str]:
    from datetime import timedelta

    from django.utils.timezone import localdate

    from veerkracht.access.actions.token import make
    from veerkracht.access.models import Token
    from veerkracht.people.queries import administrator

    Token.objects.all().delete()
    today, by = localdate(), administrator()
    assert by is not None
    text = make(by=by, name="P7", scopes=["read"], expires_on=today + timedelta(days=1), on=today)
    return {"HTTP_AUTHORIZATION": f"Bearer {text}"}


def ask(who: str, after: int, header: dict[str, str]) -> bytes:
    from django.test import RequestFactory

    from veerkracht.foundation.cursors import written

    address = f"/peer/initiatives?limit={SIZE}&after={after}"
    if who == "ours":
        address = f"/api/v1/initiatives?limit={SIZE}&cursor={written([after], of='initiatives?')}"
    request = RequestFactory().get(address, **header)
    if who == "peer":
        request.urlconf = "api_peer"
    answer = handler()(request)
    assert answer.status_code == 200, answer.content
    return bytes(answer.content)


_kept: list[Any] = []


def handler() -> Any:
    """Give the middleware with the addresses behind it, made once."""
    if not _kept:
        from django.core.handlers.base import BaseHandler

        made = BaseHandler()
        made.load_middleware()
        _kept.append(made.get_response)
    return _kept[0]


def compare(asked: list[int], header: dict[str, str]) -> None:
    """Stop where the two do not give the same rows."""
    for after in asked:
        ours, peer = (json.loads(ask(who, after, header))["items"] for who in ("ours", "peer"))
        if len(ours) != SIZE or list(map(_plain, ours)) != list(map(_plain, peer)):
            raise SystemExit("The two do not give the same rows.")
    print(f"{len(asked)} pages compared: the same rows")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Lists in one order, since only ours has one, and moments without the signs in which they differ."""
    order = {name: sorted(value) for name, value in row.items() if isinstance(value, list)}
    moment = datetime.fromisoformat(row["changed_at"]).replace(microsecond=0)
    return {**row, **order, "changed_at": moment}


def timed(who: str, asked: list[int], header: dict[str, str]) -> float:
    began = time.perf_counter()
    for after in asked:
        ask(who, after, header)
    return time.perf_counter() - began


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
    main()
