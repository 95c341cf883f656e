//! Opening hours as they stand on Chinese doors, web pages and in maps: what is understood, and what is named as not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::Hours;

/// What is understood in full, with its normal form.
const UNDERSTOOD: &[(&str, &str)] = &[
    ("周一至周五 8:00—18:00", "Mo-Fr 08:00-18:00"),
    ("周一至周五8:00-18:00", "Mo-Fr 08:00-18:00"),
    ("周一到周五 8：00～18：00", "Mo-Fr 08:00-18:00"),
    ("星期一至星期五：08:30-17:30", "Mo-Fr 08:30-17:30"),
    ("星期一至五 9:00-17:00", "Mo-Fr 09:00-17:00"),
    ("周一～周五０９：００－１７：００", "Mo-Fr 09:00-17:00"),
    ("礼拜一到礼拜六 早上9点到晚上9点", "Mo-Sa 09:00-21:00"),
    ("周一至周日 10:00-22:00", "Mo-Su 10:00-22:00"),
    ("每天 6:00-22:00", "06:00-22:00"),
    ("每日09:00–21:00", "09:00-21:00"),
    ("营业时间：07:00-23:00", "07:00-23:00"),
    ("营业时间为每天上午9点至晚上10点", "09:00-22:00"),
    ("8:00—18:00", "08:00-18:00"),
    ("8点-20点", "08:00-20:00"),
    ("8-20点", "08:00-20:00"),
    ("8时30分至17时30分", "08:30-17:30"),
    ("早8点至晚8点", "08:00-20:00"),
    ("早8晚10", "08:00-22:00"),
    ("早九晚五", "09:00-17:00"),
    ("朝九晚六，周末双休", "09:00-18:00; Sa,Su closed"),
    ("上午8:30-11:30，下午2:00-5:30", "08:30-11:30,14:00-17:30"),
    ("上午8:30-12:00 下午13:30-17:00", "08:30-12:00,13:30-17:00"),
    ("周一至周五 上午9:00-12:00，下午1:30-5:30", "Mo-Fr 09:00-12:00,13:30-17:30"),
    ("周一至周五9:00-12:00、14:00-17:00", "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("周一至周五：9:00-17:00；周六、日：10:00-16:00", "Mo-Fr 09:00-17:00, Sa,Su 10:00-16:00"),
    ("周一至周四 11:00-22:00，周五至周日 11:00-次日2:00", "Mo-Th 11:00-22:00, Fr-Su 11:00-02:00"),
    ("周一、三、五 9:00-11:00", "Mo,We,Fr 09:00-11:00"),
    ("周二、周四下午2点到4点", "Tu,Th 14:00-16:00"),
    ("每周二 9:30-11:00", "Tu 09:30-11:00"),
    ("逢周三 19:00-21:00", "We 19:00-21:00"),
    ("周六日 9:00-18:00", "Sa,Su 09:00-18:00"),
    ("周末 9:00-18:00", "Sa,Su 09:00-18:00"),
    ("双休日10:00-18:00", "Sa,Su 10:00-18:00"),
    ("工作日 9:00-17:00", "worked 09:00-17:00"),
    ("工作日9:00-21:00，周末及节假日10:00-22:00", "worked 09:00-21:00; free-weekend PH 10:00-22:00"),
    ("周一至周五 8:00-18:00，节假日除外", "Mo-Fr 08:00-18:00; PH closed"),
    ("周一至周五（法定节假日除外）8:30-17:00", "Mo-Fr 08:30-17:00; PH closed"),
    ("9:00-17:00（节假日休息）", "09:00-17:00; PH closed"),
    ("9:00-17:00，周一闭馆", "09:00-17:00; Mo closed"),
    ("9:00-17:00（每周一闭馆，法定节假日除外）", "09:00-17:00; Mo closed; PH 09:00-17:00"),
    ("周二至周日 9:00-17:00，周一闭馆（法定节假日除外）", "Tu-Su 09:00-17:00; Mo closed; PH 09:00-17:00"),
    ("周一闭馆，周二至周日9:00-17:00", "Tu-Su 09:00-17:00; Mo closed"),
    ("8:30-17:30，周末休息", "08:30-17:30; Sa,Su closed"),
    ("8:00-20:00 节假日照常营业", "08:00-20:00; PH 08:00-20:00"),
    ("全年无休 9:00-21:00", "09:00-21:00"),
    ("8:00-18:00 周一至周五", "Mo-Fr 08:00-18:00"),
    ("9:00-18:00（周一至周六）", "Mo-Sa 09:00-18:00"),
    ("全天", "24/7"),
    ("24小时", "24/7"),
    ("24小时营业", "24/7"),
    ("全天24小时开放", "24/7"),
    ("7×24小时", "24/7"),
    ("全天候营业，全年无休", "24/7"),
    ("周一至周五24小时", "Mo-Fr"),
    ("早市 5:00-8:30", "05:00-08:30"),
    ("夜市：18:00-24:00", "18:00-24:00"),
    ("夜市 18:00至次日凌晨2:00", "18:00-02:00"),
    ("早市5:30-8:00，夜市17:00-23:00", "05:30-08:00,17:00-23:00"),
    ("18:00-2:00", "18:00-02:00"),
    ("晚上8点到凌晨3点", "20:00-03:00"),
    ("早上6点开门，晚上10点关门", "06:00-22:00"),
    ("晚上6点-12点", "18:00-24:00"),
    ("中午11点半至1点半", "11:30-13:30"),
    ("逢农历初一、十五 6:00-12:00", "lunar[1,15] 06:00-12:00"),
    ("逢农历初一十五6:00-12:00", "lunar[1,15] 06:00-12:00"),
    ("每逢初一、十五 5:00-11:00", "lunar[1,15] 05:00-11:00"),
    ("农历逢三、六、九赶集 6:00-13:00", "lunar[3,6,9,13,16,19,23,26,29] 06:00-13:00"),
    (
        "每月10日 9:00-11:30",
        "Jan 10,Feb 10,Mar 10,Apr 10,May 10,Jun 10,Jul 10,Aug 10,Sep 10,Oct 10,Nov 10,Dec 10 09:00-11:30",
    ),
    ("每月第二个周六 14:00-16:00", "Sa[2] 14:00-16:00"),
    ("4月至10月 8:00-18:00；11月至3月 8:30-17:00", "Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:00"),
    (
        "夏季（5月1日-9月30日）6:00-21:00，冬季（10月1日-4月30日）7:00-20:00",
        "May 1-Sep 30 06:00-21:00; Oct 1-Apr 30 07:00-20:00",
    ),
    ("9:00-17:00，午休12:00-13:00", "09:00-17:00; 12:00-13:00 closed"),
    ("週一至週五 8:00-18:00，節假日休息", "Mo-Fr 08:00-18:00; PH closed"),
    ("周1-周5 8:00-17:00", "Mo-Fr 08:00-17:00"),
    ("9:00am-5:00pm", "09:00-17:00"),
    ("周一至周五 8.30-17.30", "Mo-Fr 08:30-17:30"),
    ("Mo-Fr 08:00-18:00", "Mo-Fr 08:00-18:00"),
];

/// What is not, with what is named.
const NOT_UNDERSTOOD: &[(&str, &str)] = &[
    ("夏季 8:00-18:00", "夏季"),
    ("看心情", "看心情"),
    ("电话预约", "电话预约"),
    ("9:00-17:00 需提前预约", "需提前预约"),
    ("逢三六九赶集", "逢三六九"),
    ("上班时间8:00-5:30", "8:00-5:30"),
    ("周一至周五", "周一至周五"),
    ("8:00开始", "8:00开始"),
    ("卖完为止", "卖完为止"),
    ("6:00-售完", "6:00-售完"),
    ("周一闭馆", "周一闭馆"),
    ("13月至14月 8:00-9:00", "13月至14月"),
    ("25:00-29:00", "25:00-29:00"),
    ("", ""),
    ("（）", "this is not the opening_hours syntax"),
];

#[test]
fn phrases_from_doors_are_understood() {
    assert!(UNDERSTOOD.len() >= 60);
    let mut wrong = Vec::new();
    for (text, osm) in UNDERSTOOD {
        let reading = Hours::examine(text);
        let got = reading.understood.as_ref().map(|hours| hours.osm().to_owned());
        if got.as_deref() != Some(osm) || !reading.is_complete() {
            wrong.push(format!("{text}: {got:?}, not {osm:?}; not understood {:?}", reading.not_understood));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_normal_form_reads_as_the_same_hours() {
    for (text, _) in UNDERSTOOD {
        let hours = Hours::read(text).unwrap();
        let again = Hours::read(hours.osm()).unwrap();
        assert_eq!(again.osm(), hours.osm(), "{text}");
        assert_eq!(again.words(), hours.words(), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    let mut wrong = Vec::new();
    for (text, part) in NOT_UNDERSTOOD {
        let reading = Hours::examine(text);
        let named = reading.not_understood.iter().any(|named| named.contains(part));
        if !named || reading.is_complete() || reading.defect(text).is_none() || Hours::read(text).is_ok() {
            wrong.push(format!("{text}: {reading:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_part_that_is_not_understood_leaves_the_rest_to_be_looked_at() {
    let reading = Hours::examine("夏季 8:00-18:00");
    assert_eq!(reading.understood.as_ref().unwrap().osm(), "08:00-18:00");
    let defect = reading.defect("夏季 8:00-18:00").unwrap();
    assert_eq!(defect.code, "unknown-hours");
    assert_eq!(defect.message, "opening hours are unknown: not understood is “夏季”");
}

#[test]
fn hours_are_said_in_both_languages() {
    let cases = [
        (
            "周一至周五 8:00—18:00，节假日除外",
            "周一至周五 08:00-18:00；法定节假日 休息",
            "Mo-Fr 08:00-18:00; public holidays closed",
        ),
        ("24小时", "每天 全天", "every day around the clock"),
        ("逢农历初一、十五 6:00-12:00", "农历初一、十五 06:00-12:00", "on lunar days 1, 15 06:00-12:00"),
        (
            "4月至10月 周末 8:00-12:00,14:00-18:00",
            "4月至10月 周六、周日 08:00-12:00、14:00-18:00",
            "Apr-Oct Sa, Su 08:00-12:00, 14:00-18:00",
        ),
        ("工作日 9:00-17:00", "工作日（含调休上班） 09:00-17:00", "workdays, make-up workdays included 09:00-17:00"),
        (
            "Su[1] 10:00-12:00 \"by appointment\"",
            "Su[1] 10:00-12:00 “by appointment”",
            "Su[1] 10:00-12:00 \"by appointment\"",
        ),
        (
            "Mo 10:00-12:00 || \"call\"",
            "周一 10:00-12:00；否则每天 全天 “call”",
            "Mo 10:00-12:00; otherwise every day around the clock \"call\"",
        ),
    ];
    for (text, zh, en) in cases {
        let hours = Hours::read(text).unwrap();
        assert_eq!((hours.words().zh.as_str(), hours.words().en.as_str()), (zh, en), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_makes_it_stop(text in "[周一二五六日至到0-9:：\\-—，、；（）早晚上下午点半时月号每逢农历初十节假除外休息全天小期 a-z\"\\[\\]]{0,40}") {
        let reading = Hours::examine(&text);
        prop_assert!(reading.is_complete() || !reading.not_understood.is_empty());
    }

    #[test]
    fn nor_does_any_other(text in "\\PC{0,60}") {
        let reading = Hours::examine(&text);
        prop_assert_eq!(reading.is_complete(), Hours::read(&text).is_ok());
    }
}
