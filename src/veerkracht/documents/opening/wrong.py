"""What can be wrong with a file, as a name and the numbers that its sentence needs."""


class Wrong(Exception):
    """This file cannot be kept. The sentence for its name stands in documents/sentences.py."""

    def __init__(self, name: str, **values: int | str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values
