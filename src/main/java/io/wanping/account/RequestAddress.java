package io.wanping.account;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The network address the running request came from; empty outside a request. */
@Component
public class RequestAddress {

    private static final int LONGEST = 64;

    public String get() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            String address = request.getRequest().getRemoteAddr();
            return address == null ? "" : address.substring(0, Math.min(LONGEST, address.length()));
        }
        return "";
    }
}
