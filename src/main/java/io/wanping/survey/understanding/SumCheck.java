package io.wanping.survey.understanding;

/** A total in the sheet beside the sum of its rows, both in the column's unit. */
public record SumCheck(String cell, String header, String seen, String computed, boolean agrees) {}
