"""Double coding: two coders on the same passages, how far they agree, and gold out of both."""
