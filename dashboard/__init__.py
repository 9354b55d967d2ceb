"""The Dash application of Aras: pages, panels, figures and routes over `geodata`.

The way of a request: link -> `state.View` -> `geodata` query -> `figures` -> panel. Nothing of a
visitor lives in the process.
"""
