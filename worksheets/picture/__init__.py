"""Pictures: PNG and SVG files as line art in one ink, which copies well."""
