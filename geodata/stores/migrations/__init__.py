"""The tables of the store, revision by revision, for Alembic.

A revision is written once and never changed: it does not use the code of today. Adding one: a file
in `versions/`, the tables in `geodata.stores.schema`, and its number there.
"""
