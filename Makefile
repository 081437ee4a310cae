# Everything a newcomer needs: `make run` and `make test`. Both set up what they use.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.ready-to-run
DEV := $(VENV)/.ready-to-develop
LOCAL_SLACK := .local-slack
CALENDAR_READERS := .local-calendars
WALK := .local-walk

# Where this is set, every worker and every process of the tests compiles all modules again.
unexport PYTHONDONTWRITEBYTECODE

# A virtual environment works only where it was made, and with that Python. After the folder was moved, or
# Python got another version, it is made again.
MOVED := $(shell [ ! -e $(RUN) ] || { grep -qsF "$$(pwd -P)/$(BIN)/" $(BIN)/askwell \
	&& $(BIN)/python -c 'import pip' 2>/dev/null; } || { rm -rf $(VENV); echo yes; })
ifneq ($(MOVED),)
$(info This folder was moved, or its Python has changed: Askwell is set up again.)
endif

# A Python that is named takes the place of another one.
ifeq ($(origin PYTHON),command line)
NAMED := $(shell $(PYTHON) -V 2>/dev/null)
ifeq ($(NAMED),)
$(error There is no $(PYTHON) on this computer. Name another one: make run PYTHON=python3.13)
endif
OTHER := $(shell [ ! -e $(BIN)/python ] || [ "$$($(BIN)/python -V)" = "$(NAMED)" ] || { rm -rf $(VENV); echo yes; })
ifneq ($(OTHER),)
$(info $(VENV) was made with another Python: Askwell is set up again.)
endif
endif

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NOT_INSTALLED := { echo "Askwell's libraries could not be installed: pip says why, above. If it found no host, check the" \
	"connection to the internet, then type the same again. If it found no version or wanted a compiler, this Python may be" \
	"too new for a library. Name an older one: make run PYTHON=python3.14"; exit 1; }

.PHONY: run test check texts house format bench torture picture avatar walk local-slack calendar-readers story lock clean

run: $(RUN)  ## start Askwell: in Slack or Discord where .env says so, else the playground
	@$(BIN)/askwell run

story: $(RUN)  ## play one whole interview in the terminal
	@$(BIN)/askwell story

test: $(DEV)  ## run every test, on all cores
	$(BIN)/pytest --numprocesses auto --dist worksteal --junit-xml .pytest_cache/last-run.xml

check: $(DEV)  ## format, lint, types, import rules, no class name twice, no long files, migrations in a row, the texts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.house.class_names
	$(BIN)/python -m tools.house.long_files
	$(BIN)/python -m tools.house.migrations
	$(BIN)/python -m tools.texts --check

texts: $(RUN)  ## collect the texts, check and compile translations; NEW=de starts a language
	@$(BIN)/python -m tools.texts $(if $(NEW),--new $(NEW))

house: $(DEV)  ## count floors, arrows, circles, sizes, names and tests
	@$(BIN)/python -m tools.house

format: $(DEV)  ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV)  ## measure, beside a floor in the same run
	$(BIN)/python -m bench

torture: $(DEV)  ## kill Askwell a hundred times on each database, and count what is lost or doubled
	$(BIN)/python -m bench.torture

picture: $(DEV)  ## draw the README's picture of the playground, as it is today
	$(BIN)/python -m tests.adapters.playground.picture

avatar: $(DEV)  ## draw the picture of Askwell itself
	$(BIN)/python -m tools.avatar

walk: $(DEV)  ## draw the pictures of docs/walk.md, as members see an interview today
	@command -v npm >/dev/null \
		|| { echo "This needs npm, which comes with Node.js (and Chromium): https://nodejs.org"; exit 1; }
	@npm install --loglevel=error --no-audit --no-fund --prefix $(WALK) slack-blocks-to-jsx@1.1.1 react@18.3.1 react-dom@18.3.1
	$(BIN)/pytest tests/adapters/walk/draw.py

local-slack: $(DEV)  ## try an interview in a browser, in a local Slack of npm's
	@command -v npm >/dev/null \
		|| { echo "This needs npm, which comes with Node.js (and Chromium): https://nodejs.org"; exit 1; }
	@npm install --loglevel=error --no-audit --no-fund --prefix $(LOCAL_SLACK) local-slack-linux-x64@0.1.8
	$(BIN)/pytest tests/adapters/slack/local/story.py

calendar-readers: $(DEV)  ## read our calendar files with ical.js and node-ical, which npm brings
	@command -v npm >/dev/null || { echo "This needs npm, which comes with Node.js: https://nodejs.org"; exit 1; }
	@npm install --loglevel=error --no-audit --no-fund --prefix $(CALENDAR_READERS) ical.js@2.2.1 node-ical@0.26.1
	$(BIN)/pytest tests/bot/texts/calendar/test_readers.py

lock: | $(BIN)/python  ## renew both lock files after pyproject.toml changed
	@$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --group build pyproject.toml \
		--output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --constraint requirements.lock --group dev \
		pyproject.toml --output-file requirements-dev.lock

clean:  ## forget the virtual environment and what the tools left behind
	rm -rf $(VENV) $(LOCAL_SLACK) $(CALENDAR_READERS) $(WALK) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Askwell needs Python 3.11 or newer. Name yours: make run PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up Askwell in $(VENV) (a minute, the first time) ..."
	@$(PIP) --require-hashes --requirement requirements.lock || $(NOT_INSTALLED)
	@$(PIP) --no-deps --no-build-isolation --editable . || $(NOT_INSTALLED)
	@$(BIN)/python -m compileall -q -j 0 askwell bot adapters storage
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "Setting up the developers' tools in $(VENV) ..."
	@$(PIP) --require-hashes --requirement requirements-dev.lock || $(NOT_INSTALLED)
	@touch $@
