"""How members are doing, as organizers may know it."""
