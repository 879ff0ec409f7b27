"""Project: a folder of one's own, with files that work at once and can be edited."""
