"""The reading room: a local web view on the store, made of Datasette and pages of our own."""
