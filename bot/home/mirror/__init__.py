"""What Herald knows about me: read from every table that can name a person."""
