#!/usr/bin/env bash
# Paints 200 test digits large, dark on white, in other sizes and places, lets a trained run recognise them, and counts:
# tools/painted-digits.sh RUN
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$root/bench/run" paint "$folder" 200 2>/dev/null || exit 1
"$root/tiefgang" predict "$1" "$folder" --json 2>/dev/null | tail -n 1 | tr '{' '\n' |
    awk -F'"' '/"file"/ { n = split($4, part, /[-.]/); label = part[n - 1]; first = 1 }
        /"label"/ && first { all++; right += $4 == label; first = 0 }
        END { printf "%d of %d painted digits right, %.1f %%\n", right, all, 100 * right / all }'
