/**
 * Papers that go upstairs: the monthly workbook (月报), the special report (专报), the one page for leaders (领导一页纸) and its slide.
 * Computes no figure: every one comes from {@link io.wanping.progress.Figures}, and a paper whose figures do not agree with each other is
 * not made. Owns no table; a download is a deed and is recorded by {@code audit}. Entry point: {@link io.wanping.report.Papers}.
 */
@NullMarked
package io.wanping.report;

import org.jspecify.annotations.NullMarked;
