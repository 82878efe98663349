"""The certificate on paper: a picture to show and a document to keep."""
