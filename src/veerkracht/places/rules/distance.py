"""How far two places lie apart, as the crow flies.

Source: the haversine formula, R.W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), with the mean
radius of the earth of the International Union of Geodesy and Geophysics.
"""

from math import asin, cos, radians, sin, sqrt

RADIUS_KM = 6371.0088


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Measure the distance between two points given as latitude and longitude.

    >>> round(kilometres((51.7653, 5.5183), (51.6167, 5.5389)), 1)
    16.6
    """
    (north1, east1), (north2, east2) = ((radians(north), radians(east)) for north, east in (here, there))
    half = sin((north2 - north1) / 2) ** 2 + cos(north1) * cos(north2) * sin((east2 - east1) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))
