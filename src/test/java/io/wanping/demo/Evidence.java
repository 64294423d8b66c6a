package io.wanping.demo;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.EvidenceKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Why area moved and on what paper, in the words a bureau writes. Every number says 示例. */
final class Evidence {

    /** The words of the sheet for evidence types. */
    static final Map<EvidenceKind, String> WORDS = new EnumMap<>(Map.of(
            EvidenceKind.COMPLETION_RECORD, "竣工备案",
            EvidenceKind.TITLE_CERTIFICATE, "产证",
            EvidenceKind.ACCEPTANCE, "验收",
            EvidenceKind.PHOTO, "照片",
            EvidenceKind.APPROVAL, "批文",
            EvidenceKind.MINUTES, "会议纪要",
            EvidenceKind.OTHER, "其他"));

    private final Draw draw;
    private final Map<String, Integer> numbers = new HashMap<>();

    Evidence(Draw draw) {
        this.draw = draw;
    }

    EvidenceKind kind(AreaAccount from, AreaAccount to) {
        if (to.compareTo(from) < 0) {
            return EvidenceKind.MINUTES;
        }
        return switch (to) {
            case RELEASE ->
                draw.pick(
                        EvidenceKind.COMPLETION_RECORD,
                        EvidenceKind.COMPLETION_RECORD,
                        EvidenceKind.ACCEPTANCE,
                        EvidenceKind.ACCEPTANCE,
                        EvidenceKind.TITLE_CERTIFICATE,
                        EvidenceKind.APPROVAL,
                        EvidenceKind.PHOTO);
            case OPTIMISE ->
                draw.pick(
                        EvidenceKind.ACCEPTANCE,
                        EvidenceKind.APPROVAL,
                        EvidenceKind.PHOTO,
                        EvidenceKind.MINUTES,
                        EvidenceKind.OTHER);
            default -> draw.pick(EvidenceKind.MINUTES, EvidenceKind.MINUTES, EvidenceKind.APPROVAL, EvidenceKind.OTHER);
        };
    }

    String reason(AreaAccount from, AreaAccount to, SiteType type) {
        if (to.compareTo(from) < 0) {
            return switch (from) {
                case RESERVE -> draw.pick("权利人意向变更，退出储备", "规划条件未稳定，暂退储备");
                case OPTIMISE -> draw.pick("改造方案调整，退回储备", "消防审查未通过，退回储备重新研究");
                default -> draw.pick("租户退租后二次改造，退出释放");
            };
        }
        return switch (to) {
            case RESERVE ->
                type == SiteType.LAND
                        ? draw.pick("收储协议签订，纳入储备", "规划条件核定，纳入储备")
                        : draw.pick("权利人签订更新意向书，纳入储备", "列入年度储备计划", "低效用地处置方案通过，纳入储备", "控规调整获批，具备储备条件", "腾退协议签订，纳入储备");
            case OPTIMISE ->
                from == AreaAccount.UNCOUNTED
                        ? draw.pick("存量楼宇直接提质，未经储备", "运营方自主更新，功能转为研发")
                        : draw.pick("改造完工，功能更新到位", "腾退后引入研发企业，功能提升", "结构加固和荷载提升完成", "机电、消防改造完成，园区提质", "首层改为中试空间");
            default ->
                from == AreaAccount.RESERVE
                        ? draw.pick("新建载体竣工，直接释放", "储备楼宇验收交付，直接入市")
                        : draw.pick("竣工备案完成，交付可招商", "验收通过，面向市场招商", "首批楼层交付入市", "改造楼层通过验收，可招商");
        };
    }

    /** Numbers count up through the year, as in a register of documents. */
    String reference(EvidenceKind kind, int year) {
        String series = switch (kind) {
            case COMPLETION_RECORD -> "示例竣备";
            case TITLE_CERTIFICATE -> "示例产证";
            case ACCEPTANCE -> "示例验收";
            case PHOTO -> "示例影像";
            case APPROVAL -> "示例批复";
            case MINUTES -> "示例会纪";
            case OTHER -> "示例函件";
        };
        int number = numbers.merge(series + year, draw.between(1, 3), Integer::sum);
        return String.format(Locale.ROOT, "%s〔%d〕%d号", series, year, number);
    }
}
