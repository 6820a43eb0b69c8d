"""The pages of the site: values in, files out; no clock, no disk."""
