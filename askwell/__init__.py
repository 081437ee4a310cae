"""The entry point. It alone wires the core to storage and to platforms."""
