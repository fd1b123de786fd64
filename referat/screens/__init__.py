"""What the commands print: tables, lists, documents and reports for people."""
