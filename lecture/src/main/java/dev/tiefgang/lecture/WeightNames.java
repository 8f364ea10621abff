package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// What the weights of a network are called, in the order of [BackpropNet#all]: `w(₁→₃)` leads from unit 1
/// to unit 3, `w(₀→₃)` from the constant 1. Units are counted through, the inputs first.
final class WeightNames {
    private WeightNames() {}

    static List<String> of(BackpropNet net) {
        var names = new ArrayList<String>();
        int before = 0;
        for (int l = 0; l < net.layers(); l++) {
            int units = net.units(l);
            for (int i = 0; i < net.w[l].length; i++)
                for (int j = 0; j < net.w[l][i].length; j++) {
                    String from = i == units ? Numbers.index(0) : Numbers.index(before + i + 1);
                    names.add("w(" + from + "→" + Numbers.index(before + units + j + 1) + ")");
                }
            before += units;
        }
        return names;
    }
}
