/**
 * The sample district and how it is made: the schematic zoning layers, the offline backdrop and the demo workbooks of
 * {@code gis-data/}. Every generator has a {@code main}, a fixed seed and a test that the checked-in files are what it writes. No
 * tables, no events; nothing here is on the product's class path, only the files it writes are.
 */
@NullMarked
package io.wanping.demo;

import org.jspecify.annotations.NullMarked;
