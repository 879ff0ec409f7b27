"""Answers on their way back: collected from returned forms, and added up for a group."""
