package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.input.ReportInput;

/** Section 12: whether customers stay; needs orders and subscriptions, which are not recorded yet. */
final class CustomerRelations implements SectionWriter {

    @Override
    public Section write(ReportInput input) {
        return new Draft(12, "customer-relations", "Customer relations", "客户关系")
                .noData(
                        "Neither orders nor subscriptions are recorded, and from deals alone nobody can tell who"
                                + " stayed. Order, payment and subscription events would feed this section.",
                        "尚未记录订单与订阅，仅凭商机无法判断客户去留。接入订单、回款与订阅事件后即有数据。");
    }
}
