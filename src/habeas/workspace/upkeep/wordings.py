"""How each action is told: by a name, for lists to choose from, and in a sentence.

A sentence goes on after the name of who did it: "amara", "merged Max Orlik into Maks Orlik". Its
places are links to what it is about; ``%(object)s`` is what the entry is an entry of.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

ACTIONS = {
    "store_reading": gettext_lazy("brought in a source"),
    "accept_account": gettext_lazy("accepted an account"),
    "reject_account": gettext_lazy("rejected an account"),
    "reopen_account": gettext_lazy("took a judgement back"),
    "correct_account": gettext_lazy("corrected an account"),
    "split_account": gettext_lazy("split an account"),
    "add_account": gettext_lazy("added an account"),
    "erase_source": gettext_lazy("erased a source"),
    "erase_person": gettext_lazy("erased a person"),
    "create_first_user": gettext_lazy("began the record"),
    "change_password": gettext_lazy("changed their password"),
    "take_back_correction": gettext_lazy("took a correction back"),
    "bring_in_file": gettext_lazy("brought in a file"),
    "bring_in_again": gettext_lazy("brought in a file again that had been erased"),
    "finish_job": gettext_lazy("read a file"),
    "fail_job": gettext_lazy("could not read a file"),
    "retry_job": gettext_lazy("had a file read again"),
    "discard_file": gettext_lazy("discarded a file that could not be read"),
    "merge_entities": gettext_lazy("merged two into one"),
    "unmerge_entities": gettext_lazy("took a merge back"),
    "name_entity": gettext_lazy("chose a name"),
    "judge_apart": gettext_lazy("said that two are not the same"),
    "take_back_apart": gettext_lazy("took back that two are not the same"),
    "suggest_joins": gettext_lazy("compared accounts"),
    "join_events": gettext_lazy("joined two events"),
    "separate_account": gettext_lazy("took an account out of an event"),
    "refuse_pair": gettext_lazy("said that two events are not the same"),
    "decide_value": gettext_lazy("decided a contradiction"),
    "take_decision_back": gettext_lazy("took a decision back"),
    "keep_search": gettext_lazy("saved a search"),
    "rename_search": gettext_lazy("renamed a search"),
    "drop_search": gettext_lazy("dropped a search"),
    "take_table": gettext_lazy("took a table away"),
}

# Those that are not here are told by their name alone.
SENTENCES = {
    "store_reading": gettext_lazy("brought in the source %(object)s"),
    "accept_account": gettext_lazy("accepted an account: %(object)s"),
    "reject_account": gettext_lazy("rejected an account: %(object)s"),
    "reopen_account": gettext_lazy("took a judgement back: %(object)s"),
    "correct_account": gettext_lazy("corrected an account: %(object)s"),
    "split_account": gettext_lazy("split an account in two: %(object)s; and %(second)s"),
    "add_account": gettext_lazy("added an account: %(object)s"),
    "take_back_correction": gettext_lazy("took a correction back; it is again: %(object)s"),
    "bring_in_file": gettext_lazy("brought in the file %(name)s"),
    "bring_in_again": gettext_lazy("brought in %(name)s again, which %(erased_by_entry)s erased"),
    "finish_job": gettext_lazy("read the file %(object)s"),
    "fail_job": gettext_lazy("could not read the file %(object)s"),
    "retry_job": gettext_lazy("had the file %(object)s read again"),
    "discard_file": gettext_lazy("discarded the file %(name)s, which could not be read"),
    "merge_entities": gettext_lazy("merged %(gone_name)s into %(object)s"),
    "unmerge_entities": gettext_lazy("took the merge of %(gone_name)s into %(object)s back"),
    "name_entity": gettext_lazy("chose how %(object)s is shown"),
    "judge_apart": gettext_lazy("said that %(object)s and %(other)s are not the same"),
    "take_back_apart": gettext_lazy("took back that %(object)s and %(other)s are not the same"),
    "join_events": gettext_lazy("joined %(gone)s to %(object)s"),
    "separate_account": gettext_lazy("took an account out of %(object)s: it is %(event)s now"),
    "refuse_pair": gettext_lazy("said that %(first)s and %(second)s are not the same"),
    "decide_value": gettext_lazy("decided “%(slot)s” of %(object)s: %(value)s"),
    "take_decision_back": gettext_lazy("took the decision on “%(slot)s” of %(object)s back"),
    "keep_search": gettext_lazy("saved the search %(name)s"),
    "rename_search": gettext_lazy("renamed the search %(before)s: it is %(after)s now"),
    "drop_search": gettext_lazy("dropped the search %(name)s"),
    "take_table": gettext_lazy("took a table away: all of %(question)s"),
}

# What kind of thing an entry is about.
KINDS = {
    "account": gettext_lazy("account"),
    "entity": gettext_lazy("person, body or place"),
    "event": gettext_lazy("event"),
    "eventpair": gettext_lazy("pair of events"),
    "original": gettext_lazy("file"),
    "savedsearch": gettext_lazy("saved search"),
    "source": gettext_lazy("source"),
    "user": gettext_lazy("user"),
}


def action_name(action: str) -> str:
    """What an action is called.

    >>> action_name("merge_people")
    'merge people'
    """
    return str(ACTIONS[action]) if action in ACTIONS else action.replace("_", " ")


def kind_name(kind: str) -> str:
    """What a kind of thing is called.

    >>> kind_name("original")
    'file'
    """
    return str(KINDS.get(kind, kind))
