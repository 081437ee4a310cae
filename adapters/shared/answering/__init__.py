"""How an event of a member gets its answer, also if the core fails or takes long."""
