"""PDF: laid and filled sheets become a tagged file (PDF/UA-1 and PDF/A-2a), drawn by ReportLab.

ReportLab's own document keeps every object in memory and knows no structure tree; here its canvas
draws the pages and its fonts make their subsets, and the objects are written as they come.
"""
