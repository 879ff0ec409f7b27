"""Tallies: what a group answered, counted, ranked and listed without anyone's name."""
