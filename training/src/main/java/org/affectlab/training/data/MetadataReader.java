package org.affectlab.training.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.tables.CsvTable;
import org.affectlab.tables.TableException;

/**
 * The generic form: {@code metadata.csv} whose header names at least {@code file}, {@code speaker} and {@code emotion}; other columns are
 * ignored. Files are relative to the folder and must stay inside it.
 */
public final class MetadataReader {
    public static final String FILE_NAME = "metadata.csv";

    /** @throws IOException with the line's number if a line is malformed or its file is missing */
    public SpeechDataset read(Path directory) throws IOException {
        Path metadata = directory.resolve(FILE_NAME);
        CsvTable table = table(metadata);
        int file = column(table, "file", metadata);
        int speaker = column(table, "speaker", metadata);
        int emotion = column(table, "emotion", metadata);
        List<Clip> clips = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            String place = metadata + ":" + row.line();
            String name = row.field(file);
            Path resolved = resolve(directory, name, place);
            try {
                clips.add(new Clip(resolved, name, row.field(speaker), row.field(emotion)));
            } catch (IllegalArgumentException e) {
                throw new IOException(place + ": " + e.getMessage(), e);
            }
        }
        try {
            return new SpeechDataset(
                    directory.toAbsolutePath().normalize().getFileName().toString(), clips);
        } catch (IllegalArgumentException e) {
            throw new IOException(metadata + ": " + e.getMessage(), e);
        }
    }

    private static CsvTable table(Path metadata) throws IOException {
        try {
            return CsvTable.parse(Files.readAllBytes(metadata));
        } catch (CharacterCodingException e) {
            throw new IOException(metadata + " is not UTF-8", e);
        } catch (TableException e) {
            throw new IOException(metadata + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    private static int column(CsvTable table, String name, Path metadata) throws IOException {
        int column = table.column(name);
        if (column < 0) {
            throw new IOException(metadata + " has no column " + name);
        }
        return column;
    }

    private static Path resolve(Path directory, String name, String place) throws IOException {
        Path root = directory.normalize();
        Path file;
        try {
            file = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException(place + ": not a file name", e);
        }
        if (!file.startsWith(root)) {
            throw new IOException(place + ": " + name + " leaves the corpus");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(place + ": " + name + " is missing");
        }
        return file;
    }
}
