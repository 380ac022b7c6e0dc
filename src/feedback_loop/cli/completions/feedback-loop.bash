# Completion of feedback-loop for bash. Candidates are data: nothing here evaluates them.
_feedback_loop() {
    local value quote=${COMP_WORDS[COMP_CWORD]:0:1}
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        case $quote in
            \' | \") [[ $value == *[!A-Za-z0-9\ ./_@+-]* ]] && continue ;;
            *) printf -v value %q "$value" ;;
        esac
        COMPREPLY+=("$value")
    done < <(_FEEDBACK_LOOP_COMPLETE=bash feedback-loop "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _feedback_loop feedback-loop
