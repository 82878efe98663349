"""Stories: suggested, edited, approved, published, shared, expired."""
