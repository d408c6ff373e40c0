"""Reads one offer or need of an entry."""

from __future__ import annotations

from symbios.registry import privacy
from symbios.registry.fields import LINE, PARAGRAPHS, Context, EntryFields, id_fault
from symbios.registry.model import Listing, QuantityBand, Side
from symbios.registry.vocabularies import BAND, Vocabulary
from symbios.yamlio import Map, Node, Text

KEYS = ("id", "kind", "title", "description", "nature", "quantity", "region", "expires")
REQUIRED = ("id", "kind", "title", "quantity", "expires")
QUANTITY_KEYS = ("band", "unit", "per")
UNKNOWN = "unknown"
_QUANTITY = "quantity: {{band: {}, unit: t, per: year}}"


def read_listing(node: Node, side: Side, region: str | None, context: Context) -> Listing | None:
    """Return one offer or need; None where something required is missing or wrong.

    `region` is its organisation's, for a listing that names none.
    """
    fields = EntryFields(node, context)
    if not isinstance(node, Map):
        return None
    own_id = fields.text("id", required=True, example="spent-grain")
    if own_id is not None and not fields.identifier("id", id_fault(own_id), own_id):
        own_id = None
    kind = fields.code("kind", "kinds", line="kind: material")
    title = fields.localised_text("title", LINE, line='title: "Spent grain"')
    description = fields.localised_text("description", PARAGRAPHS)
    nature = fields.code("nature", "natures")
    known, quantity = _quantity(fields)
    place = fields.code("region", "regions") or region
    if "expires" not in fields:
        fields.missing("expires", f"expires: {context.next_year}")
    expires = fields.expiry("expires")
    fields.done()
    if not (own_id and kind and title and known and place and expires):
        return None
    return Listing(own_id, side, kind, title, description, nature, quantity, place, expires)


def _quantity(fields: EntryFields) -> tuple[bool, QuantityBand | None]:
    """Return whether a quantity was said, and the band; None where it was said to be unknown."""
    node = fields.node("quantity")
    if node is None:
        fields.missing(
            "quantity", f"{_QUANTITY.format('10-100')}\nor, where nobody knows: quantity: {UNKNOWN}"
        )
        return False, None
    if isinstance(node, Text) and node.value == UNKNOWN:
        return True, None
    if not isinstance(node, Map):
        _refuse(fields, "quantity", node)
        return False, None
    band = _band(EntryFields(node, fields.context))
    return band is not None, band


def _band(fields: EntryFields) -> QuantityBand | None:
    bands = fields.context.vocabularies["bands"]
    node = fields.node("band")
    unit = fields.code("unit", "units", line="unit: t")
    period = fields.code("per", "periods")
    fields.done()
    if node is None:
        fields.missing("band", "band: 10-100")
        return None
    if not isinstance(node, Text) or node.value not in bands:
        _refuse(fields, "band", node)
        return None
    if unit is None:
        return None
    least, most = limits(node.value)
    return QuantityBand(node.value, least, most, unit, period)


def _refuse(fields: EntryFields, key: str, node: Node) -> None:
    """Report a quantity that is no band; an exact one gets the band it lies in."""
    bands = fields.context.vocabularies["bands"]
    exact = privacy.exact_quantity(node.value) if isinstance(node, Text) else None
    if exact is not None:
        band = _band_of(exact, bands)
        hint = _QUANTITY.format(band) if key == "quantity" else f"band: {band}"
        fields.problem("quantity", f"“{key}” is exact; quantities are published as bands", hint, node.mark)
        return
    hint = f"Write one of the bands {', '.join(bands)}: {_QUANTITY.format('10-100')}"
    fields.problem("quantity", f"“{key}” is not a band", hint, node.mark)


def _band_of(amount: float, bands: Vocabulary) -> str:
    """Return the narrowest band that holds an amount, the last one where none does."""
    reach = {code: limits(code) for code in bands}
    fits = {code: most for code, (least, most) in reach.items() if least <= amount <= (most or amount)}
    return min(fits, key=lambda code: fits[code] or float("inf"), default=list(reach)[-1])


def limits(band: str) -> tuple[int, int | None]:
    """Return from and to of a band's code; None where it has no upper end."""
    match = BAND.fullmatch(band)
    if not match:
        raise ValueError(band)
    return int(match[1]), int(match[2]) if match[2] else None
