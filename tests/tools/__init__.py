"""Commands that measure or attack Onward on this machine; CONTRIBUTING lists them."""
