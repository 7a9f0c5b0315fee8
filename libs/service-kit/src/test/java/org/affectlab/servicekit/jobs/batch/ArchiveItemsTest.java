package org.affectlab.servicekit.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.jobs.batch.ArchiveItems.Item;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ArchiveItemsTest {
    private static final byte[] CONTENT = {1, 2, 3};

    private static BatchProperties limits(int items, long itemBytes, long totalBytes) {
        return new BatchProperties(items, DataSize.ofBytes(itemBytes), DataSize.ofBytes(totalBytes), 1);
    }

    private static List<Item> read(byte[] archive, BatchProperties limits) throws IOException {
        List<Item> items = new ArrayList<>();
        Deadline deadline = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
        try (ArchiveItems reader = new ArchiveItems(new ByteArrayInputStream(archive), limits, deadline)) {
            for (Optional<Item> item = reader.next(true); item.isPresent(); item = reader.next(true)) {
                items.add(item.get());
            }
        }
        return items;
    }

    private static List<Item> read(byte[] archive) throws IOException {
        return read(archive, limits(100, 1000, 10_000));
    }

    private static Optional<ProblemCode> code(Item item) {
        return item.problem().map(ProblemException::code);
    }

    @Test
    void filesComeInTheirOrderWithoutFoldersAndLitter() throws IOException {
        List<Item> items = read(Archive.of()
                .file("b/", new byte[0])
                .file("b/two.wav", CONTENT)
                .file("__MACOSX/b/._two.wav", CONTENT)
                .file(".DS_Store", CONTENT)
                .file("one.wav", CONTENT)
                .finished());

        assertThat(items).extracting(Item::name).containsExactly("b/two.wav", "one.wav");
        assertThat(items).allSatisfy(item -> assertThat(item.bytes()).isEqualTo(CONTENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd", "C:\\a", "..\\a", "a\nb", "a\u0000b"})
    void aNameThatLeadsOutOrBreaksALineIsAProblem(String name) throws IOException {
        List<Item> items =
                read(Archive.of().file(name, CONTENT).file("good", CONTENT).finished());

        assertThat(code(items.get(0))).contains(ProblemCode.UNSAFE_NAME);
        assertThat(items.get(0).name()).doesNotContain("\n", "\0");
        assertThat(code(items.get(1))).isEmpty();
    }

    @Test
    void whatIsNotToBeHadIsAProblemAndTheOthersGoOn() throws IOException {
        byte[] nested = Archive.of().file("x", CONTENT).finished();
        List<Item> items = read(Archive.of()
                .file("a", CONTENT)
                .file("a", CONTENT)
                .file("nested.zip", nested)
                .file("large", new byte[1001])
                .file("last", CONTENT)
                .finished());

        assertThat(items)
                .extracting(ArchiveItemsTest::code)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(ProblemCode.DUPLICATE_ITEM),
                        Optional.of(ProblemCode.NESTED_ARCHIVE),
                        Optional.of(ProblemCode.TOO_LARGE),
                        Optional.empty());
    }

    @Test
    void anEncryptedItemIsAProblem() throws IOException {
        byte[] archive =
                Archive.of().stored("secret", CONTENT).file("open", CONTENT).finished();
        encryptFirst(archive);

        assertThat(read(archive))
                .extracting(ArchiveItemsTest::code)
                .containsExactly(Optional.of(ProblemCode.UNREADABLE_ITEM), Optional.empty());
    }

    @Test
    void anEncryptedItemOfUnknownLengthEndsTheArchive() {
        byte[] archive =
                Archive.of().file("secret", CONTENT).file("open", CONTENT).finished();
        encryptFirst(archive);

        assertThatThrownBy(() -> read(archive))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.UNREADABLE_ITEM));
    }

    /** The first bit of the general purpose flags in the local header. */
    private static void encryptFirst(byte[] archive) {
        archive[6] |= 1;
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        byte[] bomb = Archive.of()
                .file("zeros", new byte[5_000_000])
                .file("more", new byte[5_000_000])
                .finished();
        assertThat(bomb).hasSizeLessThan(20_000);

        assertThatThrownBy(() -> read(bomb, limits(10, 1000, 6_000_000)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
                    assertThat(problem.limit()).hasValue(6_000_000);
                });
    }

    @Test
    void twentyThousandItemsAreReadAndOneMoreIsRefused() throws IOException {
        Archive archive = Archive.of();
        for (int index = 0; index < 20_000; index++) {
            archive.file("item" + index, CONTENT);
        }
        BatchProperties limits = limits(20_000, 1000, 1_000_000);
        byte[] most = archive.finished();

        assertThat(read(most, limits)).hasSize(20_000);
        assertThatThrownBy(() -> read(most, limits(19_999, 1000, 1_000_000)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.TOO_MANY_ITEMS));
    }

    @Test
    void whatHasNoFilesIsRefused() {
        for (byte[] archive : List.of(
                new byte[0], new byte[] {1, 2, 3}, new byte[1000], Archive.of().finished())) {
            assertThatThrownBy(() -> read(archive))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isIn(ProblemCode.NO_ITEMS, ProblemCode.UNDECODABLE));
        }
    }

    /** Whatever is broken in an archive: problems, and nothing else. */
    @Property(tries = 300)
    void aDamagedArchiveIsAProblem(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int damages)
            throws IOException {
        Random random = new Random(seed);
        byte[] content = new byte[300];
        random.nextBytes(content);
        byte[] archive = Archive.of()
                .file("a", content)
                .file("b", new byte[900])
                .file("c", content)
                .finished();
        for (int damage = 0; damage < damages; damage++) {
            archive[random.nextInt(archive.length)] = (byte) random.nextInt();
        }
        byte[] damaged = Arrays.copyOf(archive, 1 + random.nextInt(archive.length));
        try {
            read(damaged);
        } catch (ProblemException expected) {
            assertThat(expected.code().status().is4xxClientError()).isTrue();
        }
    }
}
