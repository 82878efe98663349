"""What happens with lessons, trainings, seats and attendance: one act, one transaction."""
