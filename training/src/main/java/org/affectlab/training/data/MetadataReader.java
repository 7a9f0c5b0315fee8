package org.affectlab.training.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The generic form: {@code metadata.csv} whose header names at least {@code file}, {@code speaker} and {@code emotion}; other columns are
 * ignored. Files are relative to the folder and must stay inside it. Fields may be quoted after RFC 4180, but not contain line breaks.
 */
public final class MetadataReader {
    public static final String FILE_NAME = "metadata.csv";

    /** @throws IOException with the line's number if a line is malformed or its file is missing */
    public SpeechDataset read(Path directory) throws IOException {
        Path metadata = directory.resolve(FILE_NAME);
        List<String> lines = lines(metadata);
        if (lines.isEmpty()) {
            throw new IOException(metadata + " is empty");
        }
        List<String> header = CsvLine.split(lines.get(0));
        int file = column(header, "file", metadata);
        int speaker = column(header, "speaker", metadata);
        int emotion = column(header, "emotion", metadata);
        List<Clip> clips = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).isBlank()) {
                continue;
            }
            List<String> fields = CsvLine.split(lines.get(line));
            if (fields.size() != header.size()) {
                throw new IOException(
                        metadata + ":" + (line + 1) + ": " + fields.size() + " fields instead of " + header.size());
            }
            String place = metadata + ":" + (line + 1);
            Path resolved = resolve(directory, fields.get(file), place);
            try {
                clips.add(new Clip(resolved, fields.get(file), fields.get(speaker), fields.get(emotion)));
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

    private static List<String> lines(Path metadata) throws IOException {
        try {
            return Files.readAllLines(metadata);
        } catch (CharacterCodingException e) {
            throw new IOException(metadata + " is not UTF-8", e);
        }
    }

    private static int column(List<String> header, String name, Path metadata) throws IOException {
        int column = header.indexOf(name);
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
