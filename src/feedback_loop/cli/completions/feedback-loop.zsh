#compdef feedback-loop
# Completion of feedback-loop for zsh. Candidates are data: nothing here evaluates them.
_feedback_loop() {
    local line
    local -a values descriptions
    while IFS= read -r line; do
        values+=("${line%%$'\t'*}")
        descriptions+=("${line/$'\t'/  -- }")
    done < <(_FEEDBACK_LOOP_COMPLETE=zsh feedback-loop "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( $#values )); then
        compadd -l -d descriptions -a -- values
    else
        _files
    fi
}
# Loaded from fpath, this file is the body of a function of its name, and completes at once.
if [[ ${funcstack[1]-} == _feedback-loop ]]; then
    _feedback_loop
else
    compdef _feedback_loop feedback-loop
fi
