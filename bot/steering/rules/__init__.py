"""What may be set and how, what is still missing, and what is wrong with the team channel."""
