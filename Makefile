# Two commands: `make run` serves the site on port 8000, `make test` runs all tests. Both set everything up.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# What a look on one's own machine needs; a real site sets its own (docs/operate.md).
LOCAL := SECRET_KEY=$${SECRET_KEY:-$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')} \
         ALLOWED_HOSTS=$${ALLOWED_HOSTS:-localhost,127.0.0.1,[::1],0.0.0.0} HTTPS=$${HTTPS:-false}

.PHONY: run manage test lint search bench lock clean audit sbom observatory resilience

run: var/static/.made
	@$(LOCAL) $(BIN)/python manage.py migrate --noinput -v 0
	@echo "保険証きりかえチェック: http://localhost:$(PORT)/"
	@$(LOCAL) PORT=$(PORT) $(BIN)/gunicorn --config config/gunicorn.conf.py config.wsgi

manage: $(VENV)/.run
	@$(LOCAL) $(BIN)/python manage.py $(ARGS)

test: $(VENV)/.dev var/static/.made
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/python -m pytest tests/project $(ARGS)

search: $(VENV)/.run
	@$(LOCAL) $(BIN)/python manage.py measuresearch $${FILE:-tests/faq/queries.tsv} $(ARGS)

bench: var/static/.made $(VENV)/.bench
	@$(LOCAL) $(BIN)/python manage.py migrate --noinput -v 0
	@$(LOCAL) DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m benchmarks

lock: $(VENV)/.dev
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header $(ARGS) \
	  -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header $(ARGS) \
	  --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header $(ARGS) \
	  --extra ops -c requirements/run.txt -o requirements/ops.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header $(ARGS) \
	  --extra bench -c requirements/run.txt -o requirements/bench.txt pyproject.toml

audit: var/ops/.made
	var/ops/bin/pip-audit --strict --require-hashes --disable-pip -r requirements/run.txt

sbom: var/ops/.made
	var/ops/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o var/sbom.json requirements/run.txt
	@echo var/sbom.json

observatory: var/static/.made
	$(BIN)/python -m tests.safety.observatory $(ARGS)

resilience: var/static/.made
	$(BIN)/python -m tests.resilience $(ARGS)

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis

var/static/.made: $(VENV)/.run $(shell find static -type f)
	@$(LOCAL) $(BIN)/python manage.py collectstatic --noinput --clear -v 0
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	$(BIN)/pip install -q --require-hashes -r requirements/run.txt
	@touch $@

var/ops/.made: requirements/ops.txt
	$(PYTHON) -m venv var/ops
	var/ops/bin/pip install -q --require-hashes -r requirements/ops.txt
	@touch $@

$(VENV)/.dev: requirements/run.txt requirements/dev.txt | $(BIN)/python
	$(BIN)/pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/run.txt requirements/bench.txt | $(BIN)/python
	$(BIN)/pip install -q --require-hashes -r requirements/bench.txt
	@touch $@
