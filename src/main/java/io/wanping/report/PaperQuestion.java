package io.wanping.report;

import io.wanping.account.Audience;
import io.wanping.journal.FigureKind;
import java.time.YearMonth;
import java.util.Locale;

/**
 * Which paper is wanted.
 *
 * @param figures 上报口径, as a closed month was frozen, or 现口径, as known now
 */
record PaperQuestion(YearMonth month, FigureKind figures, Audience audience, Locale locale) {}
