"""The ids of everything about trainings that a person can press or send, part by part."""
