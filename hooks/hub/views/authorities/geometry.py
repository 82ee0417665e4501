"""Where places stand on the map: an equirectangular drawing over a grid, its markers far enough apart to hit.

Lengths are units of the drawing. At its narrowest, on the narrowest screen, a unit is a CSS pixel.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WIDTH: Final = 288
"""Of the whole drawing: what a screen of 320 pixels leaves."""
TALLEST: Final = 520
"""Of the part where markers stand."""
GUTTER: Final = 34
"""On the side, for the labels of latitudes; half as much below, for those of longitudes."""
MARGIN: Final = 16
"""Between the outermost place and the frame."""
APART: Final = 24.5
"""Between the centres of two markers: each is a target of its own."""
TOP: Final = 7
"""Above the frame: half the height of a label."""
RADIUS: Final = 12
"""Of a marker."""
_NARROWEST: Final = 0.5
"""Degrees that the map shows at least."""
_ROUNDS: Final = 400
_PATIENCE: Final = 40
"""Rounds after which points that stand in one line, and so push each other nowhere, begin to turn out of it."""
_STEPS: Final = (2.0, 1.0, 0.5, 0.25, 0.1)
_FEWEST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the point itself, and its marker, beside it where others are close."""

    x: float
    y: float
    marker_x: float
    marker_y: float

    @property
    def is_moved(self) -> bool:
        """Whether the marker no longer covers the point, so that a line has to lead there."""
        return math.hypot(self.marker_x - self.x, self.marker_y - self.y) > RADIUS


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of the grid: its degree, and where it stands (``y`` of a latitude, ``x`` of a longitude)."""

    degree: float
    at: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The map: its size, its frame, its grid, and a spot for every place."""

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    latitudes: list[GridLine]
    longitudes: list[GridLine]
    spots: Mapping[str, Spot]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to units: a degree of longitude is as much shorter as it is at the middle latitude."""

    north: float
    """The latitude at the top of the frame."""
    west: float
    """The longitude at its left."""
    scale: float
    """Units to a degree of latitude."""
    squeeze: float
    """A degree of longitude as a part of a degree of latitude."""

    def x(self, longitude: float) -> float:
        """East is on the right."""
        return GUTTER + (longitude - self.west) * self.squeeze * self.scale

    def y(self, latitude: float) -> float:
        """North is at the top."""
        return (self.north - latitude) * self.scale + TOP


def plot(places: Mapping[str, tuple[float, float]]) -> Plot | None:
    """Draw places given as latitude and longitude; None where there are none. Every language has the same map."""
    return _plot(tuple(sorted(places.items()))) if places else None


@lru_cache(maxsize=4)
def _plot(items: tuple[tuple[str, tuple[float, float]], ...]) -> Plot:
    places = dict(items)
    south, north = _range([latitude for latitude, _ in places.values()])
    west, east = _range([longitude for _, longitude in places.values()])
    squeeze = math.cos(math.radians((south + north) / 2))
    room = WIDTH - GUTTER - 1
    scale = min((room - 2 * MARGIN) / ((east - west) * squeeze), (TALLEST - 2 * MARGIN) / (north - south))
    height = (north - south) * scale + 2 * MARGIN
    middle = (west + east) / 2
    projection = Projection(north + MARGIN / scale, middle - room / scale / squeeze / 2, scale, squeeze)
    frame = (GUTTER, TOP, GUTTER + room, TOP + height)
    exact = {key: (projection.x(longitude), projection.y(latitude)) for key, (latitude, longitude) in places.items()}
    markers = spread(exact, APART, (frame[0] + RADIUS, frame[1] + RADIUS, frame[2] - RADIUS, frame[3] - RADIUS))
    step = _step(height / scale)
    return Plot(
        width=WIDTH,
        height=TOP + height + GUTTER / 2,
        top=frame[1],
        bottom=frame[3],
        start=frame[0],
        end=frame[2],
        latitudes=[
            GridLine(degree, projection.y(degree))
            for degree in _multiples(projection.north - height / scale, projection.north, step)
        ],
        longitudes=[
            GridLine(degree, projection.x(degree))
            for degree in _multiples(projection.west, projection.west + room / scale / squeeze, step)
        ],
        spots={key: Spot(*exact[key], *markers[key]) for key in places},
    )


def spread(
    points: Mapping[str, tuple[float, float]], apart: float, frame: tuple[float, float, float, float]
) -> dict[str, tuple[float, float]]:
    """Push points apart inside a frame until no two are closer; where there is no room for that, as far as it goes."""
    left, top, right, bottom = frame
    found = {key: [min(max(x, left), right), min(max(y, top), bottom)] for key, (x, y) in sorted(points.items())}
    for number in range(_ROUNDS):
        is_settled = True
        order = sorted(found.values(), key=lambda point: point[1])
        for index, one in enumerate(order):
            for other in order[index + 1 :]:
                if other[1] - one[1] >= apart:
                    break
                if math.dist(one, other) >= apart:
                    continue
                is_settled = False
                _push(one, other, apart, 0.0 if number < _PATIENCE else 0.6 * (-1) ** index)
        for point in found.values():
            point[0], point[1] = min(max(point[0], left), right), min(max(point[1], top), bottom)
        if is_settled:
            break
    return {key: (x, y) for key, (x, y) in found.items()}


def _push(one: list[float], other: list[float], apart: float, turn: float) -> None:
    """Move two points away from each other, a little further than they have to be; equal ones part sideways."""
    distance = math.dist(one, other)
    angle = math.atan2(other[1] - one[1], other[0] - one[0]) + turn
    share = (apart + 0.1 - distance) / 2
    across, down = math.cos(angle) * share, math.sin(angle) * share
    one[0], one[1] = one[0] - across, one[1] - down
    other[0], other[1] = other[0] + across, other[1] + down


def _range(values: list[float]) -> tuple[float, float]:
    """From the least to the most, widened to what the map shows at least."""
    low, high = min(values), max(values)
    more = max(0.0, _NARROWEST - (high - low)) / 2
    return low - more, high + more


def _step(span: float) -> float:
    """Degrees between lines: the widest step that still gives a few."""
    return next((step for step in _STEPS if span / step >= _FEWEST_LINES), _STEPS[-1])


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [round(number * step, 6) for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
