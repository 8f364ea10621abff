#!/usr/bin/env bash
# Learns the small classics with one plain recipe for each kind and prints accuracy over 10 folds and 3 seeds, or on the
# training set where that is the question: tools/figures.sh [FOLDER with iris.csv, wine_data.csv, breast_cancer.csv, digits.csv.gz]
# [FOLDER with the files of Fashion-MNIST]
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
files=${1:-$root/../shared/data/small-tabular/sklearn}
fashion=${2:-/usr/share/datasets/fashion-mnist}
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
folds() { # folds, network, data, options for train
    number=$1 network=$2 data=$3 && shift 3
    "$root/tiefgang" train "$network" "$data" "$@" --val 0 --out "$runs/run" >/dev/null || return
    echo "$(basename "$data"): $network $*"
    "$root/tiefgang" test "$runs/run" "$data" --folds "$number" --seeds 3 | grep -E '^(Accuracy|Pooled)'
    rm -rf "$runs/run"
}
learned() {
    echo "$*"
    for seed in 1 2 3; do
        "$root/tiefgang" train mlp "$@" --val 0 --seed $seed --runs "$runs" | grep '^Test'
    done
}
folds 10 mlp cars4 --hidden 32 --activation tanh
for file in iris.csv wine_data.csv breast_cancer.csv; do
    if [ ! -r "$files/$file" ]; then echo "$file: not in $files" && continue; fi
    folds 10 mlp "$files/$file" --skip 1 --header no --hidden 16 --activation tanh --weight-decay 0.01
done
if [ -r "$files/digits.csv.gz" ]; then
    folds 5 'conv 16 3x3 pad 1, relu, conv 32 3x3 pad 1, relu, pool, dropout 0.5, dense 10' "$files/digits.csv.gz" \
        --shape 1x8x8 --optimizer adam --lr 0.003 --epochs 15 --batch 32
fi
if [ -d "$fashion" ]; then
    for seed in 1 2 3; do
        network='conv 32 3x3 pad 1, relu, pool, conv 64 3x3 pad 1, relu, pool, dropout 0.3, dense 256, relu, dropout 0.3, dense 10'
        echo "fashion-mnist, seed $seed: $network"
        "$root/tiefgang" train "$network" fashion-mnist --data-dir "$fashion" --augment flip --optimizer adamw --lr 0.002 \
            --batch 128 --epochs 15 --seed $seed --runs "$runs" | grep '^Test'
    done
else
    echo "fashion-mnist: not in $fashion (Debian and Ubuntu: apt install dataset-fashion-mnist)"
fi
learned spirals --hidden 64,64,64 --weight-decay 0 --batch 32 --epochs 1000
learned parity8 --weight-decay 0
