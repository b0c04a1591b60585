"""What stands around the tables: the six parts, names and dates."""
