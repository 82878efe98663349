"""What is decided about paid minutes: whose they are, what stands, and which file they go into."""
