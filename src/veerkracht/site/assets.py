"""Bring in what the look is made of: components, font and map, cut to what our pages use and served by ourselves.

Run as `python -m veerkracht.site.assets`; needs only Python and npm. What npm brings is kept in .cache, so that a
changed template needs no network.
"""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from veerkracht.site.stylesheets import cut

SITE = Path(__file__).resolve().parent
ROOM = SITE.parent
ROOT = ROOM.parent.parent
VENDOR = SITE / "static" / "vendor"
GUIDE = ROOT / "docs" / "guides" / "look.md"
STAMP = VENDOR / "made-of.txt"
LISTS = ("package.json", "package-lock.json", ".npmrc")
MADE_BY = (SITE / "assets.py", SITE / "stylesheets.py")

TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css"
COMPONENTS = "@utrecht/component-library-css/dist/index.css"
FONT = "@fontsource-variable/source-sans-3"
SERVED = {  # what a package calls it: what we call it
    f"{FONT}/files/source-sans-3-latin-wght-normal.woff2": "source-sans-3.woff2",
    f"{FONT}/files/source-sans-3-latin-wght-italic.woff2": "source-sans-3-italic.woff2",
    f"{FONT}/LICENSE": "source-sans-3.licence.txt",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/dist/images/layers.png": "images/layers.png",
    "leaflet/dist/images/layers-2x.png": "images/layers-2x.png",
    "leaflet/dist/images/marker-icon.png": "images/marker-icon.png",
}
LICENCES = (
    "/* Utrecht component library and voorbeeld design tokens: EUPL-1.2, Gemeente Utrecht, Frameless B.V. and the"
    " NL Design System community. Cut to what our pages use. */\n"
)
FACE = (
    '@font-face{{font-family:"Source Sans 3 Variable";font-style:{style};font-display:swap;font-weight:200 900;'
    'src:url({file}) format("woff2");unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,'
    "U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD}}\n"
)
SOURCE_MAP = re.compile(r"^\s*(//|/\*)[#@] sourceMappingURL=.*$", re.MULTILINE)


class NotFetched(Exception):
    """What is missing, in one sentence for the person at the terminal."""


def main() -> int:
    """Make the folder of assets where something changed; say so, and leave what there was, where it cannot be made."""
    classes, own = _classes(), _own_sheets()
    stamp = _fingerprint(sorted(classes), own, *(_text(ROOT / name) for name in LISTS), *map(_text, MADE_BY))
    if STAMP.exists() and STAMP.read_text() == stamp:
        print("Look: up to date.")
        return 0
    try:
        packages = _packages()
    except NotFetched as problem:
        print(f"Look: {problem} The pages work without it, plainer; run this again later.")
        return 1
    _make(packages, classes, own)
    STAMP.write_text(stamp)
    return 0


def _classes() -> set[str]:
    """Find the classes of Utrecht that our templates and code name in full, and those the guide offers to builders."""
    pages = (*ROOM.glob("**/templates/**/*.html"), *ROOM.glob("*/**/*.py"), GUIDE)
    return {name for page in pages for name in re.findall(r"utrecht-[\w-]+", _text(page))}


def _own_sheets() -> str:
    sheets = sorted((SITE / "static" / "site").rglob("*.css"))
    return "\n".join(_text(sheet) for sheet in sheets if sheet.name != "plain.css")


def _packages() -> Path:
    """Give the folder with the files of the packages that we use, fetched once for each list of packages."""
    if not (ROOT / "package-lock.json").exists():
        raise NotFetched("there is no package-lock.json beside the product to fetch it by.")
    kept = ROOT / ".cache" / f"look-{_fingerprint(*(_text(ROOT / name) for name in LISTS), json.dumps(SERVED))[:16]}"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            _fetch(Path(folder))
            _keep(Path(folder) / "node_modules", kept)
    return kept


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm is not on this machine (install Node.js 20 or newer to have components, font and map).")
    for name in LISTS:
        shutil.copy(ROOT / name, folder / name)
    print("Look: fetching components, font and map with npm…", flush=True)
    began = time.monotonic()
    try:
        done = subprocess.run(  # noqa: S603 - npm of this machine, with a list of our own
            [npm, "ci", "--no-progress", "--fetch-retries=1", "--fetch-timeout=30000", "--loglevel=error"],
            cwd=folder, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NotFetched("npm gave no answer within five minutes; is there a network?") from None
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), "it gave no reason")
        raise NotFetched(f"npm could not fetch components, font and map ({said.strip()[:150]}).")
    print(f"Look: fetched in {time.monotonic() - began:.1f} s.", flush=True)


def _keep(modules: Path, kept: Path) -> None:
    """Keep the few files we use; the whole stands in place at once or not at all."""
    kept.parent.mkdir(exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=kept.parent))
    for name in (TOKENS, COMPONENTS, *SERVED):
        if not (modules / name).exists():
            raise NotFetched(f"the package has no file {name}.")
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(modules / name, beside / name)
    beside.replace(kept)


def _make(packages: Path, classes: set[str], own: str) -> None:
    beside = VENDOR.with_name("vendor-new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, ours in SERVED.items():
        (beside / ours).parent.mkdir(parents=True, exist_ok=True)
        if ours.endswith((".js", ".css")):
            (beside / ours).write_text(SOURCE_MAP.sub("", _text(packages / name)))
        else:
            shutil.copy(packages / name, beside / ours)
    whole = [_text(packages / TOKENS), _text(packages / COMPONENTS)]
    sheet = LICENCES + _faces() + cut(whole, classes=classes, own=own)
    (beside / "look.css").write_text(sheet)
    shutil.rmtree(VENDOR, ignore_errors=True)
    beside.replace(VENDOR)
    before, after = (len(gzip.compress(text.encode())) / 1000 for text in ("".join(whole), sheet))
    print(f"Look: {len(classes)} classes of components, {before:.0f} kB of style sheets cut to {after:.1f} kB.")


def _faces() -> str:
    faces = (("normal", "source-sans-3.woff2"), ("italic", "source-sans-3-italic.woff2"))
    return "".join(FACE.format(style=style, file=file) for style, file in faces)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
