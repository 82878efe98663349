"""The certificate as it is drawn."""
