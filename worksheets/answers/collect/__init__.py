"""Collecting: returned PDFs, whoever filled them in with whatever program, into a table."""
