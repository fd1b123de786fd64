"""Minutes and agendas to meetings and their items; parser.py is where it begins."""
