"""Benchmarks: how fast, in how much memory, and beside what people would otherwise do.

`make bench`, or `python -m tests.benchmarks NAME…`. They are no tests, and pytest does not collect
them.
"""
