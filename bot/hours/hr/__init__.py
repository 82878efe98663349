"""Human Resources' list of people: who belongs where, who is exempt, who keeps which hours."""
