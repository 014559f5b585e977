.DEFAULT_GOAL := help
.PHONY: help run cluster test lint ci backup restore secrets publish bench chaos corpus migration

help: ## Show this
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build what changed and start the program: http://127.0.0.1:8080 (ROLES="router executor" for single roles)
	@exec scripts/run $(ROLES)

cluster: ## The separate roles on this machine, with a PostgreSQL and a RabbitMQ of their own (ARGS="executor=4 router=1")
	@exec scripts/cluster $(ARGS)

test: ## All tests, on a real PostgreSQL and a real browser (ONLY='*Sentence_of_a_test*' for some)
	@exec scripts/test

lint: ## Formatting, analyzers with warnings as errors, marks that were left behind
	@exec scripts/lint

ci: ## What .ci/run does: lint, then test
	@exec .ci/run

backup: ## All of the database into one file, while the program runs or not (FILE=name)
	@exec scripts/backup $(FILE)

restore: ## Bring a backup back: make restore FILE=name (ARGS=--replace: over what is there)
	@exec scripts/restore $(if $(FILE),$(FILE),$(error Name the backup: make restore FILE=name)) $(ARGS)

secrets: ## The secrets of an installation with containers, one a file in secrets/, those that can be made
	@exec scripts/new-secrets

publish: ## The program for this machine's kind into artifacts/st4cker/
	@exec scripts/publish

bench: ## Measure the published program (ARGS="latency --json FILE": some parts, figures to a file)
	@scripts/set-up postgres
	@case "$(ARGS)" in *--program*) ;; *) scripts/publish ;; esac
	@dotnet run --project tests/Bench -c Release -- $(ARGS)

chaos: ## The long crash test of a cluster (MINUTES=10 for longer, CHAOS_SEED=… to throw the same dice again)
	@scripts/set-up postgres rabbitmq
	@dotnet build tests/EndToEnd -c Release --nologo -v q -clp:NoSummary
	@CHAOS_MINUTES="$(or $(MINUTES),3)" dotnet tests/EndToEnd/bin/Release/net10.0/St4cker.EndToEnd.dll -noLogo -showLiveOutput -method '*Losing_nothing.Every_message_of_two_hundred_people_too'

corpus: ## How much of what people say the rules read right (ARGS="--misses en": what they miss; "--file FILE": other messages)
	@scripts/set-up
	@dotnet run --project tests/Corpus -c Release -- $(ARGS)

migration: ## A new migration class: make migration NAME=AddReminders
	@exec scripts/new-migration "$(NAME)"
