"""The typed records of the hub; see each module for one concept."""
