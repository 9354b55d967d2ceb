"""The one family of expected failures: a sentence that a person can act on.

Bad data is a value (`geodata.model.problems.Problem`); these exceptions are for the caller who
cannot go on. A broken program raises anything else.
"""

from __future__ import annotations


class ArasError(Exception):
    """Something a user can mend. `str()` of it is one clear sentence."""


class CatalogueError(ArasError):
    """A catalogue entry or layer file is not as the catalogue's rules want it."""


class QueryError(ArasError):
    """A question names something that does not exist, or has an impossible value."""


class StoreError(ArasError):
    """The event store cannot be opened, read or written."""
