"""What may not be published, found in a piece of text: a module for each kind.

Not where the text was found: that is `carriers`.
"""
