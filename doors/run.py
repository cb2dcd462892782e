"""./run: sets everything up and serves Veerkracht on this machine."""

import argparse
import os
import socket
import sys
from pathlib import Path

import environment
import preparation
from environment import ROOT, Trouble


class Options(argparse.ArgumentParser):
    """The options, with a sentence instead of a usage line where one is wrong."""

    def error(self, message: str) -> None:  # type: ignore[override]
        sys.exit(f"./run does not understand this: {message}.\nType ./run --help to see what it does understand.")


def main() -> None:
    """Look at what can go wrong first, then set up, then serve until stopped."""
    options = _options()
    data = options.data.expanduser().resolve()
    try:
        _look_at_port(options.port)
        _look_at_data(data)
        _look_at_programme(options.programme)
        environment.enter(development=False)
        preparation.prepare()
    except Trouble as trouble:
        sys.exit(str(trouble))
    os.environ["VEERKRACHT_DATA"] = str(data)
    os.environ.setdefault("VEERKRACHT_TRIAL", "1")  # on this machine only, whichever database is asked for
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
    from veerkracht.site import serve

    serve.prepare(options.programme.resolve())
    if not options.prepare_only:
        serve.serve(options.port)


def _options() -> argparse.Namespace:
    parser = Options(prog="./run", description="Sets everything up and serves Veerkracht. Stop it with Ctrl-C.")
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    parser.add_argument("--data", type=Path, default=ROOT / ".data", metavar="DIR", help="where data is kept (.data)")
    parser.add_argument(
        "--programme",
        type=Path,
        default=ROOT / "programmes" / "sociale-veerkracht",
        metavar="FOLDER",
        help="the programme to load where there is none yet (programmes/sociale-veerkracht)",
    )
    parser.add_argument("--prepare-only", action="store_true", help="set up, but do not serve")
    return parser.parse_args()


def _look_at_port(port: int) -> None:
    if not 0 < port < 65536:
        raise Trouble(f"There is no port {port}. Choose one from 1024 to 65535: ./run --port 8080")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(f"Port {port} is for the system only. Choose a higher one: ./run --port 8080") from None
        except OSError:
            raise Trouble(
                f"Port {port} is taken: something is served there already, perhaps Veerkracht itself.\n"
                f"Stop that, or choose another port: ./run --port {port + 1 if port < 65535 else 8080}"
            ) from None


def _look_at_data(data: Path) -> None:
    probe = data / ".may-i-write"
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise Trouble(
            f"The data folder {data} cannot be written ({problem.strerror}).\n"
            "Make it writable for you, or choose another: ./run --data DIR"
        ) from None


def _look_at_programme(programme: Path) -> None:
    if not programme.is_dir():
        raise Trouble(
            f"There is no folder {programme}.\nGive the folder of a programme, such as --programme my-programme."
        )


if __name__ == "__main__":
    main()
