package io.wanping.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void rendersChinese() {
        Page page = Browser.open("http://127.0.0.1:1");
        page.setContent("<p id=word>万平</p>");

        assertThat(page.textContent("#word")).isEqualTo("万平");
        assertThat((String) page.evaluate("document.fonts.check('16px \"Noto Sans CJK SC\"') ? 'yes' : 'no'"))
                .isEqualTo("yes");
        page.context().close();
    }
}
