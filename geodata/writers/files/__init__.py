"""Formats that can only be written as a file: a module each, with `write(export, path)`.

Their libraries are heavy; `geodata.writers.on_disk` loads them when a file is asked for.
"""
