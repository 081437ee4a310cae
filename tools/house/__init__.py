"""What can be counted of the code: floors and arrows, circles, sizes, names, tests."""

PRODUCT = ("askwell", "bot", "adapters", "storage")
