"""Fuzzing led by coverage: atheris changes inputs so that they reach code not reached before.

    python -m tests.fuzz.guided CORPUS_FOLDER -max_total_time=600

It needs atheris, which is no part of the project's locks: ``make fuzz-guided`` installs it, by
hash, into a virtual environment of its own. Inputs that fail are left in the folder that it runs
in; they become tests in test_found.py.
"""

import sys
from pathlib import Path


def seed(folder: Path) -> None:
    """Begin with inputs of every kind; libFuzzer adds those that it finds."""
    from tests.fuzz.inputs import made

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(400):
        _, data = made(number)
        (folder / f"seed-{number}").write_bytes(data[:20_000])


def main() -> None:
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["pipeline.extract", "pipeline.formats"]):
        from tests.fuzz.trial import trial

    def one(data: bytes) -> None:
        trial(data)

    seed(Path(sys.argv[1]))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
