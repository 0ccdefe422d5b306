"""What Amur raises: every error is an `AmurError`, and also the built-in error it resembles."""


class AmurError(Exception):
    """Base of all errors that Amur raises itself. An interrupt stays a `KeyboardInterrupt`."""


class InputError(AmurError, ValueError, TypeError):
    """An input that no document can be made of: a missing path, a column of a wrong type.

    A document that cannot be analysed is no error: it is a row of the table `diagnostics`.
    """


class OptionError(AmurError, ValueError):
    """An option whose value does not exist, or is of a wrong type: a table, a language."""


class GazetteerError(AmurError, ValueError):
    """A gazetteer that cannot be read or does not follow its format."""


class OutputError(AmurError, OSError):
    """Tables that cannot be written."""


class DependencyError(AmurError, ImportError):
    """An optional package that is not installed."""
