package io.wanping.report;

import java.util.List;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/**
 * Charts that Office draws from their own cells and that can be edited there. Every series has a solid fill and every axis a line, since
 * programs other than Microsoft's draw nothing otherwise.
 */
final class NativeCharts {

    private static final int FONT_SIZE_HUNDREDTHS = 900;

    /** @param edge outline of the bars, so that the pale ones show on white paper */
    record Series(String name, XDDFNumericalDataSource<? extends Number> values, String fill, String edge) {}

    private NativeCharts() {}

    /** Bars side by side or, where {@code stacked}, one upon the other, with their numbers. */
    static void columns(
            XDDFChart chart,
            String title,
            String unit,
            String format,
            XDDFDataSource<String> categories,
            List<Series> series,
            boolean stacked) {
        prepare(chart, title);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = valueAxis(chart, unit, format);
        line(bottom);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(stacked ? BarGrouping.STACKED : BarGrouping.CLUSTERED);
        data.setOverlap((byte) (stacked ? 100 : 0));
        data.setGapWidth(60);
        data.setVaryColors(false);
        for (Series one : series) {
            XDDFChartData.Series bars = data.addSeries(categories, one.values());
            bars.setTitle(one.name());
            bars.setFillProperties(solid(one.fill()));
            bars.setLineProperties(lineOf(one.edge(), 0.75));
        }
        chart.plot(data);
        if (!stacked) {
            for (int i = 0; i < series.size(); i++) {
                labels(
                        chart.getCTChart()
                                .getPlotArea()
                                .getBarChartArray(0)
                                .getSerArray(i)
                                .addNewDLbls(),
                        format);
            }
        }
        finish(chart, series.size() > 1);
    }

    /** Lines over months: those that end with {@code dashed} series are what the schedule asks for. */
    static void lines(
            XDDFChart chart,
            String title,
            String unit,
            String format,
            XDDFDataSource<String> categories,
            List<Series> drawn,
            List<Series> dashed) {
        prepare(chart, title);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = valueAxis(chart, unit, format);
        line(bottom);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, bottom, left);
        data.setVaryColors(false);
        drawn.forEach(one -> add(data, categories, one, 2.25, false));
        dashed.forEach(one -> add(data, categories, one, 1.0, true));
        chart.plot(data);
        finish(chart, true);
    }

    private static void add(
            XDDFLineChartData data, XDDFDataSource<String> categories, Series one, double width, boolean dashed) {
        XDDFLineChartData.Series line = (XDDFLineChartData.Series) data.addSeries(categories, one.values());
        line.setTitle(one.name());
        line.setSmooth(false);
        line.setMarkerStyle(MarkerStyle.NONE);
        XDDFLineProperties properties = lineOf(one.fill(), width);
        if (dashed) {
            properties.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        }
        line.setLineProperties(properties);
    }

    private static void prepare(XDDFChart chart, String title) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
    }

    private static XDDFValueAxis valueAxis(XDDFChart chart, String unit, String format) {
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setCrosses(AxisCrosses.AUTO_ZERO);
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        left.setTitle(unit);
        left.setNumberFormat(format.contains(".") ? "#,##0" : format);
        left.getOrAddMajorGridProperties().setLineProperties(lineOf("DDD8CC", 0.5));
        left.getOrAddShapeProperties().setLineProperties(lineOf(Palette.RULE, 0.75));
        return left;
    }

    private static void line(XDDFCategoryAxis axis) {
        axis.getOrAddShapeProperties().setLineProperties(lineOf(Palette.INK_3, 0.75));
    }

    private static void labels(CTDLbls labels, String format) {
        labels.addNewNumFmt().setFormatCode(format);
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    private static void finish(XDDFChart chart, boolean legend) {
        if (legend) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
            chart.getOrAddLegend().setOverlay(false);
        }
        chart.displayBlanksAs(DisplayBlanks.GAP);
        CTChartSpace space = chart.getCTChartSpace();
        CTTextBody body = space.isSetTxPr() ? space.getTxPr() : space.addNewTxPr();
        if (body.getBodyPr() == null) {
            body.addNewBodyPr();
        }
        CTTextCharacterProperties run = (body.sizeOfPArray() == 0 ? body.addNewP() : body.getPArray(0))
                .addNewPPr()
                .addNewDefRPr();
        run.setSz(FONT_SIZE_HUNDREDTHS);
        run.addNewSolidFill().addNewSrgbClr().setVal(Palette.rgb(Palette.INK_2));
        run.addNewLatin().setTypeface("Noto Sans CJK SC");
        run.addNewEa().setTypeface("黑体");
    }

    private static XDDFSolidFillProperties solid(String hex) {
        return new XDDFSolidFillProperties(XDDFColor.from(Palette.rgb(hex)));
    }

    private static XDDFLineProperties lineOf(String hex, double width) {
        XDDFLineProperties line = new XDDFLineProperties(solid(hex));
        line.setWidth(width);
        return line;
    }
}
