"""Two servers on one record on PostgreSQL: what is done at one is seen at the other."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

from tests.workspace.faults.conftest import PASSWORD, Kept
from tests.workspace.faults.serving import Visitor, serving

BENEDEK = f"User.objects.create_user('benedek', password={PASSWORD!r})\n"
ACCOUNT = "print(Account.objects.earliest('id').pk)"
STOOD = "print(*Judgement.objects.values_list('by__username', 'verdict'))"


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_two_reviewers_at_two_servers_see_each_other_and_the_second_is_told(
    on_postgresql: Kept,
) -> None:
    pk = on_postgresql.run(BENEDEK + ACCOUNT).strip()
    with ExitStack() as stack:
        one, other = (stack.enter_context(serving(on_postgresql)) for _ in range(2))
        amara, benedek = one.visitor(), other.visitor()
        for visitor, name in ((amara, "amara"), (benedek, "benedek")):
            assert visitor.log_in(name)[0] == 200
        path = f"/review/{pk}"
        _, hers = amara.get(path)
        _, his = benedek.get(path)
        assert "amara is looking at this one too." in his
        assert "benedek is looking at this one too." in amara.get(f"{path}/others")[1]
        assert benedek.post(f"{path}/accept", his, seen=seen_on(his))[0] == 200
        status, told = amara.post(f"{path}/accept", hers, seen=seen_on(hers))
        assert status == 409
        assert "benedek has changed this account since you opened it" in told
        elsewhere = Visitor(benedek.address, amara.opener)  # who has logged in there is known here
        assert "benedek" in elsewhere.get("/history/")[1]
    assert on_postgresql.run(STOOD) == "('benedek', 'accepted')\n"
    assert on_postgresql.faults() == []


def test_a_server_with_another_folder_is_refused(on_postgresql: Kept, tmp_path: Path) -> None:
    astray = Kept(tmp_path / "astray", on_postgresql.database)
    run = astray.habeas("serve", "--no-browser", "--port", "1")
    assert run.returncode == 2
    assert "the files of this record are not in" in run.stderr
