"""Draw `docs/engine.svg`: the cells, halves and rows of the engine, and the errors of the f64 quantile.

    python data/scripts/engine_picture.py [PROGRAM]

PROGRAM is the program `vonmises`, by default `target/release/vonmises`. The errors are those of its `eval quantile`
against the 80-bit quantile of `vonmises_reference.py`, which is good to 4.1e-19 of the unit. Each square shows the
largest error of four random points in it. The borders are computed from the formulas of `docs/engine.md`. The same
program gives the same picture, in ten seconds.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import vonmises_reference as reference

ROOT = Path(__file__).resolve().parents[2]
# Logarithms of ten of the concentrations and tails that are shown, the numbers of squares, and the points in each.
KAPPAS, TAILS = (-2.0, 5.0), (np.log10(0.5), -5.0)
COLUMNS, LINES, POINTS = 210, 150, 4
SQUARE = 4  # pixels
LEFT, TOP = 70, 46
WIDTH, HEIGHT = COLUMNS * SQUARE, LINES * SQUARE
# The least error of each colour, in units of 1e-15 max(|Q|, 1/sqrt(1 + kappa)).
LEVELS = {0: "#f2f6fa", 0.25: "#d3e3f1", 0.5: "#a9cde4", 0.75: "#fde2a8", 1: "#f9ae5c", 1.5: "#d9481c", 2: "#5c0a0a"}
# As in src/quantile: z = 64 * SHIFT / (kappa + SHIFT), rows in a binade of c, where halves begin, the end of the rows.
SHIFT, CELLS, ROW_BITS, HALVES_FROM, MOST_ROWS = 3, 64, 4, 96, 176
Line = list[tuple[float, float]]


def x_of(kappa: np.ndarray) -> np.ndarray:
    """Return the pixels of concentrations."""
    return LEFT + WIDTH * (np.log10(kappa) - KAPPAS[0]) / (KAPPAS[1] - KAPPAS[0])


def y_of(tail: np.ndarray) -> np.ndarray:
    """Return the pixels of tails."""
    return TOP + HEIGHT * (np.log10(tail) - TAILS[0]) / (TAILS[1] - TAILS[0])


def errors(program: str) -> np.ndarray:
    """Return the largest error found in each square, an array of lines and columns."""
    rng = np.random.default_rng(15)
    columns, lines = (np.arange(COLUMNS) + rng.random(COLUMNS)) / COLUMNS, np.arange(LINES)[:, None]
    kappas = 10 ** (KAPPAS[0] + (KAPPAS[1] - KAPPAS[0]) * columns)[:, None]
    lines = (lines + rng.random((COLUMNS, LINES, POINTS))) / LINES
    tails = (10 ** (TAILS[0] + (TAILS[1] - TAILS[0]) * lines)).reshape(COLUMNS, -1)
    found = quantiles(program, tails, kappas)
    worst = np.empty_like(tails)
    for tail, kappa, quantile, error in zip(tails, kappas[:, 0], found, worst, strict=True):
        wide = tail.astype(reference.Real)
        exact = -reference._solve(wide, reference.Real(0.5) - wide, float(kappa))
        error[:] = np.abs(quantile - exact) / np.maximum(np.abs(exact), 1 / np.sqrt(1 + kappa)) * 1e15
    return worst.reshape(COLUMNS, LINES, POINTS).max(2).T


def quantiles(program: str, tails: np.ndarray, kappas: np.ndarray) -> np.ndarray:
    """Return what the program computes."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("p.npy", "kappa.npy", "q.npy")]
        np.save(names[0], tails)
        np.save(names[1], kappas)
        subprocess.run([program, "eval", "quantile", names[0], "--kappa", names[1], "--out", names[2]], check=True)
        return np.load(names[2])


def squares(worst: np.ndarray) -> str:
    """Return a path for each colour, of runs of squares."""
    level = np.searchsorted(list(LEVELS), worst, side="right") - 1
    paths = []
    for number, colour in enumerate(LEVELS.values()):
        parts = []
        for line, row in enumerate(level == number):
            edges = np.flatnonzero(np.diff(row, prepend=False, append=False)).reshape(-1, 2)
            x = 0
            for start, end in edges:
                parts.append(f"M{start} {line}h{end - start}" if x == 0 else f"m{start - x} 0h{end - start}")
                x = end
        paths.append(f'<path stroke="{colour}" d="{"".join(parts)}"/>')
    return f'<g transform="translate({LEFT} {TOP + SQUARE / 2}) scale({SQUARE})">{"".join(paths)}</g>'


def number_of_rows(offset: float) -> int:
    """Return the number of rows of a cell whose c ends at `offset`."""
    bits = int(np.float64(1).view(np.uint64)) - 1 - int(np.float64(max(offset, 2.0**-11)).view(np.uint64))
    return min(MOST_ROWS, (bits >> (52 - ROW_BITS)) + 1)


def edge(row: int) -> float:
    """Return the larger c of a row."""
    return float((np.float64(1).view(np.uint64) - (np.uint64(row) << np.uint64(52 - ROW_BITS))).view(np.float64))


def tail_at(c: float, offset: float) -> float:
    """Return the tail with this c."""
    product = (c - offset) / (1 - offset)  # 4 p (1 - p)
    return 0.5 * product / (1 + np.sqrt(1 - product)) if product > 0 else 0.0


def shown_y(tail: float) -> float:
    """Return the pixel of a tail, or the lower end of the picture."""
    return float(y_of(max(tail, 10 ** TAILS[1])))


def borders() -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """Return the borders of rows, of every sixteenth row, of cells and of halves, as paths in pixels."""
    rows, sixteenths, cells, halves = [], [], [], []
    open_paths: dict[int, Line] = {}
    for cell in reversed(range(CELLS)):
        ends = (cell + 1, cell + 0.5, cell or 1e-9)
        low, middle, high = (x_of(max(SHIFT * CELLS / z - SHIFT, 10 ** KAPPAS[0])) for z in ends)
        high = min(high, LEFT + WIDTH)
        delta = 0.5 * np.exp(-2 * (SHIFT * CELLS / (cell + 0.5) - SHIFT))
        offset = delta / (1 + delta)
        last = tail_at(edge(number_of_rows(offset)), offset)
        if low > LEFT:
            cells.append([(low, TOP), (low, shown_y(last))])
        if number_of_rows(offset) > HALVES_FROM and middle < high:
            halves.append([(middle, shown_y(tail_at(edge(HALVES_FROM), offset))), (middle, shown_y(last))])
        for row in range(1, MOST_ROWS + 1):
            tail = tail_at(edge(row), offset)
            if row > number_of_rows(offset) or tail <= 10 ** TAILS[1]:
                continue
            # Where a cell's edge is hardly higher than that of the cell before, its line goes on.
            path = open_paths.get(row)
            if path is None or abs(path[-1][0] - low) > 0.05:
                path = open_paths[row] = [(low, shown_y(tail))]
                (sixteenths if row % 16 == 0 else rows).append(path)
            elif abs(path[-1][1] - shown_y(tail)) > 0.15:
                path += [(path[-1][0], shown_y(tail))]
            path += [(high, path[-1][1])]
    return rows, sixteenths, cells, halves


def lines(paths: list[Line], style: str) -> str:
    """Return paths of horizontal and vertical lines; those that go on in one direction are joined."""
    data = ""
    for path in paths:
        (x, y), data = path[0], data + f"M{path[0][0]:.1f} {path[0][1]:.1f}"
        kept = [point for point, after in zip(path[1:], path[2:], strict=False) if not point[1] == after[1] == y]
        for x_next, y_next in [*kept, path[-1]]:
            data += f"H{x_next:.1f}" if x_next != x else ""
            data += f"V{y_next:.1f}" if y_next != y else ""
            x, y = x_next, y_next
    return f'<path fill="none" {style} d="{data}"/>'


def text(x: float, y: float, words: str, style: str = "") -> str:
    """Return a text."""
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{words}</text>'


def axes() -> str:
    """Return the frame with its labels, the title and the legend."""
    bottom, middle = TOP + HEIGHT, 'text-anchor="middle"'
    parts = [f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#000"/>']
    for power in range(int(KAPPAS[0]), int(KAPPAS[1]) + 1):
        x = float(x_of(10.0**power))
        label = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100", 3: "1000"}.get(power, f"1e{power}")
        parts += [f'<path stroke="#000" d="M{x:.1f} {bottom}v6"/>', text(x, bottom + 21, label, middle)]
    for tail, label in ((0.5, "0.5"), (0.1, "0.1"), (0.01, "0.01"), (1e-3, "0.001"), (1e-4, "1e-4"), (1e-5, "1e-5")):
        y = float(y_of(tail))
        parts += [f'<path stroke="#000" d="M{LEFT} {y:.1f}h-6"/>', text(LEFT - 10, y + 5, label, 'text-anchor="end"')]
    parts.append(text(LEFT + WIDTH / 2, bottom + 44, "concentration", middle))
    parts.append(text(18, TOP + HEIGHT / 2, "tail p", f'{middle} transform="rotate(-90 18 {TOP + HEIGHT / 2})"'))
    title = "Error of the f64 quantile, in units of 1e-15 max(|Q|, 1/√(1 + κ)): "
    parts.append(text(LEFT, TOP - 16, title + "the largest of four random points a square"))
    beyond = float(y_of(2e-5))
    bold = 'text-anchor="middle" font-weight="bold"'
    parts.append(text(LEFT + WIDTH * 0.75, beyond, "beyond the rows: solved one by one", bold))
    x, names = LEFT, [f"{low:g} to {high:g}" for low, high in zip(LEVELS, [*LEVELS][1:], strict=False)] + ["2 and more"]
    for colour, name in zip(LEVELS.values(), names, strict=True):
        parts.append(f'<rect x="{x}" y="{bottom + 62}" width="18" height="18" fill="{colour}" stroke="#888"/>')
        parts.append(text(x + 24, bottom + 76, name))
        x += 118
    legend = "upright: cells; dashed: halves of cells; across: every sixteenth row, a factor of two in c; "
    parts.append(text(LEFT, bottom + 104, legend + "hairlines: the other rows"))
    return "".join(parts)


def picture(worst: np.ndarray) -> str:
    """Return the picture."""
    rows, sixteenths, cells, halves = borders()
    width, height = LEFT + WIDTH + 24, TOP + HEIGHT + 118
    styles = (
        (rows, 'stroke="#234" stroke-width="0.3" opacity="0.45"'),
        (sixteenths, 'stroke="#123" stroke-width="0.9"'),
        (cells, 'stroke="#000" stroke-width="0.8" opacity="0.7"'),
        (halves, 'stroke="#000" stroke-width="0.7" stroke-dasharray="3 2" opacity="0.6"'),
    )
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} ']
    parts.append('font-family="DejaVu Sans, sans-serif" font-size="14">')
    parts.append(f'<rect width="{width}" height="{height}" fill="#fff"/>')
    parts += [squares(worst), *(lines(paths, style) for paths, style in styles), axes(), "</svg>"]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Draw the picture and print the largest error."""
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target/release/vonmises")
    worst = errors(program)
    print(f"largest of {worst.size * POINTS} errors: {worst.max():.2f}e-15")
    (ROOT / "docs/engine.svg").write_text(picture(worst), encoding="utf-8")


if __name__ == "__main__":
    main()
