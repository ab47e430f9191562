"""Make the shapes of the map of the workspace's search out of Natural Earth's countries.

    npm pack world-atlas && tar xzf world-atlas-2.0.2.tgz
    python scripts/world.py package/countries-50m.json

The borders are shared arcs (TopoJSON); each is thinned once, so that neighbours still fit. The
projection is Equal Earth (Šavrič, Patterson and Jenny, 2018): a country's darkness is seen over its
true area. Antarctica is left out.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pycountry

OUT = Path(__file__).parent.parent / "src/habeas/workspace/search/world.json"
WIDTH, SMALLEST, DOT = 960.0, 0.6, 14.0  # in the picture; areas of triangles and of countries
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
Point = tuple[float, float]


def main(path: str) -> None:
    """Write the file."""
    atlas = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = [thinned(arc) for arc in unpacked(atlas)]
    countries: dict[str, Any] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = code_of(shape)
        if code is None or code == "ATA":
            continue
        rings = [ring for polygon in polygons(shape) for ring in polygon]
        parts = [part for ring in rings for part in cut(joined(ring, arcs))]
        drawn = sorted(map(projected, parts), key=area, reverse=True)
        kept = [ring for ring in drawn if area(ring) > SMALLEST] or drawn[:1]
        previous = countries.get(code)
        if previous is not None and previous["size"] > area(kept[0]):
            previous["d"] += "".join(map(written, kept))
            continue
        countries[code] = {
            "d": "".join(map(written, kept)) + (previous["d"] if previous else ""),
            "at": centre(kept[0]),
            "size": area(kept[0]),
        }
    for country in countries.values():
        country["small"] = country.pop("size") < DOT
    _, bottom = project(0, -57)
    told = {"width": WIDTH, "height": round(bottom), "countries": dict(sorted(countries.items()))}
    OUT.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="ascii")
    print(f"{len(countries)} countries, {OUT.stat().st_size:,} bytes")  # noqa: T201 -- a command


def code_of(shape: dict[str, Any]) -> str | None:
    """The three letters of a country by its number; Kosovo has none."""
    if "id" not in shape:
        return "XKX" if shape["properties"]["name"] == "Kosovo" else None
    found = pycountry.countries.get(numeric=shape["id"])
    return found.alpha_3 if found else None


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The rings of each polygon, as numbers of arcs."""
    arcs: list[Any] = shape["arcs"]
    return [arcs] if shape["type"] == "Polygon" else arcs


def unpacked(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: they are kept as differences of whole numbers."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    told = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        told.append(points)
    return told


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth, in the picture, whose top is at 84° north."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    six = square**3
    x = radians(longitude) * cos(theta) * 2 / sqrt(3)
    x /= A1 + 3 * A2 * square + six * (7 * A3 + 9 * A4 * square)
    y = theta * (A1 + A2 * square + six * (A3 + A4 * square))
    return WIDTH / 2 + x * WIDTH / 5.41326, (1.3 - y) * WIDTH / 5.41326


def projected(points: list[Point]) -> list[Point]:
    """A ring in the picture."""
    return [project(*point) for point in points]


def thinned(points: list[Point]) -> list[Point]:
    """Without the points that change least: Visvalingam's way, by the areas of triangles."""
    points, seen = list(points), projected(points)
    while len(points) > 3:
        sizes = [area(seen[at - 1 : at + 2]) for at in range(1, len(seen) - 1)]
        least = min(range(len(sizes)), key=sizes.__getitem__)
        if sizes[least] > SMALLEST:
            break
        del points[least + 1], seen[least + 1]
    return points


def cut(ring: list[Point]) -> list[list[Point]]:
    """The parts of a ring on either side of the 180th meridian, which it may run across."""
    if all(abs(one[0] - two[0]) <= 180 for one, two in pairwise(ring)):
        return [ring]
    east = [(x + 360 if x < 0 else x, y) for x, y in ring]
    kept, gone = half(east, 1.0), half(east, -1.0)
    return [part for part in (kept, [(x - 360, y) for x, y in gone]) if len(part) > 3]


def half(ring: list[Point], side: float) -> list[Point]:
    """What of a ring lies west (1) or east (-1) of 180 degrees, closed along the meridian."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        in_1, in_2 = side * x1 <= side * 180, side * x2 <= side * 180
        if in_1:
            found.append((x1, y1))
        if in_1 != in_2:
            found.append((180.0, y1 + (y2 - y1) * (180 - x1) / (x2 - x1)))
    return [*found, found[0]] if found else []


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; an arc whose number is negative runs backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def area(points: list[Point]) -> float:
    """The area within."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        total += x1 * y2 - x2 * y1
    return abs(total) / 2


def centre(points: list[Point]) -> list[float]:
    """The middle of a ring."""
    return [round(sum(p[axis] for p in points) / len(points), 1) for axis in (0, 1)]


def written(points: list[Point]) -> str:
    """A ring as a path, in tenths, each point as the step from the one before."""
    whole = [(round(x * 10), round(y * 10)) for x, y in points[:-1]]
    steps = [
        f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(whole) if (x1, y1) != (x2, y2)
    ]
    path = f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z".replace(" -", "-")
    return path if steps else ""  # an island that is less than a tenth wide


if __name__ == "__main__":
    main(sys.argv[1])
