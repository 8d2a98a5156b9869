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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cells as the log has them. Changes of a part become visible together, when the cut that ends them arrives, so
 * that every number is computed at an exact cut of the deal log.
 */
public final class CellView implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(CellView.class);

    private final CellIndex index = new CellIndex();

    /** Cells whose cut has not come yet, by the topic's partition and their key; most are replaced unread. */
    private final Map<Integer, Map<String, ConsumerRecord<String, byte[]>>> waiting = new HashMap<>();

    /** What can be asked. */
    public CellIndex index() {
        return index;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, ConsumerRecord<String, byte[]>> lastCuts = new HashMap<>();
        records.stream().filter(CellView::isCut).forEach(cut -> lastCuts.put(cut.partition(), cut));
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record == lastCuts.get(record.partition())) {
                applyUpTo(record);
            } else if (record.value() != null && !isCut(record)) {
                waiting.computeIfAbsent(record.partition(), part -> new HashMap<>()).put(record.key(), record);
            }
        }
    }

    private static boolean isCut(ConsumerRecord<String, byte[]> record) {
        return record.value() != null && CellFact.Cut.isKey(record.key());
    }

    private void applyUpTo(ConsumerRecord<String, byte[]> record) {
        if (read(record) instanceof CellFact.Cut cut) {
            Map<String, ConsumerRecord<String, byte[]>> changed = waiting.remove(record.partition());
            List<CellFact.Cell> cells = new ArrayList<>();
            if (changed != null) {
                changed.values().forEach(each -> {
                    if (read(each) instanceof CellFact.Cell cell) {
                        cells.add(cell);
                    }
                });
            }
            index.apply(cut.part(), cells, cut.offsets());
        }
    }

    private static @Nullable CellFact read(ConsumerRecord<String, byte[]> record) {
        try {
            return Families.CELL.read(record.value()).data();
        } catch (Rejected rejected) {
            LOG.error(
                    "cell record passed over: partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    rejected.reason());
            return null;
        }
    }
}
