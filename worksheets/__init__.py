"""Photocopiable worksheets for multi-agency training days, from YAML to tagged PDF."""

__version__ = "0.1.0"
