"""Cells as people fill them in, made fit for the checks of the facts. Pure: a cell in, what it says out.

A function gives what it read; `Mended` says what was guessed, for whoever reads the report. What cannot be read is
refused with the code and sentence of the check itself.
"""
