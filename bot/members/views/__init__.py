"""All that people read about taking part."""
