"""What the product needs besides packages: translations compiled, style sheets and fonts in their place."""

import hashlib
from pathlib import Path

from environment import ROOT, SOURCE, STAMPS, Stamps, step

ASSETS = SOURCE / "veerkracht" / "site" / "static" / "vendor"


def prepare() -> None:
    """Bring everything up to date that is made from files of the project. Nothing is done twice."""
    translations()
    assets()


def translations() -> None:
    """Compile each room's translations that changed since they were compiled."""
    changed = [source for source in sorted(SOURCE.glob("veerkracht/**/locale/*/LC_MESSAGES/*.po")) if _is_newer(source)]
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
    """Bring in style sheets, font and map script, where anything changed from which they are cut."""
    stamps, made_of = Stamps(STAMPS), _made_of()
    if stamps.has(assets=made_of) and ASSETS.is_dir():
        return
    from veerkracht.site.assets import main

    if main() == 0:
        stamps.keep(assets=made_of)


def _is_newer(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def _made_of() -> str:
    """Give a short text that changes when one of the files changes that say which assets our pages use."""
    files = [ROOT / name for name in ("package.json", "package-lock.json", ".npmrc", "docs/guides/look.md")]
    for pattern in ("veerkracht/**/*.py", "veerkracht/**/templates/**/*.html", "veerkracht/site/static/site/**/*.css"):
        files += sorted(SOURCE.glob(pattern))
    states = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]
    return hashlib.sha256(repr(states).encode()).hexdigest()[:16]
