"""From the paths that a person names to files with a reader each, or the reason for none."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from geodata.model import Problem
from geodata.model.problems import shorten
from geodata.readers import READERS, FileReading, InputFile, Reader, ReadOptions

LARGEST_FILE: Final = 2_000_000_000
"""Bytes of a file; more is split by whoever made it."""

LONGEST_NAME: Final = 255
"""Characters of the name of a file in sentences."""


def input_files(paths: Sequence[Path]) -> tuple[InputFile, ...]:
    """The files in the order given, each once; files of one name are told apart by their paths.

    What is no text in a name is replaced: it stands in sentences.
    """
    different = tuple(dict.fromkeys(paths))
    names = Counter(path.name for path in different)
    return tuple(
        InputFile(shorten(path.name if names[path.name] == 1 else str(path), LONGEST_NAME), path)
        for path in different
    )


def reader_of(file: InputFile, form: str = "") -> Reader | Problem:
    """The reader with the id `form`, else the first that claims the file; a problem without one."""
    try:
        if not file.path.is_file():
            return refusal(file, "is no regular file", "save it as a file first")
        size = file.path.stat().st_size
        with file.path.open("rb") as source:
            source.read(1)
    except OSError as fault:
        return unreadable(file, fault)
    if not size:
        return refusal(file, "is empty", "give a file with an event in it")
    if size > LARGEST_FILE:
        return refusal(file, f"is larger than {LARGEST_FILE / 1e9:g} GB", "split it")
    for reader in READERS:
        if reader.id == form or (not form and reader.claims(file)):
            return reader
    known = ", ".join(reader.title for reader in READERS)
    return refusal(file, "is of no format that is read here", f"give one of: {known}")


def known_dataset_of(file: InputFile, options: ReadOptions) -> str:
    """The id of the known dataset that a file shows itself to be of, empty when it shows none."""
    first = next((reader for reader in READERS if reader.claims(file)), None)
    return first.read(file, options).dataset if first else ""


def unused_mapping(
    file: InputFile, reader: Reader, reading: FileReading, options: ReadOptions
) -> list[Problem]:
    """A warning for columns that a person names where the format gives them their meaning."""
    named = [
        f"{field}={column}" for field, column in options.mapping.items() if field != "date_order"
    ]
    if not named or not (reading.dataset or reader.id == "aras"):
        return []
    message = f"is not used: the columns of {reader.title} have one meaning"
    cure = "say --format table to read them as yours"
    return [Problem(file.name, None, "map", ", ".join(named), message, cure, "warned")]


def digest_of(file: InputFile) -> str:
    """The SHA-256 of the bytes of a file, in hexadecimal. OSError when it cannot be read."""
    with file.path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def unreadable(file: InputFile, fault: OSError) -> Problem:
    """The problem of a file that the system does not give."""
    return refusal(file, f"cannot be read ({fault.strerror or fault})", "check the path")


def refusal(file: InputFile, message: str, cure: str) -> Problem:
    """A problem of the whole file."""
    return Problem(file.name, None, "", None, message, cure)
