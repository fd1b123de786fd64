"""What people say of values takes effect: corrections laid on, undone, carried to newer files."""
