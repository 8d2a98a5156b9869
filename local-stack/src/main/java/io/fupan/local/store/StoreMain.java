package io.fupan.local.store;

import de.bwaldvogel.mongo.MongoServer;

/** Runs the embedded store on the loopback address until the process is asked to end. */
public final class StoreMain {

    private StoreMain() {}

    /** Starts the store on the port given by the only argument. */
    public static void main(String[] arguments) {
        MongoServer server = new MongoServer(StrictH2Backend.inMemory());
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdownNow));
    }
}
