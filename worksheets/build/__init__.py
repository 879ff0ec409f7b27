"""Building: what is asked for, out of content and a register, as copies to write."""
