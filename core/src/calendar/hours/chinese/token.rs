//! The words opening hours are made of in Chinese.

use std::ops::Range;

/// A part of the day that says what an hour on a twelve-hour clock means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfDay {
    /// 凌晨: after midnight.
    Night,
    /// 早上、上午、清晨.
    Morning,
    /// 中午.
    Noon,
    /// 下午、傍晚.
    Afternoon,
    /// 晚上、夜间.
    Evening,
    /// 次日、第二天: of the next day.
    NextDay,
}

/// A class of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayClass {
    /// 工作日.
    Worked,
    /// 周末、双休日.
    Weekend,
    /// 节假日.
    Holiday,
    /// 每天.
    Every,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// 周, before its number.
    Week,
    /// A day of the week, by its number from Monday.
    Weekday(u8),
    Class(DayClass),
    /// A number, in digits or characters.
    Number(u16),
    /// A time with its minutes, since midnight: 8:00, 8点半.
    Clock(u16),
    /// 月 after a number.
    Month,
    /// 日 or 号 after a number.
    DayOfMonth,
    /// 每月.
    EveryMonth,
    /// 第, before a number.
    Nth,
    /// 个, after it.
    Counter,
    Part(PartOfDay),
    /// am and pm, after the time.
    Suffix(PartOfDay),
    /// 夏季: days only where months are given too.
    Season,
    /// 午休, before its time.
    Break,
    /// 点 or 时 after a number without minutes.
    Hour,
    Range,
    /// 、 , and 及.
    And,
    /// ; and line ends.
    End,
    Open,
    Close,
    /// 农历.
    Lunar,
    /// 初 before the number of a lunar day.
    First,
    /// 逢.
    Whenever,
    /// 集、赶集: a market day.
    Market,
    /// 双休: closed on Saturday and Sunday.
    WeekendOff,
    /// 除外.
    Except,
    /// 休息、闭馆.
    Closed,
    /// 照常、无休.
    AsUsual,
    AllDay,
    /// 开门 and 关门 between and after two times.
    Opens,
    Closes,
    /// Words that change nothing: 营业时间.
    Filler,
    /// What nobody here understands.
    Other,
}

/// A token with the bytes of the folded text it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: Range<usize>,
}
