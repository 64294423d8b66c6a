package io.wanping.shell;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * What no request's JSON may hold, whatever its field: numbers like 1e999999999 (a few bytes to send, a gigabyte to write out) and
 * nothing as a member of a list.
 */
@Configuration(proxyBeanMethods = false)
class SaneBodies {

    private static final int MOST_DIGITS = 40;

    @Bean
    JsonMapperBuilderCustomizer onlySaneBodies() {
        SimpleModule module = new SimpleModule("sane bodies");
        module.addDeserializer(BigDecimal.class, new Decimals());
        JsonSetter.Value noNullMembers = JsonSetter.Value.forContentNulls(Nulls.FAIL);
        return builder -> builder.addModule(module)
                .withConfigOverride(Set.class, collection -> collection.setNullHandling(noNullMembers))
                .withConfigOverride(List.class, collection -> collection.setNullHandling(noNullMembers));
    }

    private static final class Decimals extends NumberDeserializers.BigDecimalDeserializer {

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            BigDecimal number = super.deserialize(parser, context);
            if (number != null && (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS)) {
                return (BigDecimal)
                        context.handleWeirdNumberValue(BigDecimal.class, 0, "more than %s digits", MOST_DIGITS);
            }
            return number;
        }
    }
}
