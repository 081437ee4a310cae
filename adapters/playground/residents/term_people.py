"""The seekers of the demo term, in addition to those who are there from the start. Everybody is
invented."""

from adapters.playground.chat.chat_server import Resident

_PEOPLE = (
    ("amara", "Amara Diallo", "Africa/Dakar"),
    ("ben", "Ben Achterberg", "Europe/Amsterdam"),
    ("camila", "Camila Rojas", "America/Santiago"),
    ("dmitri", "Dmitri Volkov", "Europe/Helsinki"),
    ("esi", "Esi Mensah", "Africa/Accra"),
    ("farah", "Farah Siddiqui", "Asia/Karachi"),
    ("goran", "Goran Ilić", "Europe/Belgrade"),
    ("hanna", "Hanna Lindqvist", "Europe/Stockholm"),
    ("ines", "Inês Carvalho", "Europe/Lisbon"),
    ("jamal", "Jamal Whitfield", "America/Chicago"),
    ("keiko", "Keiko Mori", "Asia/Tokyo"),
    ("liam", "Liam Brennan", "Europe/Dublin"),
    ("meera", "Meera Nair", "Asia/Kolkata"),
    ("noah", "Noah Feldman", "America/New_York"),
    ("olu", "Olu Adeyemi", "Africa/Lagos"),
    ("paula", "Paula Schreiber", "Europe/Berlin"),
    ("quinn", "Quinn Harper", "America/Toronto"),
    ("rosa", "Rosa Benítez", "America/Mexico_City"),
    ("samir", "Samir Haddou", "Africa/Casablanca"),
    ("tala", "Tala Reyes", "Asia/Manila"),
    ("uma", "Uma Thapa", "Asia/Kathmandu"),
    ("viktor", "Viktor Novák", "Europe/Prague"),
)

TERM_SEEKERS = tuple(
    Resident(user, name, zone, "seeker", "Made up for the demo term")
    for user, name, zone in _PEOPLE
)
