"""The trainings' parts of the App Home, each in a file of its own."""
