"""What may be done with a document, and how its text is read."""
