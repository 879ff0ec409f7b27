"""Files: reading, writing whole files, and safe names."""
