package io.wanping.survey.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives each field to the column that fits it best, and each column one field at most: surest pairs first, left before right. */
final class ColumnAssignment {

    static final double LEAST_CONFIDENCE = 0.6;

    private record Pair(int column, Guess guess) {}

    private ColumnAssignment() {}

    static Map<Integer, Guess> best(List<HeaderText> headers, SheetKind kind, Vocabulary vocabulary) {
        Map<Integer, List<Guess>> guesses = new TreeMap<>();
        for (int column = 0; column < headers.size(); column++) {
            guesses.put(column, vocabulary.guess(headers.get(column), kind));
        }
        return best(guesses);
    }

    static Map<Integer, Guess> best(Map<Integer, List<Guess>> guesses) {
        List<Pair> pairs = new ArrayList<>();
        guesses.forEach((column, fields) -> fields.stream()
                .filter(guess -> guess.confidence() >= LEAST_CONFIDENCE)
                .forEach(guess -> pairs.add(new Pair(column, guess))));
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.guess().confidence())
                .thenComparingInt(Pair::column)
                .thenComparing(pair -> pair.guess().field().name()));
        Map<Integer, Guess> assigned = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!assigned.containsKey(pair.column())
                    && taken.add(pair.guess().field().name())) {
                assigned.put(pair.column(), pair.guess());
            }
        }
        return assigned;
    }
}
