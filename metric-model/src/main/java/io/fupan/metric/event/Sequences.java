package io.fupan.metric.event;

import org.jspecify.annotations.Nullable;

/** The finer order that sources give their events. */
public final class Sequences {

    private Sequences() {}

    /** None first, then numbers by value, then other text; mixing the two by text alone would not be transitive. */
    public static int compare(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        boolean leftNumber = isNumber(left);
        boolean rightNumber = isNumber(right);
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        return leftNumber ? compareNumbers(left, right) : left.compareTo(right);
    }

    private static int compareNumbers(String left, String right) {
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        int byValue = a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
        return byValue != 0 ? byValue : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
