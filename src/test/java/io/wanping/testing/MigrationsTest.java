package io.wanping.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MigrationsTest {

    private static final Pattern CHECK_WITH_A_LIST =
            Pattern.compile("check\\s*\\([^;]*?\\b(in|like)\\b\\s*\\(", Pattern.CASE_INSENSITIVE);

    /**
     * H2 2.4.240 turns {@code x in ('A', 'B')}, and {@code or} of equals, into a set that goes on comparing with the session that made the
     * table: once a pool closes that connection every insert fails with "Check constraint invalid … database has been closed".
     * {@code x = any(array['A', 'B'])} means the same on both databases and does not.
     */
    @Test
    void noCheckUsesAListThatDiesWithTheConnectionThatMadeIt() throws IOException {
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql")) {
            assertThat(file.getContentAsString(StandardCharsets.UTF_8))
                    .as(file.getFilename())
                    .doesNotContainPattern(CHECK_WITH_A_LIST);
        }
    }
}
