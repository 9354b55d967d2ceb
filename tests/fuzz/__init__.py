"""Readers under inputs of any kind: what they promise, inputs made to break it, and those kept.

    promises.py   what every reader promises, whatever the bytes are
    seeds.py      small true files of each format, made by code; the samples, cut short
    mutation/     inputs changed within their structure: cells, JSON values, XML, zips, databases
    corpus/       small inputs that took new ways through the readers, or once broke a promise
    target.py     one reader under a coverage-guided fuzzer (Atheris, libFuzzer)
    __main__.py   `make fuzz`: one reader after the other, each in a process of its own

The test suite reads the corpus and a fixed row of mutations; `make fuzz` looks for more.
"""
