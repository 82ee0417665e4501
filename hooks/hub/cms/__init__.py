"""The editing page at /edit/: Sveltia CMS, hosted here, with a configuration made from the models."""
