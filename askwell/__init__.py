"""The entry point. Only this package connects the core to storage and to platforms."""
