"""The workspace: a record that people judge, in a browser, on their own machine.

A Django project. Its rooms, each an application with its own pages:

========== =====================================================================================
record     the tables, the log of changes, and what may be seen by whom
intake     files come in, are read, and become proposals
review     people judge the proposals
casework   persons, bodies and places; events that several sources tell; cases
search     finding things again, counting them, taking them away as a table
upkeep     backup, restore, verify
team       who works here
========== =====================================================================================

A change of state is an action: a function in an ``actions`` folder that makes one change, with its
entry in the log, in one transaction. Pages, commands and jobs only call actions.
"""
