"""Meetings as held: their agenda, minutes, addendum and manifest found to be one."""
