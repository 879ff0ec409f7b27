"""Content: the chapter's words and lists, read from YAML into typed models."""

LANG = "en-GB"
"""The language that content has outside `content/languages`."""
