"""--draft on ask-feedback, thank and follow-up: prints the letter and records nothing."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from feedback_loop.cli.commands.demo import STORY

from .harness import CommandResult, Program

GOLDEN = Path(__file__).parent.parent / "golden" / "messages"
COMMANDS = ("ask-feedback", "thank", "follow-up")


def run_demo_story(program: Program, until: str) -> None:
    for scene in STORY:
        if scene.on < until:
            program(scene.arguments, today=scene.on)


def record_command(ran: CommandResult) -> str:
    return ran.err.rsplit(": feedback-loop ", 1)[1].strip()


def demo_story_drafts(program: Program) -> list[str]:
    """Return the drafts of every message of the demo story, and of the letter half a year after it."""
    program.set('[me]\nname = "Alex Moreau"\nlink = "https://alex.example"\n')
    letters = []
    for scene in STORY:
        if scene.arguments.startswith(COMMANDS):
            ran = program(scene.arguments.replace(" --via mail", ""), "--draft", today=scene.on)
            letters.append(f"{scene.on} $ feedback-loop {scene.arguments}\n\n{ran.out}{ran.err}")
        program.ok(scene.arguments, today=scene.on)
    ran = program("follow-up brightwater --draft", today="2026-09-10")
    return [*letters, f"2026-09-10 $ feedback-loop follow-up brightwater\n\n{ran.out}{ran.err}"]


def test_drafts_of_the_demo_story_match_the_golden_file(program: Program, request: pytest.FixtureRequest) -> None:
    text = "\n----\n\n".join(demo_story_drafts(program))
    path = GOLDEN / "demo-story.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_follow_up_letter_has_all_facts_of_the_demo_story(program: Program) -> None:
    run_demo_story(program, until="2026-02-27")
    letter = program("follow-up brightwater --draft", today="2026-02-27").out
    for fact in (
        "Hello Robin,",
        "the executive assistant role at Brightwater",
        "n 4 April 2025",
        "\n“Has not supported C-level executives.”\n",
        "That showed me",
        "ten months",
        "\nSupport the executive team of a non-profit.\n",
        "\nReference from the director: ten months with three executives.\n",
    ):
        assert fact in letter


@pytest.mark.parametrize("option", ["--draft", "--open", "--edit", "--builtin", "--eml draft.eml"])
def test_draft_does_not_change_the_journal(program: Program, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run_demo_story(program, until="2025-03-26")
    monkeypatch.chdir(program.folder)
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setenv("EDITOR", "true")
    before = journal_files(program)
    ran = program(f"ask-feedback brightwater {option}", today="2025-03-26")
    assert ran.code == 0
    assert journal_files(program) == before


def journal_files(program: Program) -> dict[Path, bytes]:
    """Return the content of the journal and of all files with its name."""
    return {
        path: path.read_bytes() for path in program.folder.rglob("*") if "journal.json" in str(path) and path.is_file()
    }


@pytest.mark.parametrize("scene", [scene for scene in STORY if scene.arguments.startswith(COMMANDS)])
def test_recording_command_records_the_event_of_the_draft(program: Program, scene: tuple[str, str, str]) -> None:
    on, _, arguments = scene
    index = [earlier.arguments for earlier in STORY].index(arguments)
    for earlier in STORY[:index]:
        program(earlier.arguments, today=earlier.on)
    command = record_command(program(f"{arguments} --draft", today=on))
    program.ok(arguments, today=on)
    (expected,) = program.last()
    program.ok("undo", today=on)
    program.ok(command, today=on)
    assert program.last() == [expected]


def test_new_person_is_recorded_with_the_address_of_the_draft(program: Program) -> None:
    program.ok("apply Acme")
    ran = program(
        "ask-feedback acme --with 'Dana O\\'Lee <dana@acme.example>' --via 'by post' --draft".replace("\\'", "'\"'\"'")
    )
    assert "To: Dana O'Lee <dana@acme.example>" in ran.out
    program.ok(record_command(ran))
    (asked,) = program.last()
    assert (asked["person"], asked["via"]) == ("Dana O'Lee <dana@acme.example>", "by post")


def test_recording_command_names_the_company_if_people_are_known(program: Program) -> None:
    program.ok("apply Acme --with 'Kim Ito'")
    program.ok("note acme 'Still reading' --heard --with 'Max Moe'")
    command = record_command(program("ask-feedback acme --with acme --draft"))
    assert command == "ask-feedback acme --with acme"
    program.ok(command)
    assert "person" not in program.last()[0]


def test_third_ask_is_refused_as_a_draft_unless_confirmed(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.ok("ask-feedback acme --on '2 days ago'")
    program.ok("ask-feedback acme --on yesterday")
    assert program("ask-feedback acme --draft").code == 1
    ran = program("ask-feedback acme --draft --yes")
    assert ran.code == 0
    program.ok(record_command(ran))
    assert [event["kind"] for event in program.events] == ["applied", "asked", "asked", "asked"]


def test_follow_up_without_an_action_is_refused_as_a_draft(program: Program) -> None:
    program.ok("apply Acme")
    ran = program("follow-up acme --draft")
    assert (ran.code, ran.out) == (1, "")


def test_thanks_to_several_people_are_a_letter_each(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.ok("interviewed acme --with dana --with 'Ray Poe <ray@acme.example>'")
    ran = program("thank acme --draft")
    assert ran.out.count("To: ") == 2
    assert ("Hello Dana," in ran.out, "Hello Ray," in ran.out) == (True, True)
    assert record_command(ran) == "thank acme --with dana --with ray"
    first, second = (draft["body"] for draft in program.json("thank acme --draft")["drafts"])
    assert not set(first.split("\n\n")[1:-1]) & set(second.split("\n\n")[1:-1])
    program("thank acme", "--eml", str(program.folder / "thanks.eml"))
    assert (program.folder / "thanks-2.eml").is_file()


@pytest.mark.parametrize("note", ["Dana was rude, salary max 42k"])
def test_note_is_shown_to_the_user_and_not_in_the_letter(program: Program, note: str) -> None:
    program.ok("apply Acme")
    program.ok("interviewed acme --with 'Dana Lee'", "--note", note)
    ran = program("thank acme --draft")
    assert note not in ran.out
    assert note in ran.err


@pytest.mark.parametrize("result", ["withdrawn", "turned-down"])
def test_end_by_the_user_has_a_letter(program: Program, result: str) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example> (recruiter)'")
    ran = program(f"outcome acme {result} --draft --yes")
    assert ran.out.startswith("To: Dana Lee <dana@acme.example>\n")
    assert len(program.events) == 1
    program.ok(record_command(ran))
    assert program.last()[0]["result"] == result


def test_other_outcomes_have_no_letter(program: Program) -> None:
    program.ok("apply Acme")
    ran = program("outcome acme rejected --draft")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("en", "Hello Dana,"), ("de", "Guten Tag Dana Lee,"), ("fr", "Bonjour Dana,"), ("es", "Buenos días, Dana:"),
     ("nl", "Beste Dana Lee,")],
)  # fmt: skip
def test_draft_is_in_the_language_that_was_asked_for(program: Program, language: str, greeting: str) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    assert greeting in program(f"ask-feedback acme --language {language}").out
    program.set(f'[me]\nlanguage = "{language}"\n')
    assert greeting in program("ask-feedback acme --draft").out


def test_unknown_language_names_those_there_are(program: Program) -> None:
    program.ok("apply Acme")
    ran = program("ask-feedback acme --language pt")
    assert (ran.code, ran.out) == (2, "")
    assert "en, de, es, fr, nl" in ran.err


def test_formality_is_a_setting(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.set('[me]\nlanguage = "de"\nformality = "informal"\n')
    out = program("ask-feedback acme --draft").out
    assert "Hallo Dana," in out
    assert " Sie " not in out


def test_short_draft_fits_a_note_on_linkedin_and_a_call_has_three_lines(program: Program) -> None:
    program.ok("apply Acme Analyst --with 'Dana Lee <dana@acme.example>'")
    for option in ("--short", "--via LinkedIn --draft"):
        ran = program(f"ask-feedback acme {option}")
        head, _, body = ran.out.partition("\n\n")
        assert (head, len(body.strip()) <= 300) == ("To: Dana Lee", True)
    for option in ("--phone", "--via phone --draft"):
        body = program(f"ask-feedback acme {option}").out.partition("\n\n")[2]
        assert [line[:2] for line in body.splitlines()] == ["1.", "2.", "3."]
    assert program("ask-feedback acme --phone --short").code == 2


def test_thanks_ask_for_advice_only_on_request(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("interviewed acme --with 'Dana Lee'")
    assert "sentence" not in program("thank acme --draft").out
    assert "sentence" in program("thank acme --ask-advice").out


def test_placeholders_are_listed_on_standard_error(program: Program) -> None:
    program.ok("apply Acme")
    ran = program("ask-feedback acme --draft")
    assert ran.err.splitlines()[:2] == ["", "Fill in before you send it: {their address}, {their name}, {your name}"]
    assert "Hello {their name}," in ran.out


def test_letter_is_signed_from_the_settings(program: Program) -> None:
    program.set('[me]\nname = "Alex Moreau"\nphone = "+33 6 12 34 56 78"\nlink = "https://alex.example"\n')
    program.ok("apply Acme")
    assert program("ask-feedback acme --draft").out.endswith(
        "Kind regards\nAlex Moreau\n+33 6 12 34 56 78\nhttps://alex.example\n"
    )


def test_draft_document_keys(program: Program) -> None:
    run_demo_story(program, until="2025-03-26")
    document = program.json("ask-feedback brightwater --draft", today="2025-03-26")
    assert list(document) == ["schema_version", "draft", "drafts", "command"]
    draft = document["draft"]
    assert list(draft) == ["situation", "language", "length", "to", "subject", "body", "words", "placeholders"]
    assert draft["to"] == [{"name": "Robin Hale", "email": "robin@brightwater.example"}]
    assert draft["words"] == len(draft["body"].split())
    assert (draft["situation"], draft["placeholders"]) == ("ask", ["your name"])
    assert document["command"] == "feedback-loop ask-feedback brightwater --with robin"


def test_person_typed_by_address_is_the_known_person(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("record acme 'Think aloud' --with 'Dana Lee <dana@acme.example>'")
    ran = program("thank acme --with dana@acme.example --draft")
    assert "Hello Dana," in ran.out
    assert "today" in ran.out


def test_hostile_names_and_texts_cannot_add_headers(program: Program) -> None:
    person = 'Bcc: eve@evil.example, "x" (y <dana@acme.example>'
    program.ok("apply", "Acme\nBcc: eve@evil.example")
    program.ok(
        "record acme", "Bcc: eve@evil.example\n\nFrom: eve&body=x#%0aTo: eve", "--with", "Dana <dana@acme.example>"
    )
    program.ok("edit dana", f"name={person.partition(' <')[0]}")
    path = program.folder / "draft.eml"
    assert program("thank acme --with dana@acme.example", "--eml", str(path)).code == 0
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert "Bcc" not in message
    assert [address.addr_spec for address in message["To"].addresses] == ["dana@acme.example"]
