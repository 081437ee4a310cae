"""The aims. The report shows whether each was reached, but no test asserts them. AIMS in
bench.report.how_to_read says what each one is, and in which unit."""

WRITE_AIM = 1.5
COURIER_AIM = 0.9
HOLD_AIM = 20
STORM_AIM = 20
SUGGESTIONS_AIM = 5
TIMES_AIM = 50
PLAN_AIM = 1.5
FLOW_AIM = 1.5
GROWTH_AIM = 1.3
SEARCH_AIM = 10
SEARCH_TIMES_AIM = 3
BESIDE_AIM = 1.5
HELLO_AIMS = {"slack": 4.0, "discord": 2.5}
LATENCY_AIM = 5
COUNTING_AIM = 2_000
NUDGES_AIM = 1.05
RESTART_AIM = 15
WAITING_AIM = 1.5
BYTES_AIM = 6_000
STORED_AIMS = {"a card": 80, "a reminder": 150}
HELP_AIM, SERVING_AIM = 0.3, 0.6
MEMORY_AIM = 1.15
