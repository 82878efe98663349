"""The ids of everything about Human Resources' list that a person can press."""

APPLY = "hours.apply_list"
APPLY_AND_ADD = "hours.apply_list_and_add"
