package org.affectlab.servicekit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    @Test
    void refusesWhatDoesNotFitAndKeepsTheRest() {
        MemoryBudget budget = new MemoryBudget(100);
        try (MemoryLease first = budget.open();
                MemoryLease second = budget.open()) {
            first.grow(60);
            second.grow(40);
            assertThatThrownBy(() -> second.grow(1)).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
                assertThat(problem.retryAfter()).isPresent();
            });
            assertThat(second.heldBytes()).isEqualTo(40);
            first.shrink(10);
            second.grow(10);
            assertThat(budget.usedBytes()).isEqualTo(100);
        }
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void aPartLeavesTheRestToOthers() {
        MemoryBudget whole = new MemoryBudget(100);
        MemoryBudget part = whole.part(70);
        try (MemoryLease some = part.open();
                MemoryLease others = whole.open()) {
            some.grow(70);
            assertThat(whole.usedBytes()).isEqualTo(70);
            assertThatThrownBy(() -> some.grow(1)).isInstanceOf(ProblemException.class);
            others.grow(30);
            some.shrink(20);
            others.grow(20);
            // The part has room, the whole has none.
            assertThatThrownBy(() -> some.grow(1)).isInstanceOf(ProblemException.class);
            assertThat(part.usedBytes()).isEqualTo(50);
            assertThat(whole.usedBytes()).isEqualTo(100);
        }
        assertThat(part.usedBytes()).isZero();
        assertThat(whole.usedBytes()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> whole.part(101));
    }

    @Test
    void closingTwiceGivesBackOnce() {
        MemoryBudget budget = new MemoryBudget(100);
        MemoryLease lease = budget.open();
        lease.grow(50);
        lease.close();
        lease.close();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void hugeRequestsDoNotOverflow() {
        MemoryBudget budget = new MemoryBudget(100);
        try (MemoryLease lease = budget.open()) {
            lease.grow(1);
            assertThatThrownBy(() -> lease.grow(Long.MAX_VALUE)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(0));
        try (MemoryLease lease = new MemoryBudget(1).open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> lease.grow(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> lease.shrink(1));
        }
    }

    @Test
    void manyThreadsNeverPassTheCapacity() {
        MemoryBudget budget = new MemoryBudget(1_000);
        List<CompletableFuture<Boolean>> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(thread);
            threads.add(CompletableFuture.supplyAsync(() -> staysWithin(budget, random)));
        }
        assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isTrue());
        assertThat(budget.usedBytes()).isZero();
    }

    private static boolean staysWithin(MemoryBudget budget, Random random) {
        boolean within = true;
        for (int round = 0; round < 5_000; round++) {
            try (MemoryLease lease = budget.open()) {
                lease.grow(random.nextInt(500));
                within &= budget.usedBytes() <= 1_000;
            } catch (ProblemException full) {
                within &= full.code() == ProblemCode.OVERLOADED;
            }
        }
        return within;
    }
}
