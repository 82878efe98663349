"""What people read about paid minutes."""
