"""From finished documents to a website that an office can put on its server as it is."""
