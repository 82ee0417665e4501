"""How long a build takes: hubs of invented authorities, built by the hub and by the stock site engine."""
