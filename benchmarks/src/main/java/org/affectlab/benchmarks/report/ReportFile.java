package org.affectlab.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A Markdown file that a tool and people write together. The tool owns what lies between its two marks and replaces it as a whole; everything
 * else stays. The file is replaced in one step, so a run that ends early leaves the old one. Immutable.
 */
public final class ReportFile {
    private final Path file;
    private final String begin;
    private final String end;

    /** @param section names the marks; letters, digits and hyphens */
    public ReportFile(Path file, String section) {
        this.file = requireNonNull(file, "file is null");
        if (!section.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a name of a section: " + section);
        }
        this.begin = "<!-- " + section + ": written by the tool -->";
        this.end = "<!-- " + section + ": end -->";
    }

    /**
     * @param title heading of a file that does not exist yet
     * @throws IOException if the file cannot be written, or if it has one mark without the other
     */
    public void write(String title, String content) throws IOException {
        String old = Files.exists(file) ? Files.readString(file) : "# " + title + "\n";
        Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "report", ".md");
        try {
            Files.writeString(fresh, replaced(old, begin + "\n" + content.strip() + "\n" + end + "\n"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private String replaced(String old, String section) throws IOException {
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        if (from < 0 && to < 0) {
            return old.stripTrailing() + "\n\n" + section;
        }
        if (from < 0 || to < from) {
            throw new IOException(file + " has one of the marks '" + begin + "' and '" + end + "' without the other");
        }
        return old.substring(0, from)
                + section
                + old.substring(to + end.length()).stripLeading();
    }

    public Path file() {
        return file;
    }
}
