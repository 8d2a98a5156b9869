package io.fupan.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an order or a deal; {@code amount} is for the whole quantity. */
public record Line(String product, BigDecimal quantity, @Nullable Money amount) {}
