package io.wanping.report;

import java.time.YearMonth;
import java.util.Locale;

/** Which paper is wanted. */
record PaperQuestion(YearMonth month, Audience audience, Locale locale) {}
