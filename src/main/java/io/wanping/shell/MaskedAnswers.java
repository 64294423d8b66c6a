package io.wanping.shell;

import io.wanping.account.Actor;
import io.wanping.account.PersonalData;
import io.wanping.account.Right;
import io.wanping.account.SignedInActor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.MapType;

/**
 * The one place where personal data are masked: on their way out, in every JSON answer, unless the reader has the right to see them. Only
 * the converter of answers does it; what the product stores or reads for itself stays whole.
 */
@Configuration(proxyBeanMethods = false)
class MaskedAnswers implements WebMvcConfigurer {

    private final JsonMapper json;
    private final SignedInActor signedIn;

    MaskedAnswers(JsonMapper json, SignedInActor signedIn) {
        this.json = json;
        this.signedIn = signedIn;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        SimpleModule masking = new SimpleModule("masked answers");
        masking.setSerializerModifier(new Masking());
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(
                json.rebuild().addModule(masking).build()));
    }

    private boolean masks() {
        return signedIn.find().filter(MaskedAnswers::maySee).isEmpty();
    }

    private static boolean maySee(Actor actor) {
        return actor.may(Right.SEE_PERSONAL_DATA);
    }

    private final class Masking extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> writers) {
            List<BeanPropertyWriter> changed = new ArrayList<>();
            for (BeanPropertyWriter writer : writers) {
                boolean ofOurs =
                        writer.getMember().getDeclaringClass().getName().startsWith("io.wanping.");
                boolean text = writer.getType().hasRawClass(String.class);
                changed.add(ofOurs && text ? new MaskedProperty(writer) : writer);
            }
            return changed;
        }

        @Override
        public ValueSerializer<?> modifyMapSerializer(
                SerializationConfig config, MapType type, BeanDescription.Supplier bean, ValueSerializer<?> plain) {
            return new MaskedMap(plain);
        }
    }

    private final class MaskedProperty extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        MaskedProperty(BeanPropertyWriter plain) {
            super(plain);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator out, SerializationContext context) throws Exception {
            String masked = get(bean) instanceof String text && masks() ? PersonalData.masked(getName(), text) : null;
            if (masked == null) {
                super.serializeAsProperty(bean, out, context);
            } else {
                out.writeName(getName());
                out.writeString(masked);
            }
        }
    }

    /** Fields by their names; and a changed field, which says in {@code field} what {@code before} and {@code after} are. */
    private final class MaskedMap extends ValueSerializer<Map<?, ?>> {

        private final ValueSerializer<Object> plain;

        @SuppressWarnings("unchecked")
        MaskedMap(ValueSerializer<?> plain) {
            this.plain = (ValueSerializer<Object>) plain;
        }

        @Override
        public void resolve(SerializationContext context) {
            plain.resolve(context);
        }

        @Override
        public ValueSerializer<?> createContextual(
                SerializationContext context, tools.jackson.databind.@Nullable BeanProperty property) {
            return new MaskedMap(plain.createContextual(context, property));
        }

        @Override
        public boolean isEmpty(SerializationContext context, Map<?, ?> value) {
            return plain.isEmpty(context, value);
        }

        @Override
        public void serialize(Map<?, ?> value, JsonGenerator out, SerializationContext context) {
            plain.serialize(masks() ? masked(value) : value, out, context);
        }

        private static Map<Object, @Nullable Object> masked(Map<?, ?> values) {
            Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
            boolean change = values.get("field") instanceof String && values.containsKey("after");
            values.forEach((name, value) -> {
                String field =
                        change && !"field".equals(name) ? String.valueOf(values.get("field")) : String.valueOf(name);
                masked.put(name, value instanceof String text ? PersonalData.masked(field, text) : value);
            });
            return masked;
        }
    }
}
