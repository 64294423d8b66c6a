package io.wanping.survey.reading;

/**
 * How much a file may hold before it is refused. The standing values are far above any district survey and far below what would hurt
 * the server: a full 50,000 × 30 survey inflates to about 100 MB.
 *
 * @param entries parts of the package
 * @param inflatedBytes all parts inflated
 * @param ratio inflated by compressed size of one part, asked once it is above 4 MB (real sheets of repeated cells reach 60)
 * @param rows rows of the workbook that hold something
 * @param columns used width of a sheet
 */
public record ReadingLimits(int entries, long inflatedBytes, int ratio, int rows, int columns) {

    public static final ReadingLimits STANDING = new ReadingLimits(1_000, 1L << 30, 200, 200_000, 256);
}
