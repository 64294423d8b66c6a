/**
 * One cell to one typed value, a parser per kind of value. Pure: what a cell says depends on nothing but the cell and the unit of its
 * column. A parser never throws for what a cell holds and never guesses; doubts come as {@link io.wanping.survey.values.Remark}s.
 */
@NullMarked
package io.wanping.survey.values;

import org.jspecify.annotations.NullMarked;
