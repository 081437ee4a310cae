"""Who belongs to which space, as the platforms know it."""
