package io.wanping.shell;

import static io.wanping.account.Right.CHECK;
import static io.wanping.account.Right.EDIT;
import static io.wanping.account.Right.EXPORT;
import static io.wanping.account.Right.GRANT_RIGHTS;
import static io.wanping.account.Right.IMPORT;
import static io.wanping.account.Right.MANAGE_ACCOUNTS;
import static io.wanping.account.Right.READ;
import static io.wanping.account.Right.READ_AUDIT;
import static io.wanping.account.Right.SEE_ACCOUNTS;
import static io.wanping.account.Right.SEE_PERSONAL_DATA;
import static io.wanping.account.Right.SET_POLICY;

import io.wanping.account.Right;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The one table that says who may use which endpoint. What is not in it is refused to everybody; a test holds it to the endpoints there
 * really are. Which zones a person reaches is checked where the item is known, by the commands.
 */
@Component
class AuthorizationTable {

    /** A line of the table; method null means any. */
    record Line(HttpMethod method, PathPattern pattern, Access access) {}

    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;
    private static final HttpMethod PUT = HttpMethod.PUT;
    private static final HttpMethod PATCH = HttpMethod.PATCH;
    private static final HttpMethod DELETE = HttpMethod.DELETE;

    /** To read, of what the reader may look at. */
    private static final Access MINDED = Access.of(READ).thatMindsZones();
    /** Uploaded sheets hold whatever people wrote, persons too. */
    private static final Access SURVEYED = Access.of(SEE_PERSONAL_DATA).thatMindsZones();

    /** The first line that fits decides. */
    private static final List<Line> LINES = List.of(
            // sign-in
            line(GET, "/api/about", Access.PUBLIC),
            line(POST, "/api/session", Access.PUBLIC),
            line(GET, "/api/session", Access.PUBLIC),
            line(DELETE, "/api/session", Access.SIGNED_IN),
            line(POST, "/api/account/password", Access.SIGNED_IN),
            line(GET, "/api/account/second-factor", Access.SIGNED_IN),
            line(POST, "/api/account/second-factor", Access.SIGNED_IN),
            line(POST, "/api/account/second-factor/confirmation", Access.SIGNED_IN),
            line(POST, "/api/account/second-factor/recovery-codes", Access.SIGNED_IN),
            line(POST, "/api/account/second-factor/removal", Access.SIGNED_IN),
            line(GET, "/api/account/application-passwords", Access.PERSON),
            line(POST, "/api/account/application-passwords", Access.PERSON),
            line(DELETE, "/api/account/application-passwords/{id}", Access.PERSON),
            line(GET, "/api/account-policy", Access.SIGNED_IN),
            line(PUT, "/api/account-policy", SET_POLICY),
            // accounts
            line(GET, "/api/accounts", SEE_ACCOUNTS),
            line(POST, "/api/accounts", MANAGE_ACCOUNTS),
            line(PATCH, "/api/accounts/{username}", MANAGE_ACCOUNTS),
            line(PUT, "/api/accounts/{username}/rights", GRANT_RIGHTS),
            line(POST, "/api/accounts/{username}/password-reset", MANAGE_ACCOUNTS),
            line(POST, "/api/accounts/{username}/unlock", MANAGE_ACCOUNTS),
            line(POST, "/api/accounts/{username}/second-factor-reset", MANAGE_ACCOUNTS),
            line(DELETE, "/api/accounts/{username}/application-passwords", MANAGE_ACCOUNTS),
            // audit
            line(GET, "/api/audit", READ_AUDIT),
            line(GET, "/api/audit/verification", READ_AUDIT),
            line(GET, "/api/audit/export", READ_AUDIT),
            line(POST, "/api/audit/purge", SET_POLICY),
            // zoning
            line(GET, "/api/zones", MINDED),
            line(GET, "/api/zones/{code}/versions", READ),
            line(GET, "/api/boundaries", READ),
            line(GET, "/api/boundaries/moves", READ),
            line(GET, "/api/boundaries/{version}", READ),
            line(POST, "/api/boundaries/preview", SET_POLICY),
            line(POST, "/api/boundaries", SET_POLICY),
            line(GET, "/api/streets", MINDED),
            line(GET, "/api/district", MINDED),
            line(GET, "/api/scopes", MINDED),
            line(GET, "/api/targets", MINDED),
            line(PUT, "/api/targets/{code}", SET_POLICY),
            // registers
            line(GET, "/api/fields", MINDED),
            line(GET, "/api/items", MINDED),
            line(POST, "/api/items", EDIT),
            line(GET, "/api/items/{id}", MINDED),
            line(PATCH, "/api/items/{id}", EDIT),
            line(GET, "/api/items/{id}/revisions", MINDED),
            line(GET, "/api/items/{id}/lineage", MINDED),
            line(POST, "/api/items/{id}/split/preview", EDIT),
            line(POST, "/api/items/{id}/split", EDIT),
            line(POST, "/api/items/merge/preview", EDIT),
            line(POST, "/api/items/merge", EDIT),
            line(POST, "/api/items/bulk/preview", EDIT),
            line(POST, "/api/items/bulk", EDIT),
            line(POST, "/api/items/bulk/{bulk}/undo", EDIT),
            line(GET, "/api/items/{id}/placements", MINDED),
            line(POST, "/api/items/{id}/placement", EDIT),
            line(GET, "/api/sites", MINDED),
            line(POST, "/api/sites", EDIT),
            line(GET, "/api/sites/{id}", MINDED),
            line(PATCH, "/api/sites/{id}", EDIT),
            line(GET, "/api/sites/{id}/revisions", MINDED),
            line(GET, "/api/buildings", MINDED),
            line(POST, "/api/buildings", EDIT),
            line(GET, "/api/buildings/{id}", MINDED),
            line(PATCH, "/api/buildings/{id}", EDIT),
            line(GET, "/api/buildings/{id}/revisions", MINDED),
            line(GET, "/api/consistency", MINDED),
            line(GET, "/api/consistency/export", MINDED),
            line(GET, "/api/consistency/{findingId}", MINDED),
            line(POST, "/api/consistency/{findingId}/answer", EDIT),
            // journal
            line(GET, "/api/journal/postings", MINDED),
            line(POST, "/api/journal/postings", EDIT),
            line(GET, "/api/journal/postings/{id}", MINDED),
            line(GET, "/api/journal/postings/{id}/evidence", READ),
            line(POST, "/api/journal/postings/{id}/evidence", EDIT),
            line(GET, "/api/journal/evidence/{id}", READ),
            line(GET, "/api/journal/evidence-rules", READ),
            line(PUT, "/api/journal/evidence-rules/{target}", SET_POLICY),
            line(POST, "/api/journal/postings/{id}/confirm", CHECK),
            line(POST, "/api/journal/postings/{id}/reject", CHECK),
            line(POST, "/api/journal/postings/{id}/reverse", EDIT),
            line(POST, "/api/journal/confirmations", CHECK),
            line(GET, "/api/journal/items/{itemId}", MINDED),
            line(GET, "/api/journal/reconciliation", READ),
            line(GET, "/api/journal/self-check", READ_AUDIT),
            line(GET, "/api/journal/overlaps", READ),
            line(POST, "/api/journal/overlaps", EDIT),
            line(GET, "/api/journal/closings", READ),
            line(POST, "/api/journal/closings", CHECK),
            line(GET, "/api/journal/closings/{month}", READ),
            line(GET, "/api/journal/closings/{month}/reported", READ),
            line(POST, "/api/journal/closings/{month}/reopen", CHECK),
            // survey
            line(GET, "/api/imports", MINDED),
            line(POST, "/api/imports", IMPORT),
            line(GET, "/api/imports/fields", MINDED),
            line(GET, "/api/imports/{id}", SURVEYED),
            line(GET, "/api/imports/{id}/rows", SURVEYED),
            line(GET, "/api/imports/{id}/events", MINDED),
            line(PUT, "/api/imports/{id}/mapping", IMPORT),
            line(POST, "/api/imports/{id}/answers", IMPORT),
            line(GET, "/api/imports/{id}/workbook", SURVEYED),
            line(GET, "/api/imports/templates/{register}.xlsx", MINDED),
            line(POST, "/api/imports/{id}/apply", IMPORT),
            line(POST, "/api/imports/{id}/cancel", IMPORT),
            line(POST, "/api/imports/{id}/undo", IMPORT),
            // progress and map
            line(GET, "/api/progress", MINDED),
            line(GET, "/api/progress/charts", MINDED),
            line(GET, "/api/progress/lagging", MINDED),
            line(GET, "/api/progress/outlook", MINDED),
            line(GET, "/api/reports/monthly.xlsx", MINDED),
            line(GET, "/api/reports/monthly.docx", MINDED),
            line(GET, "/api/reports/onepage.docx", MINDED),
            line(GET, "/api/reports/onepage.pptx", MINDED),
            line(GET, "/api/map/items", MINDED),
            line(GET, "/api/map/backdrop", MINDED),
            line(GET, "/api/map/summary", MINDED),
            line(GET, "/api/map/events", MINDED),
            line(POST, "/api/map/geometry", EDIT),
            line(GET, "/api/map/legend", MINDED),
            line(GET, "/api/map/view", MINDED),
            line(GET, "/tiles/{layer}/{z}/{x}/{y}.mvt", MINDED),
            // files to take away
            line(GET, "/api/files/export", EXPORT),
            // description, health, the front end's own files
            line(GET, "/v3/api-docs", MINDED),
            line(GET, "/v3/api-docs.yaml", MINDED),
            line(GET, "/actuator/health", Access.PUBLIC),
            line(GET, "/actuator/health/{*group}", Access.PUBLIC),
            line(GET, "/", Access.PUBLIC),
            line(GET, "/index.html", Access.PUBLIC),
            line(GET, "/favicon.svg", Access.PUBLIC),
            line(GET, "/assets/{*file}", Access.PUBLIC),
            line(GET, "/webjars/leaflet/{*file}", Access.PUBLIC),
            line(GET, "/{screen:" + FrontEnd.SCREENS + "}", Access.PUBLIC),
            line(GET, "/{screen:" + FrontEnd.SCREENS + "}/{*rest}", Access.PUBLIC));

    List<Line> lines() {
        return LINES;
    }

    Optional<Access> find(HttpMethod method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? GET : method;
        return LINES.stream()
                .filter(line -> line.method().equals(asked) && line.pattern().matches(container))
                .map(Line::access)
                .findFirst();
    }

    private static Line line(HttpMethod method, String pattern, Right right) {
        return line(method, pattern, Access.of(right));
    }

    private static Line line(HttpMethod method, String pattern, Access access) {
        return new Line(method, PathPatternParser.defaultInstance.parse(pattern), access);
    }
}
