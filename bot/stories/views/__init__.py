"""All that people see of stories, and all words about them."""
