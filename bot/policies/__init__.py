"""What the organisation asks of those who take part: documents, versions, acknowledgements."""
