package io.fupan.backends;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real broker and a store that speaks MongoDB's wire protocol, started once for all tests of a module and gone with
 * the JVM.
 *
 * <p>The property {@code fupan.test.backends} or the environment variable {@code FUPAN_TEST_BACKENDS} says which:
 * {@code docker} (real images in containers, an error if there is no Docker), {@code embedded} (in this JVM), or
 * {@code auto}, the default: containers if a Docker engine answers and has the images already.
 */
public sealed interface Backends permits Containers, Embedded {

    /** Addresses of the broker. */
    String brokers();

    /** Address of the store, without a database. */
    String store();

    /** The backends of this JVM. */
    static Backends get() {
        return Chosen.BACKENDS;
    }

    /** Further ones of the same sort, for a test whose services must be alone on the broker. */
    static Backends another() {
        return Chosen.choose();
    }

    /** Points a service under test to them; its database is called {@code fupan}. */
    static void register(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", get()::brokers);
        registry.add("spring.mongodb.uri", () -> get().store() + "/fupan");
    }

    /** Chosen once, at first use. */
    final class Chosen {

        private static final Backends BACKENDS = choose();

        private Chosen() {}

        private static Backends choose() {
            String wish = System.getProperty(
                    "fupan.test.backends", System.getenv().getOrDefault("FUPAN_TEST_BACKENDS", "auto"));
            return switch (wish) {
                case "docker" -> new Containers();
                case "embedded" -> new Embedded();
                case "auto" -> DockerEngine.has(Containers.IMAGES) ? new Containers() : new Embedded();
                default ->
                    throw new IllegalArgumentException(
                            "fupan.test.backends is docker, embedded or auto, but was '%s'".formatted(wish));
            };
        }
    }
}
