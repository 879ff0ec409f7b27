"""Files: read and written whole, under names that every system takes."""
