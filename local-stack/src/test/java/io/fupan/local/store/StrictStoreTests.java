package io.fupan.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import com.mongodb.client.model.WriteModel;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictStoreTests {

    private MongoServer server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> deals;

    @BeforeEach
    void open() {
        server = new MongoServer(StrictH2Backend.inMemory());
        server.bind("127.0.0.1", 0);
        client = MongoClients.create("mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        database = client.getDatabase("test");
        deals = database.getCollection("deals");
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void answersHello() {
        Document hello = database.runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
    }

    @Test
    void stopsAnOrderedWriteAtTheFirstErrorAndCountsWhatWasDone() {
        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> deals.bulkWrite(twoOfTheSameAndOneMore()))
                .satisfies(e -> {
                    assertThat(e.getWriteErrors()).singleElement().matches(error -> error.getIndex() == 1);
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
                });
        assertThat(deals.countDocuments()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAnErrorWhenTheWriteIsUnordered() {
        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> deals.bulkWrite(twoOfTheSameAndOneMore(), new BulkWriteOptions().ordered(false)))
                .satisfies(e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
        assertThat(deals.countDocuments()).isEqualTo(2);
    }

    @Test
    void stopsAnOrderedUpdateAtTheFirstError() {
        deals.insertMany(List.of(new Document("_id", 1).append("n", "text"), new Document("_id", 2).append("n", 1)));

        assertThatExceptionOfType(MongoBulkWriteException.class).isThrownBy(() -> deals.bulkWrite(List.of(
                new UpdateOneModel<>(Filters.eq(1), Updates.inc("n", 1)),
                new UpdateOneModel<>(Filters.eq(2), Updates.inc("n", 1)))));

        assertThat(deals.find(Filters.eq(2)).first()).containsEntry("n", 1);
    }

    @Test
    void countsReplacedAndInsertedDocuments() {
        deals.insertOne(new Document("_id", 1));
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);

        var result = deals.bulkWrite(List.of(
                new ReplaceOneModel<>(Filters.eq(1), new Document("n", 1), upsert),
                new ReplaceOneModel<>(Filters.eq(2), new Document("n", 2), upsert)));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getUpserts()).singleElement().matches(id -> id.getIndex() == 1);
    }

    @Test
    void refusesATimeToLive() {
        IndexOptions expiring = new IndexOptions().expireAfter(1L, TimeUnit.DAYS);
        assertRefused(() -> deals.createIndex(Indexes.ascending("at"), expiring));
    }

    @Test
    void refusesAPartialIndex() {
        IndexOptions partial = new IndexOptions().partialFilterExpression(Filters.exists("a"));
        assertRefused(() -> deals.createIndex(Indexes.ascending("a"), partial));
    }

    @Test
    void refusesATextIndex() {
        assertRefused(() -> deals.createIndex(Indexes.text("name")));
    }

    @Test
    void refusesACollation() {
        Collation collation = Collation.builder().locale("zh").build();
        assertRefused(() -> deals.find().collation(collation).first());
    }

    @Test
    void refusesAValidator() {
        CreateCollectionOptions validated = new CreateCollectionOptions()
                .validationOptions(new ValidationOptions().validator(Filters.exists("a")));
        assertRefused(() -> database.createCollection("validated", validated));
    }

    @Test
    void refusesAnUpdateByPipeline() {
        assertRefused(() -> deals.findOneAndUpdate(Filters.eq(1), List.of(Updates.set("a", 1))));
    }

    @Test
    void keepsWhatWasAcknowledgedInItsFile(@TempDir Path folder) {
        String file = folder.resolve("store.mv").toString();
        StrictH2Backend.inFile(file).close();
        try (FileStore store = new FileStore(file)) {
            store.deals().insertOne(new Document("_id", "kept"));
        }

        try (FileStore store = new FileStore(file)) {
            assertThat(store.deals().find().first()).containsEntry("_id", "kept");
        }
    }

    private static void assertRefused(Runnable command) {
        assertThatExceptionOfType(MongoCommandException.class)
                .isThrownBy(command::run)
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(115))
                .withMessageContaining("embedded store");
    }

    private static List<WriteModel<Document>> twoOfTheSameAndOneMore() {
        return List.of(
                new InsertOneModel<>(new Document("_id", 1)),
                new InsertOneModel<>(new Document("_id", 1)),
                new InsertOneModel<>(new Document("_id", 2)));
    }

    private static final class FileStore implements AutoCloseable {
        private final MongoServer server;
        private final MongoClient client;

        FileStore(String file) {
            server = new MongoServer(StrictH2Backend.inFile(file));
            server.bind("127.0.0.1", 0);
            client = MongoClients.create("mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        }

        MongoCollection<Document> deals() {
            return client.getDatabase("test").getCollection("deals");
        }

        @Override
        public void close() {
            client.close();
            server.shutdownNow();
        }
    }
}
