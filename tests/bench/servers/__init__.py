"""What is measured beside Herald: each a process of its own, started with `-m`."""
