package io.fupan.report.page;

import io.fupan.report.content.Text;

/** What a page says besides the report itself. */
final class Words {

    static final Text TITLE = new Text("Sales retrospective", "销售复盘报告");
    static final Text CONTENTS = new Text("Contents", "目录");
    static final Text NO_DATA = new Text("No data", "无数据");
    static final Text INVENTED = new Text("Invented data", "虚构数据");
    static final Text NUMBER = new Text("Number", "指标");
    static final Text VALUE = new Text("Value", "数值");
    static final Text COMPARED = new Text("Compared", "对比");
    static final Text FINDINGS = new Text("Findings", "发现");
    static final Text NO_EVIDENCE = new Text("Looked for and not found", "未发现信号");
    static final Text EVIDENCE = new Text("Evidence", "证据");
    static final Text CASES = new Text("Cases", "案例");
    static final Text ACTIONS = new Text("Suggestions (drafts, agreed on by nobody)", "建议（草案，尚无人认领）");
    static final Text SINCE = new Text("Since the last retro", "自上次复盘以来");
    static final Text ORIGIN = new Text("How this report was made", "报告来源");
    static final Text REVISION = new Text("Revision", "修订");
    static final Text GENERATED = new Text("Generated", "生成时间");
    static final Text AS_OF = new Text("As of", "截至");
    static final Text HASH = new Text("SHA-256 of the content", "内容 SHA-256");
    static final Text CUT = new Text("Cut of the log", "日志截点");
    static final Text DEFINITIONS = new Text("Metric definitions", "指标定义");
    static final Text BUILD = new Text("Build", "程序版本");
    static final Text DEALS = new Text("deals", "商机");
    static final Text EVENTS = new Text("events", "事件");

    private Words() {}
}
