"""What the forms about trainings carry, part by part."""
