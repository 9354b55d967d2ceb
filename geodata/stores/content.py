"""What an event says as one text: hashed, kept in every version, and read back.

The text is JSON with sorted keys and without what is empty, so that a field which the model gains
later changes no hash of what was said before. The hash of a text vouches for it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final

from pydantic import BaseModel, ValidationError

from geodata.errors import StoreError
from geodata.model import Event

_SAID: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def said_by(model: BaseModel) -> str:
    """All that an event, or a dataset, says, as JSON; the same everywhere."""
    return _SAID.encode(model.model_dump(mode="json", exclude_defaults=True))


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def content_hash(event: Event) -> str:
    """The hash of all that an event says."""
    return hash_of(said_by(event))


def event_of_content(name: str, text: str, content: str) -> Event:
    """The event that a text says. StoreError when the text is not the one with the hash `content`.

    `name` is what a sentence calls the event.
    """
    said = f'the stored event "{name}" is damaged'
    if hash_of(text) != content:
        raise StoreError(f"{said}; put back a copy of the store")
    try:
        return Event.model_validate_json(text)
    except ValidationError as fault:
        field = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise StoreError(f"{said} ({field}); put back a copy of the store") from fault
