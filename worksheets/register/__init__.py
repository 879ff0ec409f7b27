"""Registers: rows of people or agencies out of a file."""
