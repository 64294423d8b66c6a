package io.wanping.journal;

import java.time.YearMonth;
import java.util.UUID;

/** A month was closed. Published inside the transaction that closed it: whoever keeps something of that moment keeps it here or not at all. */
public record MonthClosed(UUID closing, YearMonth month) {}
