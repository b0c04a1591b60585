"""Each module of recognition by itself, on tables of a few lines."""
