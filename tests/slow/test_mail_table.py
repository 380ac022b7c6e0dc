"""The table of how well mails are classified."""

import pytest

import mail_table


def test_table_of_invented_mails_has_no_wrong_proposal(capsys: pytest.CaptureFixture[str]) -> None:
    mail_table.main([])
    output = capsys.readouterr().out
    totals = next(line for line in output.splitlines() if "all proposals" in line)
    assert totals.count("100 %") == 2
    assert "| rejection |" in output
