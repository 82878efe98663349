"""All that people read about trainings."""
