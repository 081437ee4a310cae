"""The report: the numbers of a programme, as organizers get them."""
