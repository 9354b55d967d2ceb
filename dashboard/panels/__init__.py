"""The parts of the workspace: a folder each with its layout and, if need be, callbacks.

A panel listens to the view store and its own parts only, so that a page may leave panels out.
"""
