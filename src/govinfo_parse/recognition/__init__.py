"""Recognition: where a document's cells meet the form's fields."""
