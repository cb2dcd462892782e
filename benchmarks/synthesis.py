"""P5: ten thousand findings in three levels put together, beside numpyro's NUTS.

    ./bench P5 [--findings 10000] [--draws 1000] [--chains 2] [--rounds 15]

Findings lie within studies, studies within groups. Before any time is printed, the average, the three deviations and
the effect of each group are compared with what NUTS draws from the same model with the same priors, within four
standard errors of its draws; and with our own answer on a grid of twice as many nodes, to four digits. Ours is timed
as a re-run: a few findings are added to an answer that is known. NUTS is timed after it was compiled. Also timed is the
synthesis of fifty studies on its grid.
"""

import argparse
import json
import os
import statistics
import time
from typing import Any

import numpy as np

from veerkracht.learning.rules.nested import NODES, Findings, NestedSynthesis, synthesise_nested
from veerkracht.learning.rules.pooling import Study
from veerkracht.learning.rules.synthesis import DEFAULT, synthesise

STUDIES, GROUPS = 1_000, 60
TRUE = {"average": 0.2, "within": 0.1, "studies": 0.15, "groups": 0.12}
ADDED = 3
ERRORS, DIGITS = 4.0, 5e-5


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--findings", type=int, default=10_000)
    words.add_argument("--draws", type=int, default=1_000)
    words.add_argument("--chains", type=int, default=2)
    words.add_argument("--rounds", type=int, default=15)
    said = words.parse_args()
    sizes, errors, study, group = made_up(said.findings)
    before = synthesise_nested(taken(sizes, errors, study, group, but=ADDED))
    findings = taken(sizes, errors, study, group)
    ours = synthesise_nested(findings, near=before)
    compare_nodes(ours, synthesise_nested(findings, near=before, nodes=2 * NODES - 1))
    cold = measured(lambda: synthesise_nested(findings), said.rounds)
    again = measured(lambda: synthesise_nested(findings, near=before), said.rounds)
    fifty = [Study(float(size), float(error), 3) for size, error in zip(sizes[:50], errors[:50], strict=True)]
    grid = measured(lambda: synthesise(fifty), said.rounds)
    drawn, nuts = draw(sizes, errors, study, group, said.draws, said.chains)
    farthest = compare_draws(ours, drawn)
    print(f"load {os.getloadavg()[0]:.2f}; farthest from NUTS: {farthest:.2f} standard errors")
    print(f"ours {again * 1e3:.1f} ms a re-run, {cold * 1e3:.1f} ms from nothing")
    print(f"NUTS {nuts:.1f} s for {said.draws} draws in each of {said.chains} chains")
    print(f"synthesis of fifty studies: {grid * 1e3:.1f} ms")
    result = {"name": "P5", "ours": again, "peer": nuts, "ratio": nuts / again, "cold": cold, "fifty": grid}
    print(json.dumps({**result, "standard errors": farthest, "load": os.getloadavg()[0]}))


def made_up(many: int) -> tuple[Any, Any, Any, Any]:
    """Make findings up: each within a study, each study within a group."""
    chance = np.random.default_rng(5)
    of_study = chance.permutation(np.arange(STUDIES) % GROUPS)
    study = np.sort(np.arange(many) % STUDIES)
    group = of_study[study]
    errors = chance.uniform(0.08, 0.4, many)
    level = TRUE["average"] + chance.normal(0, TRUE["groups"], GROUPS)[group]
    level += chance.normal(0, TRUE["studies"], STUDIES)[study] + chance.normal(0, TRUE["within"], many)
    return level + chance.normal(0, 1, many) * errors, errors, study, group


def taken(sizes: Any, errors: Any, study: Any, group: Any, *, but: int = 0) -> Findings:
    last = len(sizes) - but
    return Findings.of(sizes[:last], errors[:last], study[:last], group[:last])


def measured(way: Any, rounds: int) -> float:
    """Give the middle of so many times."""
    took = []
    for _round in range(rounds):
        started = time.perf_counter()
        way()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def draw(sizes: Any, errors: Any, study: Any, group: Any, draws: int, chains: int) -> tuple[dict[str, Any], float]:
    """Draw from the same model by NUTS: what each finding is in truth is summed out, studies and groups are drawn."""
    import jax
    import jax.numpy as jnp
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import MCMC, NUTS

    numpyro.enable_x64()
    of_study = np.zeros(STUDIES, dtype=int)
    of_study[study] = group

    def model() -> None:
        average = numpyro.sample("average", dist.Normal(0, DEFAULT.average))
        deviation = {
            name: numpyro.sample(name, dist.HalfNormal(DEFAULT.between)) for name in ("within", "studies", "groups")
        }
        groups = numpyro.deterministic(
            "by_group", average + deviation["groups"] * numpyro.sample("g", dist.Normal(0, 1).expand([GROUPS]))
        )
        studies = groups[of_study] + deviation["studies"] * numpyro.sample("s", dist.Normal(0, 1).expand([STUDIES]))
        spread = jnp.sqrt(errors**2 + deviation["within"] ** 2)
        numpyro.sample("found", dist.Normal(studies[study], spread), obs=sizes)

    sampler = MCMC(
        NUTS(model),
        num_warmup=draws,
        num_samples=draws,
        num_chains=chains,
        chain_method="sequential",
        progress_bar=False,
    )
    sampler.run(jax.random.PRNGKey(0))
    started = time.perf_counter()
    sampler.run(jax.random.PRNGKey(1))
    jax.block_until_ready(sampler.get_samples())
    took = time.perf_counter() - started
    return {name: np.asarray(values) for name, values in sampler.get_samples(group_by_chain=True).items()}, took


def compare_nodes(ours: NestedSynthesis, finer: NestedSynthesis) -> None:
    """Refuse to go on unless twice as many nodes give the same to four digits."""
    pairs = [(ours.average, finer.average), (ours.error, finer.error)]
    pairs += [(getattr(ours, name).size, getattr(finer, name).size) for name in ("within", "studies", "groups")]
    farthest = max(abs(one - other) for one, other in pairs)
    if farthest > DIGITS:
        raise SystemExit(f"twice as many nodes give something else: {farthest}")


def compare_draws(ours: NestedSynthesis, drawn: dict[str, Any]) -> float:
    """Refuse to go on unless the draws lie within four of their own standard errors; give the farthest."""
    from numpyro.diagnostics import effective_sample_size

    known = {"average": ours.average} | {name: getattr(ours, name).size for name in ("within", "studies", "groups")}
    apart = [_apart(value, drawn[name], effective_sample_size) for name, value in known.items()]
    for place, (size, _error) in enumerate(ours.by_group):
        apart.append(_apart(size, drawn["by_group"][:, :, place], effective_sample_size))
    if max(apart) > ERRORS:
        raise SystemExit(f"NUTS finds something else: {max(apart):.1f} standard errors away")
    return float(max(apart))


def _apart(ours: float, draws: Any, effective: Any) -> float:
    error = draws.std() / np.sqrt(float(effective(draws)))
    return float(abs(draws.mean() - ours) / error)


if __name__ == "__main__":
    main()
