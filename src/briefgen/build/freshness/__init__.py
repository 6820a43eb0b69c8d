"""Which documents are as a build would make them: what they asked, what was answered, what is asked again.

Not the making, and not the output folder.
"""
