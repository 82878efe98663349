"""Finding paid minutes, and the files that went to payroll."""
