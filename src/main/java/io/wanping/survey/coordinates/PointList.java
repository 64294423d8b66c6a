package io.wanping.survey.coordinates;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Boundary points written into one cell: {@code 121.45,31.25;121.46,31.25;…}, {@code J1(3459599.05,638125.45)、J2(…)}, a point a line, or
 * lines of the exchange format {@code J1,1,X,Y}. Rings are numbered, or parted by {@code |}.
 */
public final class PointList {

    private static final int LONGEST = 2_000_000;
    private static final int MOST_POINTS = 100_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{0,3}\\d{0,5}[:]?|界址点\\d*[:]?|拐点\\d*[:]?|点\\d*[:]?");

    private PointList() {}

    /** Rings of positions in the order written; empty when the text is no list of points. */
    public static Optional<List<List<Pair>>> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Map<Integer, List<Pair>> rings = new TreeMap<>();
        int ringAtHand = 1;
        int points = 0;
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('、', ';');
        for (String ring : plain.split("\\|")) {
            for (String point : points(ring)) {
                Placed placed = point(point, ringAtHand).orElse(null);
                if (placed == null || ++points > MOST_POINTS) {
                    return Optional.empty();
                }
                rings.computeIfAbsent(placed.ring(), none -> new ArrayList<>()).add(placed.pair());
            }
            ringAtHand = 1
                    + rings.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
        return rings.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(rings.values()));
    }

    private record Placed(int ring, Pair pair) {}

    private static List<String> points(String ring) {
        String marked =
                ring.replaceAll("\\)\\s*[,;]?\\s*(?=[A-Za-z(\\d界拐点])", ";").replaceAll("[()\\[\\]]", " ");
        List<String> points = new ArrayList<>();
        // Points end with a semicolon or a line; else with a comma where their ordinates are parted by a space.
        String[] pieces = marked.split("[;\\r\\n]+");
        if (pieces.length == 1 && marked.strip().matches("[^,]+\\s[^,]+(,\\s*[^,\\s]+\\s+[^,\\s]+)+")) {
            pieces = marked.split(",");
        }
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                points.add(piece.strip());
            }
        }
        return points;
    }

    private static Optional<Placed> point(String text, int ringAtHand) {
        List<String> tokens = new ArrayList<>(
                List.of(text.replaceAll("[:](?=\\s*[-\\d])", " ").split("[,\\s]+")));
        tokens.removeIf(String::isBlank);
        if (tokens.size() > 2 && NAME.matcher(tokens.get(0)).matches()) {
            tokens.remove(0);
        }
        int ring = ringAtHand;
        if (tokens.size() == 3 && tokens.get(0).matches("\\d{1,3}")) {
            ring = Integer.parseInt(tokens.remove(0));
        }
        if (tokens.size() != 2) {
            return Optional.empty();
        }
        Optional<Pair.Ordinate> first = Pair.ordinate(tokens.get(0));
        Optional<Pair.Ordinate> second = Pair.ordinate(tokens.get(1));
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Placed(ring, Pair.of(first.get(), second.get())));
    }
}
