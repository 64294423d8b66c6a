package io.wanping.register;

import java.util.UUID;

/**
 * The spreadsheet cell a value came from. {@code cell} is the Excel address ({@code F12}); {@code raw} the text as it stood there.
 */
public record CellSource(UUID batchId, String fileName, String sheet, String cell, String raw) {}
