"""Investment proposals, business cases and plans; parser.py is where it begins."""
