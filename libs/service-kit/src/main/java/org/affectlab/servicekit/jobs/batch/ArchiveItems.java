package org.affectlab.servicekit.jobs.batch;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The items of a zip archive, one after the other as they stand in it; the list at the archive's end is not looked at, so entries cannot
 * overlap. An item that is not to be had (encrypted, too large, named twice or as no file should be, an archive itself) has a problem in
 * place of its bytes; an archive that is none, is broken, has too many items or unpacks to too much is refused as a whole. Folders and what
 * desktops leave in archives are passed over. Nothing is ever written under an item's name. For one thread.
 */
public final class ArchiveItems implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_NAME = 500;

    private final ZipArchiveInputStream zip;
    private final BatchProperties limits;
    private final Deadline deadline;
    private final Set<String> names = new HashSet<>();
    private long totalBytes;
    private int items;

    /** @param archive closed with this */
    public ArchiveItems(InputStream archive, BatchProperties limits, Deadline deadline) {
        this.zip = new ZipArchiveInputStream(
                requireNonNull(archive, "archive is null"), StandardCharsets.UTF_8.name(), true, true);
        this.limits = limits;
        this.deadline = deadline;
    }

    /**
     * An item of the archive.
     *
     * @param name as it stands there, fit to be shown
     * @param bytes its content; empty if there is a problem
     * @param problem why its content is not to be had
     */
    public record Item(String name, byte[] bytes, Optional<ProblemException> problem) {}

    /**
     * The next item; empty after the last one.
     *
     * @param wanted whether its content is needed; else it is passed over
     */
    public Optional<Item> next(boolean wanted) throws IOException {
        while (true) {
            ZipArchiveEntry entry = entry();
            if (entry == null) {
                if (items == 0) {
                    throw new ProblemException(
                            ProblemCode.NO_ITEMS, "The archive has no file in it, or is no zip archive.");
                }
                return Optional.empty();
            }
            if (entry.isDirectory() || isLitter(entry.getName())) {
                drain();
                continue;
            }
            if (++items > limits.maxItems()) {
                throw ProblemException.withLimit(
                        ProblemCode.TOO_MANY_ITEMS,
                        "The archive has more than " + limits.maxItems() + " files.",
                        limits.maxItems());
            }
            return Optional.of(item(entry, wanted));
        }
    }

    /** How many items come yet; passes them over. */
    public int countRest() throws IOException {
        int count = 0;
        while (next(false).isPresent()) {
            count++;
        }
        return count;
    }

    private Item item(ZipArchiveEntry entry, boolean wanted) throws IOException {
        String name = shown(entry.getName());
        Optional<ProblemException> problem = problem(entry);
        if (problem.isPresent() || !wanted) {
            if (zip.canReadEntryData(entry)) {
                drain();
            } else if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
                // Its length stands behind it, and where it ends is known only to who unpacks it.
                throw new ProblemException(
                        ProblemCode.UNREADABLE_ITEM,
                        "The item " + name + " is encrypted, and what comes after it cannot be found.");
            }
            return new Item(name, new byte[0], problem);
        }
        try {
            byte[] bytes = read();
            return isArchive(bytes)
                    ? new Item(
                            name,
                            new byte[0],
                            Optional.of(new ProblemException(
                                    ProblemCode.NESTED_ARCHIVE, "This item is an archive itself; it is not opened.")))
                    : new Item(name, bytes, Optional.empty());
        } catch (ProblemException tooLarge) {
            if (tooLarge.code() != ProblemCode.TOO_LARGE
                    || totalBytes > limits.maxTotalBytes().toBytes()) {
                throw tooLarge;
            }
            drain();
            return new Item(name, new byte[0], Optional.of(tooLarge));
        }
    }

    private Optional<ProblemException> problem(ZipArchiveEntry entry) {
        String name = entry.getName();
        if (isUnsafe(name)) {
            return Optional.of(
                    new ProblemException(ProblemCode.UNSAFE_NAME, "The name of this item leads out of the archive."));
        }
        if (!names.add(name)) {
            return Optional.of(new ProblemException(ProblemCode.DUPLICATE_ITEM, "An item of this name came before."));
        }
        if (!zip.canReadEntryData(entry)) {
            return Optional.of(new ProblemException(
                    ProblemCode.UNREADABLE_ITEM, "This item is encrypted, or packed in a way that is not read here."));
        }
        return Optional.empty();
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        long most = limits.maxItemBytes().toBytes();
        for (int count = readPiece(piece); count >= 0; count = readPiece(piece)) {
            if (bytes.size() + (long) count > most) {
                throw ProblemException.withLimit(
                        ProblemCode.TOO_LARGE, "This item has more than " + most + " bytes.", most);
            }
            bytes.write(piece, 0, count);
        }
        return bytes.toByteArray();
    }

    private void drain() throws IOException {
        byte[] piece = new byte[PIECE];
        while (readPiece(piece) >= 0) {
            continue;
        }
    }

    private int readPiece(byte[] piece) throws IOException {
        deadline.check();
        int count = broken(() -> zip.read(piece));
        totalBytes += Math.max(0, count);
        if (totalBytes > limits.maxTotalBytes().toBytes()) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE,
                    "The archive unpacks to more than " + limits.maxTotalBytes().toBytes() + " bytes.",
                    limits.maxTotalBytes().toBytes());
        }
        return count;
    }

    private @org.jspecify.annotations.Nullable ZipArchiveEntry entry() throws IOException {
        return broken(zip::getNextEntry);
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    /** The archive is on our own disk: what cannot be read of it is the archive's fault. */
    private static <T> T broken(Reading<T> reading) {
        try {
            return reading.get();
        } catch (IOException | IllegalArgumentException wrong) {
            throw ProblemException.causedBy(
                    ProblemCode.UNDECODABLE, "The zip archive is broken from here on, or ends early.", wrong);
        }
    }

    private static boolean isUnsafe(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || java.util.Arrays.asList(path.split("/", -1)).contains("..")
                || path.chars().anyMatch(character -> character < ' ' || character == 0x7f);
    }

    private static boolean isLitter(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("__MACOSX/")
                || last.equals(".ds_store")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }

    private static boolean isArchive(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Cut to a length, and with question marks for what is no character to be shown. */
    private static String shown(String name) {
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
