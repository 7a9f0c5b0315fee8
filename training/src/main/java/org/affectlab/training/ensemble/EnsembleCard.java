package org.affectlab.training.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.training.packaging.CardText;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.report.Figures;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.report.TextTemplate;
import org.affectlab.training.run.Evaluation;
import org.affectlab.training.run.RunResult;

/** {@code CARD.md} of an ensemble: every value from its members and from what was measured. Stateless. */
final class EnsembleCard {
    private static final List<String> HEADER = List.of("", "seed", "clips", "WAR", "UAR", "chance UAR", "ECE");

    private EnsembleCard() {}

    static String of(
            EnsembleRequest request,
            List<PackagedRun> members,
            EnsembleParameters parameters,
            HeldOutFigures figures,
            CorpusInfo corpus)
            throws IOException {
        RunResult first = members.get(0).result();
        Map<String, String> values = new HashMap<>(CardText.data(corpus));
        String title = request.title();
        values.put("title", title == null ? request.name() : title);
        values.put("version", request.version());
        values.put("task", members.get(0).modelPackage().manifest().task());
        values.put("members", named(members));
        values.put("note", request.noteAfterText());
        values.put("windows", windows(parameters));
        values.put("labels", String.join(", ", first.labels()));
        values.put("corpusDigest", first.identity().corpusDigest());
        values.put("testSpeakers", String.join(", ", first.testSpeakers()));
        values.put("measured", measured(request, members, figures).strip());
        values.put("probabilities", CardText.probabilities(figures.calibration()));
        values.put("cautions", CardText.cautions());
        values.put("command", command(request, members));
        return TextTemplate.resource("ensemble-card.md").fill(values);
    }

    private static String named(List<PackagedRun> members) {
        List<List<String>> rows = new ArrayList<>();
        for (PackagedRun member : members) {
            rows.add(List.of(
                    member.modelPackage().manifest().name(),
                    member.modelPackage().manifest().version(),
                    Long.toString(member.result().identity().seed()),
                    member.modelPackage().digest()));
        }
        return Markdown.table(List.of("package", "version", "seed", "digest"), rows)
                .strip();
    }

    private static String windows(EnsembleParameters parameters) {
        List<EnsembleMember> windowed = parameters.members().stream()
                .filter(member -> member.hop().isPresent())
                .toList();
        if (windowed.isEmpty()) {
            return "A window costs what all of them cost together.";
        }
        return windowed.stream()
                        .map(member -> "`" + member.name() + "` takes shorter windows: it answers with the mean of its "
                                + "logits over those that lie " + member.hop().orElseThrow()
                                + " samples apart in a window of the ensemble.")
                        .collect(Collectors.joining(" "))
                + " A window costs what all these cost together.";
    }

    private static String measured(EnsembleRequest request, List<PackagedRun> members, HeldOutFigures figures) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Evaluation> columns = new LinkedHashMap<>();
        for (int member = 0; member < members.size(); member++) {
            PackagedRun run = members.get(member);
            String name = run.modelPackage().manifest().name();
            Evaluation alone = figures.members().get(member);
            rows.add(row(name, Long.toString(run.result().identity().seed()), alone));
            columns.put(name + " " + run.modelPackage().manifest().version(), alone);
        }
        rows.add(row("the ensemble", "", figures.ensemble()));
        columns.put("the ensemble", figures.ensemble());
        String byCorpus = request.corpora().size() > 1 ? CorpusTable.markdown(columns) + "\n" : "";
        return Markdown.table(HEADER, rows) + "\n" + byCorpus
                + Figures.recalls(figures.ensemble().confusion());
    }

    private static List<String> row(String name, String seed, Evaluation evaluation) {
        ClassificationMetrics metrics = ClassificationMetrics.of(evaluation.confusion());
        return List.of(
                name,
                seed,
                Long.toString(metrics.items()),
                Markdown.rate(metrics.war()),
                Markdown.rate(metrics.uar()),
                Markdown.rate(metrics.chance()),
                Markdown.rate(evaluation.calibrationError()));
    }

    private static String command(EnsembleRequest request, List<PackagedRun> members) {
        StringBuilder command = new StringBuilder("./affectlab train ensemble");
        for (PackagedRun member : members) {
            command.append(" --member PACKAGES/")
                    .append(member.modelPackage().manifest().name())
                    .append('/')
                    .append(member.modelPackage().manifest().version());
        }
        command.append(" --data CORPUS".repeat(request.corpora().size()))
                .append(" --name ")
                .append(request.name())
                .append(" --version ")
                .append(request.version());
        if (request.title() != null) {
            command.append(" --title \"").append(request.title()).append('"');
        }
        return command + (request.noteAfterText().isEmpty() ? "" : " --protocol-note NOTE");
    }
}
