"""What an event says as one text: hashed, kept in every version, and read back.

The text is JSON with sorted keys and without what is empty, so that a field which the model gains
later changes no hash of what was said before. The hash of a text vouches for it: what was checked
when it came in need not be checked at every reading.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from geodata.errors import StoreError
from geodata.model import Casualties, Event, Place, Source

_Model = TypeVar("_Model", bound=BaseModel)


def said_by(model: BaseModel) -> str:
    """All that an event, or a dataset, says, as JSON; the same everywhere."""
    said = model.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


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
    if hash_of(text) != content:
        raise StoreError(f'the stored event "{name}" is damaged; put back a copy of the store')
    said = json.loads(text)
    for field in ("date_start", "date_end"):
        if field in said:
            said[field] = date.fromisoformat(said[field])
    for field in ("actors", "related_ids"):
        if field in said:
            said[field] = tuple(said[field])
    for field in ("killed", "injured"):
        if field in said:
            said[field] = _made(Casualties, said[field])
    said["place"] = _made(Place, said["place"])
    said["sources"] = tuple(_made(Source, source) for source in said["sources"])
    return _made(Event, said)


def _made(model: type[_Model], said: Mapping[str, Any]) -> _Model:
    return model.model_construct(**said)
