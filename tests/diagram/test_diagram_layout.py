"""Nothing in a picture lies on anything else, whatever the diagram is."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from symbios.diagram.layout import HEAD, MOST_NARROW, lay_out, lay_out_narrow
from symbios.diagram.load import MOST_FLOWS, MOST_NODES, load_diagrams
from symbios.diagram.order import arranged, crossings, with_passing
from symbios.diagram.ranks import downward, rows
from symbios.diagram.size import NARROW, WIDE
from symbios.problems import Report

if TYPE_CHECKING:
    from symbios.diagram.picture import Box, Picture, Route
    from symbios.diagram.ranks import Pair

COURSE = Path(__file__).parent.parent.parent / "course" / "diagrams"
SHIPPED = load_diagrams(COURSE, "course/diagrams", ("en", "sl"), "en", Report())
WORDS = ["tannery", "water", "steam", "trimmings", "surplus heat", "Prozesswärmeabnehmer", "board", "製革所"]
PHONE = 340

Drawn = tuple[list[str], list["Pair"], list[str]]


def shipped(name: str, locale: str) -> Drawn:
    """Return a diagram of the course as the layout takes it."""
    diagram = SHIPPED[name]
    numbers = {node.id: number for number, node in enumerate(diagram.nodes)}
    flows = [(numbers[flow.tail], numbers[flow.head]) for flow in diagram.flows]
    names = [node.label[locale] for node in diagram.nodes]
    return names, flows, [flow.label[locale] for flow in diagram.flows]


def invented(seed: int) -> Drawn:
    """Return a diagram that nobody would draw."""
    random = Random(seed)
    count = random.randint(2, MOST_NODES)

    def words(most: int) -> str:
        return " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))

    flows = [tuple(random.sample(range(count), 2)) for _ in range(random.randint(0, MOST_FLOWS))]
    return (
        [words(3) for _ in range(count)],
        [(tail, head) for tail, head in flows],
        [words(4) for _ in flows],
    )


SAMPLES: dict[str, Drawn] = {
    **{f"{name} {locale}": shipped(name, locale) for name in SHIPPED for locale in ("en", "sl")},
    **{f"invented {seed}": invented(seed) for seed in range(24)},
    "one box": (["Tannery"], [], []),
    "boxes without flows": (["a", "b", "c", "d"], [], []),
    "both ways": (["a", "b"], [(0, 1), (1, 0), (0, 1)], ["steam", "water", "heat"]),
    "a circle": (["a", "b", "c"], [(0, 1), (1, 2), (2, 0)], ["one", "two", "three"]),
    "a hub": ([*"abcdefgh"], [(0, end) for end in range(1, 8)], ["surplus heat"] * 7),
    "all to all": ([*"abcd"], [(a, b) for a in range(4) for b in range(4) if a != b], ["x"] * 12),
}
NARROWED = {
    f"{name}, narrow": picture for name, sample in SAMPLES.items() if (picture := lay_out_narrow(*sample))
}
"""The narrow pictures of the samples that have one."""
samples = pytest.mark.parametrize("name", [*SAMPLES, *NARROWED])


@cache
def drawn(name: str) -> Picture:
    """Return the picture of a sample, wide or narrow."""
    return NARROWED[name] if name in NARROWED else lay_out(*SAMPLES[name])


def points(route: Route) -> list[tuple[float, float]]:
    """Return points along a route, close together."""
    found = []
    for (x, top, bottom), (next_x, next_top, _) in pairwise(route.stretches):
        found += [(x, top + (bottom - top) * step / 8) for step in range(9)]
        for step in range(33):
            t = step / 32
            ease = 3 * t * t - 2 * t**3  # the control points lie at half the height
            rise = 3 * t * (1 - t) * 0.5 + t**3
            found.append((x + (next_x - x) * ease, bottom + (next_top - bottom) * rise))
    x, top, bottom = route.stretches[-1]
    return [*found, (x, top), (x, bottom)]


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Whether a point lies inside a box, not on its edge."""
    x, y = point
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point inside both."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@samples
def test_boxes_and_labels_do_not_overlap(name: str) -> None:
    """No box lies on another, no label on a box or on another label."""
    picture = drawn(name)
    things = [*picture.boxes, *(route.label for route in picture.routes)]
    assert [pair for pair in combinations(things, 2) if overlap(*pair)] == []


@samples
def test_no_line_crosses_a_box_or_a_label(name: str) -> None:
    """Lines run between the boxes and beside the labels, their own among them."""
    picture = drawn(name)
    things = [*picture.boxes, *(route.label for route in picture.routes)]
    for route in picture.routes:
        assert [thing for thing in things for point in points(route) if holds(thing, point)] == []


@samples
def test_everything_lies_in_the_picture(name: str) -> None:
    """No box and no label is cut off, and the picture is no wider than a column of text."""
    picture = drawn(name)
    assert picture.width <= (NARROW if name in NARROWED else WIDE).widest
    for thing in [*picture.boxes, *(route.label for route in picture.routes)]:
        assert thing.x >= 0
        assert thing.y >= 0
        assert thing.x + thing.width <= picture.width
        assert thing.y + thing.height <= picture.height


@samples
def test_every_flow_ends_at_its_boxes(name: str) -> None:
    """A flow begins at the box that gives, has its head at the box that receives, and both are straight."""
    picture, flows = drawn(name), SAMPLES[name.removesuffix(", narrow")][1]
    for (tail, head), route in zip(flows, picture.routes, strict=True):
        upper, lower = (head, tail) if route.up else (tail, head)
        (x, top, bottom), (last, end, tip) = route.stretches[0], route.stretches[-1]
        above, below = picture.boxes[upper], picture.boxes[lower]
        assert (top, tip) == (above.y + above.height, below.y)
        assert above.x < x < above.x + above.width
        assert below.x < last < below.x + below.width
        assert (bottom - top if route.up else tip - end) == HEAD


@samples
def test_flows_keep_apart(name: str) -> None:
    """No two flows share an upright stretch, so that several between the same boxes can be told apart."""
    stretches = [stretch for route in drawn(name).routes for stretch in route.stretches]
    for (x, top, bottom), (other, start, end) in combinations(stretches, 2):
        assert abs(x - other) >= 4 or bottom <= start or end <= top


def test_every_diagram_of_the_course_has_a_narrow_picture() -> None:
    """In every language."""
    shown = {name for name in SAMPLES if name.split()[0] in SHIPPED}
    assert {f"{name}, narrow" for name in shown} <= NARROWED.keys()


def test_a_narrow_picture_has_two_boxes_side_by_side_at_most() -> None:
    """A row of three or more goes on in the next one."""
    for picture in NARROWED.values():
        tops = [box.y for box in picture.boxes]
        assert max(map(tops.count, tops)) <= 2


def test_too_much_for_a_phone_has_no_narrow_picture() -> None:
    """Too many boxes, too many lines side by side, too many crossings."""
    many = MOST_NARROW + 1
    assert lay_out_narrow(["a"] * many, [], []) is None
    assert lay_out_narrow(*SAMPLES["invented 1"]) is None
    assert lay_out_narrow(*SAMPLES["invented 9"]) is None
    assert lay_out_narrow(["a"] * MOST_NARROW, [], []) is not None


def test_a_chain_of_five_fits_a_phone() -> None:
    """Nothing must be moved sideways to read it."""
    names = ["Slaughterhouse", "Tannery", "Gelatine maker", "Food maker", "Sweets and desserts"]
    flows = [(number, number + 1) for number in range(4)]
    picture = lay_out(names, flows, ["hides", "untanned trimmings", "gelatine", "a new product"])
    assert picture.width <= PHONE
    assert all(len({x for x, _, _ in route.stretches}) == 1 for route in picture.routes)


def test_the_running_example_fits_a_phone() -> None:
    """It shrinks by a hair at most."""
    assert max(lay_out(*shipped("hide-to-food", locale)).width for locale in ("en", "sl")) <= PHONE + 12


def test_a_picture_is_the_same_each_time() -> None:
    """Nothing in it depends on chance or on the order of a set."""
    assert lay_out(*invented(7)) == lay_out(*invented(7))


def test_a_flow_that_would_close_a_circle_goes_up() -> None:
    """The flows before it in the file go down."""
    assert downward(3, [(0, 1), (1, 2), (2, 0), (1, 0)]) == [(0, 1), (1, 2), (0, 2), (0, 1)]
    picture = lay_out(["a", "b"], [(0, 1), (1, 0)], ["there", "back"])
    assert [route.up for route in picture.routes] == [False, True]


def test_a_row_holds_no_more_than_it_may() -> None:
    """What has most below it comes first, what is too many goes one row further down."""
    flows = [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5)]
    assert rows(6, flows, 3) == [[0], [1, 2, 4], [3, 5]]
    assert rows(6, flows, 1) == [[0], [4], [1], [2], [3], [5]]


def test_a_source_stands_near_what_it_feeds() -> None:
    """A node without anything above it does not stay at the top when its only flow leads far down."""
    assert rows(4, [(0, 1), (1, 2), (3, 2)], 3) == [[0], [1, 3], [2]]


def test_flows_that_need_not_cross_do_not() -> None:
    """Entries change places until as few flows cross as can be found."""
    pairs = [(0, 5), (1, 4), (2, 3)]
    order = arranged(with_passing([[0, 1, 2], [3, 4, 5]], pairs), pairs)
    assert crossings([[0, 1, 2], [3, 4, 5]], pairs) == 3
    assert crossings(order, pairs) == 0
