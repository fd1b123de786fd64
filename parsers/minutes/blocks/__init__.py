"""An item cut at its headings: its blocks with their roles, and its annexes."""
