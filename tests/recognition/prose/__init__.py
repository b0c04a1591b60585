"""What stands around the tables, module by module."""
