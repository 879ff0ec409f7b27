"""Letters: how text is tidied, ordered and shown."""
