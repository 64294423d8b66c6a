package io.wanping.survey.reading;

import io.wanping.finding.Finding;
import java.util.List;

/**
 * All sheets of a file, in their order, hidden ones included.
 *
 * @param findings what there is to say about the file as a whole, none of which stands in the way
 */
public record RawWorkbook(String fileName, List<RawSheet> sheets, List<Finding> findings) {}
