"""What all tests share: how hard hypothesis searches."""

from hypothesis import HealthCheck, settings

# A shared machine is at times slow: how long one example takes says nothing about the code.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# So many take five minutes on two busy cores; more than that is for whoever hunts something.
settings.register_profile("nightly", settings.get_profile("default"), max_examples=500)
settings.load_profile("default")
