"""What a list of people says, row by row, and what would change by it."""
