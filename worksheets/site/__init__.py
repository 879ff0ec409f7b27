"""Site: a static gallery of every worksheet, for people without a terminal."""
