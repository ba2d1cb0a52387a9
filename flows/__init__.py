"""When things happen and in what order: flows, the command line, sources."""
