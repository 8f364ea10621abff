#!/usr/bin/env bash
# Kills training at random moments (kill -9) after run.json exists, resumes it, and compares the fingerprint with that of
# an undisturbed run: tools/kill-resume.sh [TIMES]. Takes some ten seconds a time.
tiefgang=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/tiefgang
times=${1:-50}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
train=(train mlp mnist --hidden 32 --epochs 4 --batch 64 --seed 3 --json)

fingerprint() { sed -n 's/.*"fingerprint" *: *"\([0-9a-f]*\)".*/\1/p' | tail -n 1; }

begin=$(date +%s%N)
expected=$("$tiefgang" "${train[@]}" --out "$folder/undisturbed" 2>/dev/null | fingerprint)
lasts=$((($(date +%s%N) - begin) / 1000000)) # milliseconds
echo "undisturbed: $expected, $lasts ms"

same=0
for ((i = 1; i <= times; i++)); do
    run=$folder/run$i
    "$tiefgang" "${train[@]}" --out "$run" >/dev/null 2>&1 &
    pid=$!
    until [ -e "$run/run.json" ] || ! kill -0 $pid 2>/dev/null; do sleep 0.01; done
    moment=$((RANDOM * RANDOM % lasts))
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    saved=$(ls "$run/checkpoints" 2>/dev/null | grep -c '^checkpoint-')
    found=$("$tiefgang" resume "$run" --json 2>"$folder/errors" | fingerprint)
    if [ "$found" = "$expected" ]; then
        same=$((same + 1))
        echo "$i: killed after $moment ms with $saved checkpoints, same fingerprint"
    else
        echo "$i: killed after $moment ms with $saved checkpoints, fingerprint '$found'"
        tail -n 3 "$folder/errors"
    fi
    rm -rf "$run"
done
echo "$same of $times runs ended with the fingerprint of the undisturbed run"
[ "$same" = "$times" ]
