"""What happens with certificates: one act, one transaction."""
