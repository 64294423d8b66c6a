package io.wanping.shell;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is not even HTTP never reaches the application; the server answers it with a problem too, and tells nothing about itself. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UnreadableConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> ((Host) context.getParent()).getPipeline().addValve(new PlainProblem()));
    }

    private static final class PlainProblem extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("application/problem+json");
                response.setCharacterEncoding("UTF-8");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("X-Frame-Options", "DENY");
                response.setHeader("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY);
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write("{\"type\":\"urn:wanping:problem:shell.unreadable-request\",\"status\":" + status
                            + ",\"title\":\"请求读不懂 unreadable request\",\"code\":\"shell.unreadable-request\"}");
                    response.finishResponse();
                }
            } catch (IOException gone) {
                // nobody is left to be told
            }
        }
    }
}
