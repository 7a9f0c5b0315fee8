package org.affectlab.training.report;

import java.util.List;
import org.affectlab.acoustics.ParameterGroup;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.transfer.TransferRun;

/** Which acoustic groups AKTLR kept, by pair, as SVG: shade is the group's share of the coefficients' norm. Stateless. */
final class KeptGroupsPicture {
    private static final double WIDTH = 60;
    private static final double HEIGHT = 16;
    private static final double LEFT = 190;
    private static final double TOP = 190;

    private KeptGroupsPicture() {}

    /** @param runs of AKTLR with the set */
    static String svg(ParameterSet set, List<TransferRun> runs) {
        List<String> groups = set.groups().stream().map(ParameterGroup::name).toList();
        String title = "Acoustic groups that AKTLR kept, " + set.title();
        Svg svg = new Svg(LEFT + runs.size() * WIDTH + 60, TOP + groups.size() * HEIGHT + 16, title);
        svg.text("ink", 16, 24, 14, Svg.Anchor.START, title);
        svg.text(
                "soft",
                16,
                42,
                11,
                Svg.Anchor.START,
                "FIXED settings; shade: norm of the group's coefficients beside the pair's largest; empty: dropped");
        for (int column = 0; column < runs.size(); column++) {
            TransferRun run = runs.get(column);
            double x = LEFT + column * WIDTH;
            svg.text("ink", x + WIDTH / 2, TOP - 8, 10, Svg.Anchor.START, run.pair(), -40);
            double largest = run.fixed().keptGroups().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(1);
            for (int row = 0; row < groups.size(); row++) {
                double share = run.fixed().keptGroups().getOrDefault(groups.get(row), 0.0) / largest;
                double y = TOP + row * HEIGHT;
                if (share > 0) {
                    svg.rectangle("cell", x, y, WIDTH, HEIGHT, 0.1 + 0.88 * share);
                }
                svg.rectangle("frame", x, y, WIDTH, HEIGHT, 1);
            }
        }
        for (int row = 0; row < groups.size(); row++) {
            svg.text("ink", LEFT - 8, TOP + (row + 0.75) * HEIGHT, 11, Svg.Anchor.END, groups.get(row));
        }
        return svg.toString();
    }
}
