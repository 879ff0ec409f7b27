"""HTML: a sheet as one accessible file to fill in on any phone, beside the PDF for paper."""
