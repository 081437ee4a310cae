"""What Askwell does because time has passed: timers and cards (courier), deleting old data
(housekeeping). And what takes longer than an answer may: reports, suggestions, imports, pictures,
posts in channels."""
