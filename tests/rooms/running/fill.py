"""Fills an empty installation with what a restore finds hard; run as a program, since it is one installation of many.

More was reserved than is committed now, a period was locked after its entries, a number was given out and taken back,
a text has every sign that a database may trip over, and half of the trail is sealed.
"""

import sys
from datetime import date
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    django.setup()
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "fund" / "ledger")]
    call_command("migrate", verbosity=0)
    import scenes

    import given
    from veerkracht.foundation.money import Money
    from veerkracht.fund.ledger.actions.periods import lock
    from veerkracht.fund.ledger.actions.reserve import Share, commit, reserve

    call_command("officer", verbosity=0)
    call_command("load", str(settings.PACKAGE.parents[1] / "programmes" / "sociale-veerkracht"), verbosity=0)
    call_command("trail", "seal")
    by = scenes.the_books()
    where = {"by": by, "on": date(2019, 7, 1), "fund_key": scenes.FUND, "reason": "afspraak"}
    committed = {"payer_key": "province", "portfolio_key": "outcomes"}
    commit(**where, **committed, amount=scenes.euro("100.00"))
    for most in ("80.00", "30.00"):
        share = Share("province", "outcomes", scenes.euro(most))
        reserve(**where, contract_key="jobs", shares=[share])
    commit(**where, **committed, amount=Money(-4000, "EUR"))
    scenes.posted(by, "bank", "from-province", "12.34")
    lock(by=by, on=date(2019, 9, 1), fund_key=scenes.FUND, until=date(2019, 8, 31), reason="gesloten")
    given.person("gone").delete()
    given.person(name="Zoë \\N \t \\. \u2028 🙂 'o\" %s")
    files = Path(settings.MEDIA_ROOT)
    (files / "één" / "map").mkdir(parents=True)
    (files / "één" / "map" / "leeg.txt").touch()
    (files / "groot.bin").write_bytes(bytes(range(256)) * 20_000)


if __name__ == "__main__":
    main()
