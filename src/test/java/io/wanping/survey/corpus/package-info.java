/** Workbooks as people really send them, built by code: each one named mess, with the truth stated beside it. */
@NullMarked
package io.wanping.survey.corpus;

import org.jspecify.annotations.NullMarked;
