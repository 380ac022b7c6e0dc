# Completion of feedback-loop for fish. Candidates are data: nothing here evaluates them.
function __feedback_loop
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    _FEEDBACK_LOOP_COMPLETE=fish feedback-loop $words[2..] (commandline --current-token --cut-at-cursor) 2>/dev/null
    or __fish_complete_path (commandline --current-token)
end
complete --command feedback-loop --no-files --keep-order --arguments '(__feedback_loop)'
