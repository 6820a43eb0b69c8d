"""The finished document and its layout."""
