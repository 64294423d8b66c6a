/** What tests of every module share: programs that may or may not be installed, and a private PostGIS. */
@NullMarked
package io.wanping.testing;

import org.jspecify.annotations.NullMarked;
