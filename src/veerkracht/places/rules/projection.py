"""From the Dutch grid (Rijksdriehoek, EPSG:28992) to degrees (WGS84).

Source: F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en
WGS84-kaartcoördinaten", 2001; good to about a metre within the Netherlands.
"""

from veerkracht.places.rules.shapes import BrokenShape, Fault, Position, Shape, positions

AMERSFOORT_GRID = (155_000.0, 463_000.0)
AMERSFOORT = (5.38720621, 52.15517440)
"""The tower of Our Lady in Amersfoort, where the grid begins: longitude and latitude."""

GRID = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
"""West, south, east and north of the grid, in metres."""

# (power of x, power of y, seconds of arc)
NORTH = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
EAST = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def degrees(x: float, y: float) -> Position:
    """Turn metres on the Dutch grid into longitude and latitude.

    >>> degrees(155000, 463000)
    (5.38720621, 52.1551744)
    """
    across, along = (x - AMERSFOORT_GRID[0]) / 100_000, (y - AMERSFOORT_GRID[1]) / 100_000
    # Each power is made once; a file can hold millions of positions.
    wide = (1.0, across, across**2, across**3, across**4, across**5)
    high = (1.0, along, along**2, along**3, along**4)
    north = sum([seconds * wide[power_x] * high[power_y] for power_x, power_y, seconds in NORTH])
    east = sum([seconds * wide[power_x] * high[power_y] for power_x, power_y, seconds in EAST])
    return AMERSFOORT[0] + east / 3600, AMERSFOORT[1] + north / 3600


def in_degrees(shape: Shape) -> Shape:
    """Give a shape in degrees, whether it came in degrees or in metres on the Dutch grid; refuse anything else.

    >>> in_degrees(((((155000.0, 463000.0),),),))
    ((((5.38720621, 52.1551744),),),)
    """
    if all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in positions(shape)):
        return shape
    west, south, east, north = GRID
    for x, y in positions(shape):
        if not (west <= x <= east and south <= y <= north):
            raise BrokenShape(Fault.OUTSIDE_WORLD, f"{x:g} {y:g}")
    return tuple(tuple(tuple(degrees(x, y) for x, y in ring) for ring in polygon) for polygon in shape)
