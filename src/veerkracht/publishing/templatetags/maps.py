"""Maps in templates."""

from typing import Any

from django import template

from veerkracht.publishing.maps import Drawing

register = template.Library()


@register.inclusion_tag("publishing/schematic_map.html")
def schematic_map(drawing: Drawing | None, name: str = "map", table: bool = True) -> dict[str, Any]:
    """Draw a map with its caption and, under it, the same as a table; `name` keeps two maps on a page apart."""
    return {"drawing": drawing, "name": name, "table": table}
