"""What can be counted in the code: floors and arrows, circles, sizes, names, tests."""

PRODUCT = ("askwell", "bot", "adapters", "storage")
