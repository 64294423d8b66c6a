package io.wanping.demo;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded draws of the sample generator. {@link Random} is specified to the bit, so a seed gives the same sample everywhere. */
final class Draw {

    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Log-normal around a median, cut off at both ends. */
    double logNormal(double median, double sigma, double least, double most) {
        return Math.min(most, Math.max(least, median * StrictMath.exp(sigma * random.nextGaussian())));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> void shuffle(List<T> list) {
        Collections.shuffle(list, random);
    }
}
