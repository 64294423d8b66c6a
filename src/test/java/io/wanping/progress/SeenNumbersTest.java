package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenNumbersTest {

    private static final Instant NOW = Instant.parse("2026-07-20T04:00:00Z");

    @Test
    void remembersWhatIsMissingUntilItComesOrIsOld() {
        SeenNumbers seen = new SeenNumbers();
        seen.take(1, NOW);
        seen.take(5, NOW);
        assertThat(seen.gaps()).containsExactly(new SeenNumbers.Gap(2, 4, NOW));
        seen.take(3, NOW.plusSeconds(1));
        assertThat(seen.gaps()).containsExactly(new SeenNumbers.Gap(2, 2, NOW), new SeenNumbers.Gap(4, 4, NOW));
        seen.take(2, NOW);
        seen.forgetOldGaps(NOW.plus(SeenNumbers.PATIENCE));
        assertThat(seen.gaps()).hasSize(1);
        seen.forgetOldGaps(NOW.plus(SeenNumbers.PATIENCE).plusSeconds(1));
        assertThat(seen.gaps()).isEmpty();
        assertThat(seen.last()).isEqualTo(5);
    }

    @Test
    void inWhateverOrderNumbersComeTheGapsAreTheOthers() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<Long> numbers =
                    new ArrayList<>(LongStream.rangeClosed(1, 60).boxed().toList());
            Collections.shuffle(numbers, random);
            SeenNumbers seen = new SeenNumbers();
            TreeSet<Long> taken = new TreeSet<>();
            for (long number : numbers.subList(0, 40)) {
                seen.take(number, NOW);
                taken.add(number);
            }
            TreeSet<Long> missing = new TreeSet<>();
            seen.gaps()
                    .forEach(gap -> LongStream.rangeClosed(gap.from(), gap.to()).forEach(missing::add));
            TreeSet<Long> expected = new TreeSet<>(
                    LongStream.rangeClosed(1, taken.last()).boxed().toList());
            expected.removeAll(taken);
            assertThat(missing).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
