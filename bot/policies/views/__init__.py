"""What people see of documents, and every word of it."""
