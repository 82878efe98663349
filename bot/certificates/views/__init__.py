"""All that people read about certificates."""
