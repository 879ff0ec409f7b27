"""Workbooks: XLSX, ODS and XLS, their cells as a person sees them."""
