package io.wanping.survey.reading;

import java.util.List;

/** All sheets of a file, in their order, hidden ones included. */
public record RawWorkbook(String fileName, List<RawSheet> sheets) {}
