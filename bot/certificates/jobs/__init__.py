"""What happens to titles of its own accord; the timetable says when."""
