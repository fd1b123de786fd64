"""Finance tables to rows and amounts, from the grids of a page or from plain text.

assemble.py has what both share.
"""
