"""crossovers: proposing cross-overs from the texts of 20,000 initiatives and 50 tasks, by words and strings of letters.

    ./bench crossovers [--initiatives 20000] [--tasks 50] [--rounds 3]

Texts are drawn from 20,000 Dutch-looking compounds of 140 words, about eighty to a text. Before any time is printed,
a hundred pairs are compared with the readable rule; the peer is that rule on a thousand texts, scaled to all.
"""

import argparse
import json
import statistics
import time

import numpy as np

from veerkracht.crossovers.rules.likenesses import cut, likenesses
from veerkracht.crossovers.rules.touching import Texts, touch
from veerkracht.search.rules.language.compounds import parts
from veerkracht.support.rules.kindred import grams, stems_and_parts, weigh

STEMS = (
    "buurt zorg energie dorp huis werk jeugd ouderen tuin school sport kunst water boeren wijk straat markt plein "
    "bibliotheek kerk molen zon wind warmte gas stroom dak muur grond natuur bos park fiets auto bus trein weg brug "
    "haven winkel cafe keuken eten koken brood fruit groente melk vlees vis bier wijn koffie thee muziek dans film "
    "toneel boek krant taal lezen schrijven rekenen leren opleiding stage baan bedrijf vrijwilliger mantelzorger"
).split()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--initiatives", type=int, default=20_000)
    words.add_argument("--tasks", type=int, default=50)
    words.add_argument("--rounds", type=int, default=3)
    said = words.parse_args()
    chance = np.random.default_rng(6)
    known = np.array(
        sorted({f"{one}{link}{other}" for one in STEMS for other in STEMS for link in ("", "s")} | {*STEMS})
    )
    many = {f"i{number}": text(known, chance, 80) for number in range(said.initiatives)}
    few = {f"t{number}": text(known, chance, 30) for number in range(said.tasks)}
    analysis = stems_and_parts(parts)
    check(many, few)
    times = []
    for _round in range(said.rounds):
        started = time.perf_counter()
        found = touch(Texts(many, few), analysis)
        times.append(time.perf_counter() - started)
    small = dict(list(many.items())[:1000])
    started = time.perf_counter()
    readable(small, few)
    peer = (time.perf_counter() - started) * said.initiatives / len(small)
    ours = statistics.median(times)
    print(f"ours {ours:.1f} s (median of {said.rounds}, first {times[0]:.1f} s), the readable rule about {peer:.0f} s")
    told = {"name": "crossovers", "ours": round(ours, 2), "peer": round(peer, 1), "ratio": round(peer / ours, 1)}
    print(json.dumps(told | {"pairs": said.initiatives * said.tasks, "proposals": len(found.proposals)}))


def text(known: "np.ndarray", chance: "np.random.Generator", size: int) -> str:
    """Draw a text of words, some of them often."""
    drawn = (len(known) * chance.random(size) ** 2).astype(int)  # some words a hundred times as often as others
    return "de het een van voor " + " ".join(known[drawn])


def check(many: dict[str, str], few: dict[str, str]) -> None:
    """Compare a hundred texts with the readable rule before anything is timed."""
    some = dict(list(many.items())[:100])
    bags = [one.split() for one in (*some.values(), *few.values())]
    kindred = weigh(bags, grams)
    fast = np.concatenate(list(likenesses(cut(bags), len(some), grams)))
    slow = np.array(kindred.between(range(len(some)), range(len(some), len(bags))))
    assert np.allclose(fast, slow, atol=1e-9)


def readable(many: dict[str, str], few: dict[str, str]) -> None:
    bags = [one.split() for one in (*many.values(), *few.values())]
    for way in (None, grams):
        weigh(bags, way).between(range(len(many)), range(len(many), len(bags)))


if __name__ == "__main__":
    main()
