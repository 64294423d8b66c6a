/** The addresses under {@code /api/imports}. */
@NullMarked
package io.wanping.survey.web;

import org.jspecify.annotations.NullMarked;
