"""What referat is measured by; nothing here is imported by the program."""
