package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Definitions.position;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Einsum;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows of products of several tensors.
final class ProductCases {
    private static final String[] EQUATIONS = {
        "ij,jk->ik",
        "bij,bjk->bik",
        "bij,bkj->bik",
        "ij->ji",
        "ij->",
        "ij->j",
        "i,j->ij",
        "i,i->",
        "ij,ij->ij",
        "bhqd,bhkd->bhqk",
        "ij,jk",
        "ij,kl->jl",
        "ij,jk,kl->il",
        "ij,ij,j->i",
        "bci,oc->boi",
        "ij,k->ij",
        ",i->i",
        "ba,bc->bac"
    };

    private ProductCases() {}

    static List<OpRow> rows() {
        return List.of(new OpRow(
                        Einsum.class,
                        ProductCases::einsum,
                        List.of(
                                reals(new Einsum("ij,jk->ik"), Shape.of(2, 3), Shape.of(4, 2)),
                                reals(new Einsum("ij,jk->ik"), Shape.of(2, 3), Shape.of(3)),
                                reals(new Einsum("ij,ij->"), Shape.of(2, 3), Shape.of(2, 1)),
                                reals(new Einsum("ij->ji"), Shape.of(2, 3), Shape.of(2, 3)),
                                wholes(new Einsum("ij->ji"), Shape.of(2, 3)),
                                _ -> new Einsum("ij,jk->il"),
                                _ -> new Einsum("ij->ii"),
                                _ -> new Einsum("ii->i"),
                                _ -> new Einsum("...ij->ij"),
                                _ -> new Einsum("ij->i->j")))
                .defined(ProductCases::sumOfProducts));
    }

    private static OpCase einsum(Dice d) {
        var op = new Einsum(EQUATIONS[d.below(EQUATIONS.length)]);
        Map<Integer, Integer> extents = new HashMap<>();
        var operands = new ArrayList<Operand>();
        for (String labels : op.equation().split("->", -1)[0].split(",", -1)) {
            int[] shape = labels.chars()
                    .map(c -> extents.computeIfAbsent(c, _ -> d.upTo(9)))
                    .toArray();
            operands.add(new Operand(Shape.of(shape), Draw.NORMAL));
        }
        return new OpCase(op, operands);
    }

    /// Over all values of all letters that the result does not name.
    private static double sumOfProducts(Op op, Tensor[] in, int[] at) {
        String[] sides = ((Einsum) op).equation().split("->", -1);
        String[] operands = sides[0].split(",", -1);
        String result = sides.length > 1 ? sides[1] : "ik"; // the one equation above that leaves it out
        String letters = sides[0].chars()
                .filter(c -> c != ',' && result.indexOf(c) < 0)
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", result, ""));
        int[] extents = letters.chars().map(c -> extent(c, operands, in)).toArray();
        Shape all = Shape.of(extents);
        double sum = 0;
        for (int i = 0; i < all.size(); i++) {
            int[] p = position(i, all);
            if (!Arrays.equals(Arrays.copyOf(p, at.length), at)) continue;
            double product = 1;
            for (int k = 0; k < in.length; k++)
                product *= number(
                        in[k],
                        operands[k].chars().map(c -> p[letters.indexOf(c)]).toArray());
            sum += product;
        }
        return sum;
    }

    private static int extent(int letter, String[] operands, Tensor[] in) {
        for (int k = 0; k < in.length; k++)
            if (operands[k].indexOf(letter) >= 0) return in[k].shape().dim(operands[k].indexOf(letter));
        throw new IllegalArgumentException("expected a letter of an operand, received " + (char) letter);
    }
}
