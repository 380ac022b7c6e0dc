"""Subjects are run in turn, and one that fails does not end the run."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.measure import MeasureError, Sample, summarize, take_sample
from benchmarks.sampling import measure_all, runs_within
from benchmarks.subjects import BASELINES, Subject, environment, python


def quiet_subject(name: str, home: Path, prepare: Callable[[], object] = lambda: None, code: str = "pass") -> Subject:
    return Subject(name, None, python(environment(home), "-c", code), lambda _: True, prepare)


def test_subjects_take_turns_after_one_run_that_is_not_measured(tmp_path: Path) -> None:
    order: list[str] = []
    subjects = [quiet_subject(name, tmp_path, lambda name=name: order.append(name)) for name in BASELINES]  # type: ignore[misc]
    results, failures = measure_all(subjects, 3, report=False)
    assert order == [*BASELINES] * 4
    assert set(results) == {(name, None) for name in BASELINES}
    assert not failures


def test_a_subject_that_fails_is_reported_and_the_others_are_measured(tmp_path: Path) -> None:
    attempts = Counter[str]()

    def fail_later() -> None:
        attempts["late"] += 1
        if attempts["late"] == 3:
            raise OSError("disk full")

    results, failures = measure_all(
        [
            quiet_subject("early", tmp_path, code="raise SystemExit('no such thing')"),
            quiet_subject("late", tmp_path, fail_later),
            Subject("silent", 1_000, python(environment(tmp_path), "-c", "pass")),
            *(quiet_subject(name, tmp_path) for name in BASELINES),
        ],
        4,
        report=False,
    )
    assert set(results) == {(name, None) for name in BASELINES}
    assert failures["early"] == "exited with 1: no such thing"
    assert failures["late"] == "disk full"
    assert failures["silent, 1,000"].startswith("does not do its work")
    assert attempts["late"] == 3


def test_nothing_is_compared_without_a_baseline(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Nothing can be compared without bare Python"):
        measure_all([quiet_subject(BASELINES[1], tmp_path)], 1, report=False)


def test_long_subjects_have_fewer_runs_but_three() -> None:
    assert [runs_within(seconds, 9) for seconds in (0.1, 3.0, 60.0)] == [9, 5, 3]


def test_a_process_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    waiting = python(environment(tmp_path), "-c", "import signal; signal.pause()")
    with pytest.raises(MeasureError, match=r"more than 0\.1 seconds"):
        take_sample(waiting, 0.1)


def test_a_question_ends_the_measurement_and_is_answered(tmp_path: Path) -> None:
    answered = tmp_path / "answer"
    code = f"open({str(answered)!r}, 'w').write(input('Really: '))"
    take_sample(python(environment(tmp_path), "-c", code)._replace(answer="yes\n"))
    assert answered.read_text() == "yes"


def test_a_program_that_asks_nothing_is_an_error(tmp_path: Path) -> None:
    silent = python(environment(tmp_path), "-c", "print('Nothing is due.')")._replace(answer="q")
    with pytest.raises(MeasureError, match=r"It asked nothing: Nothing is due\."):
        take_sample(silent)


def test_output_goes_to_a_terminal_if_the_subject_wants_one(tmp_path: Path) -> None:
    run = python(environment(tmp_path), "-c", "import sys; sys.exit(not sys.stdout.isatty())")
    take_sample(run._replace(terminal=True))
    with pytest.raises(MeasureError, match="exited with 1"):
        take_sample(run)


def test_figures_are_medians_and_the_middle_half() -> None:
    figures = summarize([Sample(seconds, seconds, 1024) for seconds in (1.0, 2.0, 4.0, 5.0, 9.0)])
    assert (figures.wall, figures.spread) == (4.0, 0.75)
