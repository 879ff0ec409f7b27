"""Answers read from paper: pages in, which sheet, laid over its blank, its boxes, its answers."""
