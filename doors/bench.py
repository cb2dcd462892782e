"""./bench: benchmarks of the problems P1 to P9 and of what else was promised, ours and the peer's side by side.

They have an environment of their own, .bench, where the peers are; ./run never installs those.
"""

import ast
import os
import re
import sys

import environment
import preparation
from environment import ROOT, RUNTIME, SOURCE, Stamps, Trouble, fingerprint

BENCHMARKS = ROOT / "benchmarks"
PEERS = BENCHMARKS / "requirements.lock"
FOLDER = ROOT / ".bench"


def main() -> None:
    """Run one benchmark by its name (search, or P6), or list them."""
    known = _known()
    if not sys.argv[1:] or sys.argv[1] in ("-h", "--help"):
        print("./bench NAME runs one of these; its last line is a JSON object with name, ours, peer and ratio.\n")
        print("\n".join(f"  {name:<12} {sentence}" for name, sentence in known.items()) or "  (none yet)")
        return
    asked = sys.argv[1].removesuffix(".py")
    name = next((name for name, sentence in known.items() if asked in (name, sentence.partition(":")[0])), None)
    if name is None:
        sys.exit(f"There is no benchmark {asked}. There are: {', '.join(known) or 'none yet'}.")
    try:
        environment.enter(development=False)
        preparation.prepare()
        _enter()
    except Trouble as trouble:
        sys.exit(str(trouble))
    python = str(FOLDER / "bin" / "python")
    paths = os.pathsep.join([str(SOURCE), str(ROOT)])
    os.environ |= {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "veerkracht.settings", "PYTHONUNBUFFERED": "1"}
    os.execv(python, [python, str(BENCHMARKS / f"{name}.py"), *sys.argv[2:]])  # noqa: S606 - it takes our place


def _known() -> dict[str, str]:
    """List the benchmarks with the first sentence of each, which begins with its problem: "P6: …", "desk: …"."""
    sentences = {}
    for file in sorted(BENCHMARKS.glob("*.py")):
        sentence = (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0]
        if re.match(r"\w+: ", sentence):
            sentences[file.stem] = sentence
    return sentences


def _enter() -> None:
    """Set up .bench with what the product runs on and the peers, every file checked against its hash."""
    locks = [lock for lock in (RUNTIME, PEERS) if lock.exists()]
    stamps, now = Stamps(FOLDER / "veerkracht.json"), {"place": str(ROOT), "locks": fingerprint(*locks)}
    if stamps.has(**now):
        return
    if not stamps.has(place=str(ROOT)):
        environment.make(FOLDER)
    environment.sync(FOLDER, *locks)
    Stamps(FOLDER / "veerkracht.json").keep(**now)


if __name__ == "__main__":
    main()
