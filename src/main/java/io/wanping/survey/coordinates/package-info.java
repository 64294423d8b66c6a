/**
 * Positions as sheets write them, to {@code lon, lat} degrees (CGCS2000): decimal degrees, degrees minutes seconds, ddd.mmss, Gauss–Krüger
 * with or without zone number, the bureau's own grid, offsets of web maps; single points, lists of boundary points, well-known text. Which
 * system a table uses is judged by how well its points fall into the district and their own zone and street, and shown before anything is
 * done.
 */
@NullMarked
package io.wanping.survey.coordinates;

import org.jspecify.annotations.NullMarked;
