"""Content: the chapter's words and lists, read from YAML into typed models."""
