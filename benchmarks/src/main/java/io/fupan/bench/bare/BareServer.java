package io.fupan.bench.bare;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** The least that takes in events safely: the HTTP server and the producer that ingest has too, and a parser. */
public final class BareServer {

    private BareServer() {}

    /** Starts it: the port, the broker's address, the topic, a folder for Tomcat, settings of the producer. */
    public static void main(String[] arguments) throws LifecycleException {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(arguments), new StringSerializer(), new ByteArraySerializer());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[3]);
        tomcat.setPort(Integer.parseInt(arguments[0]));
        Context context = tomcat.addContext("", new File(arguments[3]).getAbsolutePath());
        Tomcat.addServlet(context, "bare", new BareServlet(producer, arguments[2]));
        context.addServletMappingDecoded("/*", "bare");
        if (tomcat.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setExecutor(new VirtualThreadExecutor("bare-"));
        }
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Map<String, Object> settings(String[] arguments) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[1]);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        for (int i = 4; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        return settings;
    }
}
