"""The data of Aras: layers, chronicle, stores and queries.

This package gives typed, sourced, dated data and the questions one can ask of it. It deliberately
knows nothing of Dash, of the web, or of the environment: paths and dates come in as arguments.
Longitude before latitude, WGS 84 degrees, everywhere inside.
"""
