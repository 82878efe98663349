"""Small apps as people write them with Bolt, and what the town does with each of them."""
