"""The App Home and `/ambassador`: what matters to me now, put together from each feature."""
