"""The command `veerkracht`: load, save, new, places and the rest, for one data folder."""

import os
import sys


def main() -> None:
    """Run one command. `--data FOLDER` before or after it says where the data is kept."""
    words = list(sys.argv)
    if "--data" in words[:-1]:
        place = words.index("--data")
        os.environ["VEERKRACHT_DATA"] = words[place + 1]
        del words[place : place + 2]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(words)


if __name__ == "__main__":
    main()
