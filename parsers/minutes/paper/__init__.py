"""The stream of lines made ready for minutes: edges of pages, columns, stamps, gaps, running text."""
