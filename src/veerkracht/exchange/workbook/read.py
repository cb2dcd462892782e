"""Reading a programme from a workbook."""

from veerkracht.exchange.reading import Reading


def read_workbook(content: bytes) -> Reading:
    return Reading()
