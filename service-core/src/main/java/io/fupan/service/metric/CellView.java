package io.fupan.service.metric;

import io.fupan.event.Rejected;
import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.CellIndex;
import io.fupan.service.view.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cells as the log has them. Changes of a part become visible together, when the cut that ends them arrives, so
 * that every number is computed at an exact cut of the deal log.
 */
public final class CellView implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(CellView.class);

    private final CellIndex index = new CellIndex();
    private final Map<Integer, Map<String, CellFact.Cell>> waiting = new HashMap<>();

    /** What can be asked. */
    public CellIndex index() {
        return index;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null) {
                apply(record);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            switch (Families.CELL.read(record.value()).data()) {
                case CellFact.Cell cell ->
                    waiting.computeIfAbsent(cell.part(), part -> new HashMap<>()).put(cell.key(), cell);
                case CellFact.Cut cut -> {
                    Map<String, CellFact.Cell> changed = waiting.remove(cut.part());
                    index.apply(cut.part(), changed == null ? List.of() : new ArrayList<>(changed.values()), cut.offsets());
                }
                case CellFact.Unknown unknown -> LOG.debug("record of an unknown kind: {}", record.key());
            }
        } catch (Rejected rejected) {
            LOG.error(
                    "cell record passed over: partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    rejected.reason());
        }
    }
}
