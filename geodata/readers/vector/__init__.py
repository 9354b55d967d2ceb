"""What the readers of vector files share: shapes become places, layers become rows.

`shapes` and `frames` know geometry and reference systems only; `layers` joins them with the meaning
of columns. Nothing here follows a link, opens an address or trusts the size that a file declares.
"""
