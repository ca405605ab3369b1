"""Write `data/reference/train_directions.csv`: the first 100 steps of the example `train_directions`, trained with JAX.

Run `python data/scripts/train_directions.py`. Seconds. With `--all` it trains to the end instead, prints the mean
negative log-likelihoods of the held-out set, and writes nothing.

The example is that of `crates/candle`: the same file, features and sets, weights and batches from `jax.random`, the
gradient from `jax.grad`, AdamW written out. Only the training by likelihood is repeated here.
"""

import csv
import math
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from jax import random
from jax.scipy.special import i0e

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

DATA = Path(__file__).resolve().parents[1]
KEY = 2013
FROZEN_STEPS = 100
STEPS = 1500
AHEAD, BEFORE, APART, BLOCK = 6, 3, 24, 6 * 24  # hours
OLDEST_PRESSURE = 3
TRAINING, VALIDATION, HELD_OUT = range(3)
SETS = (TRAINING, TRAINING, TRAINING, VALIDATION, HELD_OUT)
UNITS = (15, 64, 64, 2)
BATCH = 256
RATE, BETA_1, BETA_2, EPSILON, DECAY = 1e-3, 0.9, 0.999, 1e-8, 0.1

Row = dict[str, float | None]
Parameters = list[tuple[jax.Array, jax.Array]]


def weather() -> dict[int, Row]:
    """Return the rows of the table by their hour."""
    with open(DATA / "weather" / "jfk_2013.csv", encoding="utf-8", newline="") as file:
        rows = [{name: float(text) if text else None for name, text in row.items()} for row in csv.DictReader(file)]
    return {int(row["hour"]): row for row in rows}


def wind(rows: dict[int, Row], hour: int) -> tuple[float, float, float] | None:
    """Return cosine and sine of the direction, both 0 if there is none, and the speed."""
    row = rows.get(hour)
    if row is None or row["speed_kn"] is None:
        return None
    if not row["direction_deg"]:
        return 0.0, 0.0, row["speed_kn"]
    angle = math.radians(row["direction_deg"])
    return math.cos(angle), math.sin(angle), row["speed_kn"]


def pressure(rows: dict[int, Row], hour: int) -> float | None:
    """Return the last pressure that was reported."""
    reports = (rows.get(hour - age, {}).get("pressure_hpa") for age in range(OLDEST_PRESSURE + 1))
    return next((report for report in reports if report is not None), None)


def part(hour: int) -> int:
    """Return the set of an hour."""
    return SETS[hour // BLOCK % len(SETS)]


def example(rows: dict[int, Row], hour: int) -> tuple[int, list[float], float] | None:
    """Return set, features and angle, or None if something is missing."""
    ahead = rows.get(hour + AHEAD)
    now, before = wind(rows, hour), wind(rows, hour - BEFORE)
    hectopascals, earlier = pressure(rows, hour), pressure(rows, hour - BEFORE)
    if ahead is None or not ahead["direction_deg"] or None in (now, before, hectopascals, earlier):
        return None
    if {part(max(hour - APART, 0)), part(hour + AHEAD)} != {part(hour)}:
        return None
    cos, sin, speed = now
    of_day = 2 * math.pi * (hour % 24) / 24
    of_year = 2 * math.pi * hour / (365 * 24)
    features = [
        cos, sin, cos * speed, sin * speed, before[0], before[1], speed,
        hectopascals, hectopascals - earlier, rows[hour]["temperature_f"], rows[hour]["dew_point_f"],
        math.cos(of_day), math.sin(of_day), math.cos(of_year), math.sin(of_year),
    ]  # fmt: skip
    return part(hour), features, math.radians(ahead["direction_deg"])


def sets() -> list[tuple[np.ndarray, np.ndarray]]:
    """Return scaled features and angles of each set."""
    rows = weather()
    found = [e for e in (example(rows, hour) for hour in sorted(rows)) if e is not None]
    tables = [np.array([features for s, features, _ in found if s == k]) for k in range(3)]
    centre, scale = tables[TRAINING].mean(0), tables[TRAINING].std(0)
    return [((tables[k] - centre) / scale, np.array([a for s, _, a in found if s == k])) for k in range(3)]


def initial(key: jax.Array) -> Parameters:
    """Return weights uniform on (-l, l), l = sqrt(6 / (inputs + units)), and biases 0."""
    layers = []
    for layer_key, inputs, units in zip(random.split(key, len(UNITS) - 1), UNITS, UNITS[1:]):
        uniform = np.asarray(random.uniform(layer_key, (inputs, units), jnp.float64))
        limit = math.sqrt(6 / (inputs + units))
        layers.append((jnp.asarray((2 * uniform - 1) * limit), jnp.zeros(units)))
    return layers


def batches(key: jax.Array, examples: int) -> np.ndarray:
    """Return the examples of each step, a row each."""
    per_epoch = examples // BATCH
    epochs = []
    for epoch in range(-(-STEPS // per_epoch)):
        words = random.bits(random.fold_in(key, epoch), (examples,), jnp.uint64)
        order = np.argsort(np.asarray(words), kind="stable")
        epochs.append(order[: per_epoch * BATCH].reshape(per_epoch, BATCH))
    return np.concatenate(epochs)[:STEPS]


def loss(parameters: Parameters, features: jax.Array, angles: jax.Array) -> jax.Array:
    """Return the mean negative log-likelihood of the network's von Mises distributions."""
    activations = features
    for weights, biases in parameters[:-1]:
        activations = jnp.tanh(activations @ weights + biases)
    weights, biases = parameters[-1]
    x, y = (activations @ weights + biases).T
    kappa = jnp.sqrt(x**2 + y**2)
    return jnp.mean(jnp.log(2 * jnp.pi * i0e(kappa)) + kappa - x * jnp.cos(angles) - y * jnp.sin(angles))


@jax.jit
def step(
    parameters: Parameters,
    first: Parameters,
    second: Parameters,
    count: float,
    features: jax.Array,
    angles: jax.Array,
) -> tuple[Parameters, Parameters, Parameters, jax.Array]:
    """Return the parameters and moments after a step of AdamW, and the loss before it."""
    value, gradient = jax.value_and_grad(loss)(parameters, features, angles)
    first = jax.tree.map(lambda m, g: BETA_1 * m + (1 - BETA_1) * g, first, gradient)
    second = jax.tree.map(lambda v, g: BETA_2 * v + (1 - BETA_2) * g**2, second, gradient)

    def update(p: jax.Array, m: jax.Array, v: jax.Array) -> jax.Array:
        m, v = m / (1 - BETA_1**count), v / (1 - BETA_2**count)
        return p * (1 - RATE * DECAY) - RATE * m / (jnp.sqrt(v) + EPSILON)

    return jax.tree.map(update, parameters, first, second), first, second, value


def main() -> None:
    """Train, and write the first losses or print the last."""
    data = sets()
    features, angles = data[TRAINING]
    weights_key, batches_key, _ = random.split(random.PRNGKey(KEY), 3)
    order = batches(batches_key, len(angles))
    parameters = initial(weights_key)
    first = second = jax.tree.map(jnp.zeros_like, parameters)
    everything = "--all" in sys.argv[1:]
    losses, best = [], (math.inf, 0, parameters)
    for count, rows in enumerate(order[: STEPS if everything else FROZEN_STEPS], 1):
        parameters, first, second, value = step(
            parameters, first, second, float(count), features[rows], angles[rows]
        )
        losses.append(float(value))
        if count % (len(angles) // BATCH) == 0 or count == STEPS:
            best = min(best, (float(loss(parameters, *data[VALIDATION])), count, parameters), key=lambda b: b[0])
    if everything:
        print(f"best after {best[1]} steps; held-out {float(loss(best[2], *data[HELD_OUT])):.4f} nats")
        return
    with open(DATA / "reference" / "train_directions.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("step,first_example,loss\n")
        file.writelines(f"{i},{order[i, 0]},{value:.17g}\n" for i, value in enumerate(losses))


if __name__ == "__main__":
    main()
