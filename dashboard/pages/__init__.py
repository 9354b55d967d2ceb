"""Whole pages: the HTML around the application, the workspace, and the page about sources."""
