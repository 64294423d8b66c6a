package io.wanping.report;

import io.wanping.geo.Crs;
import io.wanping.geo.Reprojector;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.Progress;
import io.wanping.register.ItemKind;
import io.wanping.zoning.District;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The map of a paper, drawn from the ledger alone: district, streets and zones, and every item in the colour of the account most of it is
 * in. Plane of EPSG:4549 (3° Gauss–Krüger, 120° E), so that the scale bar is true to 0.05 %; grid north is up, less than one degree off
 * true north here. Zone outlines that are 示意 say so. The same items give the same picture.
 */
final class MapFigure {

    /** What lies under the items. Outlines {@code lon, lat} degrees, EPSG:4490. */
    record Ground(@Nullable District district, List<Zone> zones, List<Street> streets) {}

    private static final int MARGIN = 36;
    private static final String[] FONTS = {"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "SimHei"};

    private final Paper paper;
    private final PaperWords words;
    private final Ground ground;
    private final Reprojector reprojector;
    private final int width;
    private final int height;

    MapFigure(Paper paper, PaperWords words, Ground ground, Reprojector reprojector, int width, int height) {
        this.paper = paper;
        this.words = words;
        this.ground = ground;
        this.reprojector = reprojector;
        this.width = width;
        this.height = height;
    }

    /** A PNG; the map to the left, what it means to the right. */
    byte[] draw() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        int legend = width * 32 / 100;
        View view = view(new Rectangle2D.Double(MARGIN, MARGIN, width - legend - 2.0 * MARGIN, height - 2.0 * MARGIN));
        drawGround(pen, view);
        drawItems(pen, view);
        drawZones(pen, view);
        drawScale(pen, view);
        drawNorth(pen, width - legend - MARGIN, MARGIN);
        drawLegend(pen, width - legend + 10, MARGIN);
        pen.dispose();
        return png(image);
    }

    /** From the plane to the picture. */
    private record View(Envelope plane, AffineTransform toPicture, double pixelsPerMetre) {}

    private View view(Rectangle2D frame) {
        Envelope plane = new Envelope();
        if (ground.district() != null) {
            plane.expandToInclude(plane(ground.district().outline()).getEnvelopeInternal());
        }
        ground.zones()
                .forEach(zone -> plane.expandToInclude(plane(zone.outline()).getEnvelopeInternal()));
        if (plane.isNull()) {
            plane.expandToInclude(new Envelope(0, 1000, 0, 1000));
        }
        double scale = Math.min(frame.getWidth() / plane.getWidth(), frame.getHeight() / plane.getHeight());
        AffineTransform transform = new AffineTransform();
        transform.translate(frame.getCenterX(), frame.getCenterY());
        transform.scale(scale, -scale);
        transform.translate(-plane.centre().getX(), -plane.centre().getY());
        return new View(plane, transform, scale);
    }

    private void drawGround(Graphics2D pen, View view) {
        if (ground.district() != null) {
            Path2D district = path(plane(ground.district().outline()), view);
            pen.setColor(colour(Palette.TOTAL));
            pen.fill(district);
            pen.setColor(colour("DDD8CC"));
            pen.setStroke(new BasicStroke(1.2f));
            ground.streets().forEach(street -> pen.draw(path(plane(street.outline()), view)));
            pen.setColor(colour(Palette.INK_3));
            pen.setStroke(new BasicStroke(2.4f));
            pen.draw(district);
        }
    }

    private void drawItems(Graphics2D pen, View view) {
        pen.setStroke(new BasicStroke(1.1f));
        for (ItemKind kind : List.of(ItemKind.SITE, ItemKind.BUILDING)) {
            paper.items().stream()
                    .filter(item -> item.kind() == kind && item.outline() != null)
                    .forEach(item -> drawItem(pen, view, item));
        }
    }

    /** A site under its buildings is drawn by its edge alone: what it holds is shown by them. */
    private void drawItem(Graphics2D pen, View view, ItemLine item) {
        Path2D shape = path(plane(item.outline()), view);
        boolean holds = AreaAccount.HOLDING.stream()
                .anyMatch(account -> !item.held(account).isZero());
        AreaAccount account = item.mainAccount();
        if (holds || item.kind() == ItemKind.BUILDING) {
            pen.setColor(colour(Palette.fill(account)));
            pen.fill(shape);
        }
        pen.setColor(colour(Palette.edge(account)));
        pen.draw(shape);
    }

    private void drawZones(Graphics2D pen, View view) {
        float[] dashDot = {14f, 6f, 3f, 6f};
        for (Zone zone : ground.zones()) {
            Geometry outline = plane(zone.outline());
            pen.setColor(colour(Palette.INK));
            pen.setStroke(new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashDot, 0f));
            pen.draw(path(outline, view));
        }
        for (Zone zone : ground.zones()) {
            Point inside = plane(zone.outline()).getInteriorPoint();
            double[] at = {inside.getX(), inside.getY()};
            view.toPicture().transform(at, 0, at, 0, 1);
            String name = words.english() ? zone.nameEn() : zone.name();
            halo(pen, name, at[0], at[1], font(Font.BOLD, 27));
        }
    }

    private static void halo(Graphics2D pen, String text, double x, double y, Font font) {
        TextLayout layout = new TextLayout(text, font, pen.getFontRenderContext());
        AffineTransform place = AffineTransform.getTranslateInstance(x - layout.getAdvance() / 2, y);
        pen.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Color.WHITE);
        pen.draw(layout.getOutline(place));
        pen.setColor(colour(Palette.INK));
        pen.fill(layout.getOutline(place));
    }

    private void drawScale(Graphics2D pen, View view) {
        double metres = niceLength(180 / view.pixelsPerMetre());
        double length = metres * view.pixelsPerMetre();
        int x = MARGIN;
        int y = height - MARGIN;
        pen.setColor(colour(Palette.INK));
        pen.setStroke(new BasicStroke(2.5f));
        pen.draw(new Line2D.Double(x, y, x + length, y));
        pen.draw(new Line2D.Double(x, y - 8, x, y));
        pen.draw(new Line2D.Double(x + length, y - 8, x + length, y));
        pen.setFont(font(Font.PLAIN, 20));
        String label = metres >= 1000
                ? PaperWords.number(BigDecimal.valueOf(metres / 1000), 0) + " km"
                : PaperWords.number(BigDecimal.valueOf(metres), 0) + " m";
        pen.drawString(label, (float) x, y - 14f);
    }

    /** The longest of 1, 2 and 5 times a power of ten that is not longer. */
    static double niceLength(double longest) {
        double power = Math.pow(10, Math.floor(Math.log10(longest)));
        double part = longest / power;
        return power * (part >= 5 ? 5 : part >= 2 ? 2 : 1);
    }

    private void drawNorth(Graphics2D pen, double x, double y) {
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x, y + 26);
        arrow.lineTo(x - 12, y + 66);
        arrow.lineTo(x, y + 56);
        arrow.lineTo(x + 12, y + 66);
        arrow.closePath();
        pen.setColor(colour(Palette.INK));
        pen.fill(arrow);
        halo(pen, words.text("map.north"), x, y + 20, font(Font.BOLD, 22));
    }

    private void drawLegend(Graphics2D pen, int left, int top) {
        int y = top + 24;
        pen.setColor(colour(Palette.INK));
        pen.setFont(font(Font.BOLD, 26));
        pen.drawString(words.text("map.legend"), left, y);
        pen.setFont(font(Font.PLAIN, 23));
        for (AreaAccount account :
                List.of(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE, AreaAccount.UNCOUNTED)) {
            y += 46;
            Rectangle2D box = new Rectangle2D.Double(left, y - 24, 40, 28);
            pen.setColor(colour(Palette.fill(account)));
            pen.fill(box);
            pen.setColor(colour(Palette.edge(account)));
            pen.setStroke(new BasicStroke(2f));
            pen.draw(box);
            pen.setColor(colour(Palette.INK));
            pen.drawString(words.account(account) + done(account), left + 54, y);
        }
        y += 30;
        for (String line : notes()) {
            y += 30;
            pen.setColor(colour(Palette.INK_3));
            pen.setFont(font(Font.PLAIN, 19));
            pen.drawString(line, left, y);
        }
    }

    /** The figure of the account's target, as everywhere else in the paper. */
    private String done(AreaAccount account) {
        Optional<Progress.TargetFigure> line = paper.zones().targets().stream()
                .filter(one ->
                        !one.target().separate() && one.target().account().equals(account.name()))
                .findFirst();
        return line.map(one -> "  " + words.areaWithUnit(one.figure().done())).orElse("");
    }

    private List<String> notes() {
        long unplaced =
                paper.items().stream().filter(item -> item.outline() == null).count();
        boolean schematic = ground.zones().stream().anyMatch(Zone::schematic);
        return List.of(
                words.text("map.day", "day", words.date(paper.asOf())),
                words.text("map.unplaced", "count", unplaced),
                schematic ? words.text("map.schematic") : "",
                words.text("map.plane"));
    }

    private Geometry plane(@Nullable Geometry lonLat) {
        return reprojector.fromStorage(Objects.requireNonNull(lonLat), Crs.CGCS2000_GK_120E);
    }

    private static Path2D path(Geometry shape, View view) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            if (shape.getGeometryN(part) instanceof Polygon polygon) {
                ring(path, polygon.getExteriorRing().getCoordinates());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(path, polygon.getInteriorRingN(hole).getCoordinates());
                }
            }
        }
        path.transform(view.toPicture());
        return path;
    }

    private static void ring(Path2D path, Coordinate[] positions) {
        path.moveTo(positions[0].getX(), positions[0].getY());
        Arrays.stream(positions).skip(1).forEach(position -> path.lineTo(position.getX(), position.getY()));
        path.closePath();
    }

    /** The first of the fonts that is installed and has Chinese; what Java has otherwise. */
    private static Font font(int style, int size) {
        for (String name : FONTS) {
            Font font = new Font(name, style, size);
            if (!font.getFamily().equals(Font.DIALOG) && font.canDisplay('静')) {
                return font;
            }
        }
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static Color colour(String hex) {
        return new Color(Integer.parseInt(hex, 16));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return out.toByteArray();
    }
}
