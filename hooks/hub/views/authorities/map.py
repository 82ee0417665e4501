"""The map of authorities: numbered points over a plain grid of degrees, and the names of the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub.models.authority import Authority
from hub.views.authorities.geometry import Plot, plot
from hub.views.charts.parts import short
from hub.views.here import Here
from hub.views.parts import Link, Row


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A numbered point; lengths are attributes of the drawing."""

    id: str
    number: int
    link: Link
    x: str
    y: str
    exact_x: str
    exact_y: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of the grid and its label."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map ready to print."""

    width: str
    height: str
    top: str
    bottom: str
    start: str
    end: str
    frame_width: str
    frame_height: str
    latitudes: list[MapLine]
    longitudes: list[MapLine]
    points: list[MapPoint]
    without: list[tuple[str, Row]]
    """Authorities without coordinates, by id, each with the reason."""


def map_view(here: Here, records: Sequence[Authority]) -> MapView | None:
    """Draw the authorities that have coordinates, numbered in the order of the list; None where none has."""
    places = {record.id: (record.location.lat, record.location.lon) for record in records if record.location}
    drawn = plot(places)
    if drawn is None:
        return None
    numbered = enumerate((record for record in records if record.location), 1)
    return MapView(
        width=short(drawn.width),
        height=short(drawn.height),
        top=short(drawn.top),
        bottom=short(drawn.bottom),
        start=short(drawn.start),
        end=short(drawn.end),
        frame_width=short(drawn.end - drawn.start),
        frame_height=short(drawn.bottom - drawn.top),
        latitudes=[MapLine(short(line.at), f"{line.degree:g}°") for line in drawn.latitudes],
        longitudes=[MapLine(short(line.at), f"{line.degree:g}°") for line in drawn.longitudes],
        points=[_point(here, drawn, record.id, number) for number, record in numbered],
        without=[(record.id, _without(here, record)) for record in records if not record.location],
    )


def _point(here: Here, drawn: Plot, record_id: str, number: int) -> MapPoint:
    spot = drawn.spots[record_id]
    return MapPoint(
        id=record_id,
        number=number,
        link=here.authority(record_id),
        x=short(spot.marker_x),
        y=short(spot.marker_y),
        exact_x=short(spot.x),
        exact_y=short(spot.y),
        is_moved=spot.is_moved,
    )


def _without(here: Here, record: Authority) -> Row:
    link = here.authority(record.id)
    name = Markup('<a href="{}">{}</a>').format(link.href, link.label)
    return Row(name, here.writer.missing(record.missing.get("location")))
