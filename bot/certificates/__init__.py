"""The title: award, picture and document, validity, withdrawal, the user group."""
