package io.wanping.shell;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The front end's files. The addresses of its screens are answered with the one page, which then shows the screen; files whose name holds
 * their hash may be kept for a year, the page itself is asked for again each time.
 */
@Controller
class FrontEnd {

    /** First part of every screen's address. */
    static final String SCREENS = "overview|map|import|ledger|progress|system|sign-in|password|second-factor|me";

    @GetMapping({"/", "/{screen:" + SCREENS + "}", "/{screen:" + SCREENS + "}/{*rest}"})
    String page() {
        return "forward:/index.html";
    }

    /** How long browsers keep the files. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            CacheControl oneYear =
                    CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations("classpath:/static/assets/")
                    .setCacheControl(oneYear);
            registry.addResourceHandler("/webjars/leaflet/**")
                    .addResourceLocations("classpath:/META-INF/resources/webjars/leaflet/")
                    .setCacheControl(oneYear);
            registry.addResourceHandler("/index.html", "/favicon.svg")
                    .addResourceLocations("classpath:/static/")
                    .setCacheControl(CacheControl.noCache());
        }
    }
}
