"""The Web API: methods by family, one table of them, and the door to it."""
