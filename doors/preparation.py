"""What the product needs besides packages: translations compiled, style sheets and fonts in their place."""

from pathlib import Path

from environment import PYTHON, ROOT, SOURCE, STAMPS, Stamps, fingerprint, run, step

SITE = SOURCE / "veerkracht" / "site"
ASSETS = SITE / "static" / "vendor"


def prepare() -> None:
    """Bring everything up to date that is made from files of the project. Nothing is done twice."""
    translations()
    assets()


def translations() -> None:
    """Compile each room's translations that changed since they were compiled."""
    changed = [source for source in sorted(SOURCE.glob("veerkracht/*/locale/*/LC_MESSAGES/*.po")) if _is_newer(source)]
    if not changed:
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with step(f"Compiling {len(changed)} translations"):
        for source in changed:
            with source.open("rb") as file:
                catalog = read_po(file, locale=source.parts[-3])
            with source.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)


def assets() -> None:
    """Fetch style sheets, fonts and the map script and cut them to what our pages use."""
    if not (SITE / "assets.py").exists():
        return
    stamps, made_of = Stamps(STAMPS), fingerprint(*_made_of())
    if stamps.has(assets=made_of) and ASSETS.is_dir():
        return
    with step("Fetching style sheets and fonts"):
        done = run([PYTHON, "-m", "veerkracht.site.assets"])
    if done.returncode:
        print("  The style sheets could not be fetched; the pages work, only plainer. Next time it is tried again.")
        print(*(f"    {line}" for line in done.stdout.strip().splitlines()[-3:]), sep="\n")
    else:
        stamps.keep(assets=made_of)


def _is_newer(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def _made_of() -> list[Path]:
    """List the files from which the assets are made: the package lists, and the pages that use them."""
    own = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc", SITE / "assets.py"]
    pages = sorted(SOURCE.glob("veerkracht/*/templates/**/*.html"))
    styles = [file for file in sorted((SITE / "static").rglob("*.css")) if ASSETS not in file.parents]
    return own + pages + styles
