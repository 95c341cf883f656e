//! Cutting a folded text into words.

use super::token::{DayClass, PartOfDay, Placed, Token};

/// Words and what they are; the longest that fits is taken.
const WORDS: &[(&str, Token)] = &[
    ("工作日", Token::Class(DayClass::Worked)),
    ("上班日", Token::Class(DayClass::Worked)),
    ("双休日", Token::Class(DayClass::Weekend)),
    ("双休", Token::WeekendOff),
    ("周末双休", Token::WeekendOff),
    ("周末", Token::Class(DayClass::Weekend)),
    ("星期六日", Token::Class(DayClass::Weekend)),
    ("周六日", Token::Class(DayClass::Weekend)),
    ("周六周日", Token::Class(DayClass::Weekend)),
    ("国家法定节假日", Token::Class(DayClass::Holiday)),
    ("法定节假日", Token::Class(DayClass::Holiday)),
    ("法定假日", Token::Class(DayClass::Holiday)),
    ("公众假期", Token::Class(DayClass::Holiday)),
    ("公共假期", Token::Class(DayClass::Holiday)),
    ("国定假日", Token::Class(DayClass::Holiday)),
    ("节假日", Token::Class(DayClass::Holiday)),
    ("节日", Token::Class(DayClass::Holiday)),
    ("假日", Token::Class(DayClass::Holiday)),
    ("每天", Token::Class(DayClass::Every)),
    ("每日", Token::Class(DayClass::Every)),
    ("天天", Token::Class(DayClass::Every)),
    ("全周", Token::Class(DayClass::Every)),
    ("全年", Token::Class(DayClass::Every)),
    ("全年无休", Token::Class(DayClass::Every)),
    ("365天", Token::Class(DayClass::Every)),
    ("每周", Token::Week),
    ("每星期", Token::Week),
    ("星期", Token::Week),
    ("礼拜", Token::Week),
    ("周", Token::Week),
    ("每月", Token::EveryMonth),
    ("每个月", Token::EveryMonth),
    ("月", Token::Month),
    ("月份", Token::Month),
    ("日", Token::DayOfMonth),
    ("号", Token::DayOfMonth),
    ("天", Token::DayOfMonth),
    ("第", Token::Nth),
    ("个", Token::Counter),
    ("凌晨", Token::Part(PartOfDay::Night)),
    ("清晨", Token::Part(PartOfDay::Morning)),
    ("早晨", Token::Part(PartOfDay::Morning)),
    ("早上", Token::Part(PartOfDay::Morning)),
    ("上午", Token::Part(PartOfDay::Morning)),
    ("早", Token::Part(PartOfDay::Morning)),
    ("朝", Token::Part(PartOfDay::Morning)),
    ("am", Token::Suffix(PartOfDay::Morning)),
    ("中午", Token::Part(PartOfDay::Noon)),
    ("下午", Token::Part(PartOfDay::Afternoon)),
    ("午后", Token::Part(PartOfDay::Afternoon)),
    ("傍晚", Token::Part(PartOfDay::Afternoon)),
    ("pm", Token::Suffix(PartOfDay::Afternoon)),
    ("晚上", Token::Part(PartOfDay::Evening)),
    ("晚间", Token::Part(PartOfDay::Evening)),
    ("夜间", Token::Part(PartOfDay::Evening)),
    ("夜里", Token::Part(PartOfDay::Evening)),
    ("晚", Token::Part(PartOfDay::Evening)),
    ("次日", Token::Part(PartOfDay::NextDay)),
    ("次日凌晨", Token::Part(PartOfDay::NextDay)),
    ("翌日", Token::Part(PartOfDay::NextDay)),
    ("第二天", Token::Part(PartOfDay::NextDay)),
    ("隔天", Token::Part(PartOfDay::NextDay)),
    ("点", Token::Hour),
    ("点钟", Token::Hour),
    ("点整", Token::Hour),
    ("时", Token::Hour),
    ("-", Token::Range),
    ("至", Token::Range),
    ("到", Token::Range),
    ("、", Token::And),
    (",", Token::And),
    ("/", Token::And),
    ("及", Token::And),
    ("以及", Token::And),
    ("和", Token::And),
    ("与", Token::And),
    ("或", Token::And),
    ("&", Token::And),
    (";", Token::End),
    ("|", Token::End),
    ("(", Token::Open),
    (")", Token::Close),
    ("农历", Token::Lunar),
    ("阴历", Token::Lunar),
    ("初", Token::First),
    ("逢", Token::Whenever),
    ("每逢", Token::Whenever),
    ("赶集", Token::Market),
    ("赶场", Token::Market),
    ("集日", Token::Market),
    ("大集", Token::Market),
    ("除外", Token::Except),
    ("外", Token::Except),
    ("休息", Token::Closed),
    ("休业", Token::Closed),
    ("休馆", Token::Closed),
    ("闭馆", Token::Closed),
    ("闭园", Token::Closed),
    ("停诊", Token::Closed),
    ("停业", Token::Closed),
    ("关闭", Token::Closed),
    ("休", Token::Closed),
    ("不营业", Token::Closed),
    ("不开放", Token::Closed),
    ("不办公", Token::Closed),
    ("不上班", Token::Closed),
    ("不接诊", Token::Closed),
    ("暂停服务", Token::Closed),
    ("照常", Token::AsUsual),
    ("照常营业", Token::AsUsual),
    ("照常开放", Token::AsUsual),
    ("正常营业", Token::AsUsual),
    ("正常开放", Token::AsUsual),
    ("正常上班", Token::AsUsual),
    ("不休息", Token::AsUsual),
    ("不休", Token::AsUsual),
    ("无休", Token::AsUsual),
    ("不打烊", Token::AsUsual),
    ("全天", Token::AllDay),
    ("全天候", Token::AllDay),
    ("全日", Token::AllDay),
    ("昼夜", Token::AllDay),
    ("24小时", Token::AllDay),
    ("二十四小时", Token::AllDay),
    ("24h", Token::AllDay),
    ("7x24小时", Token::AllDay),
    ("7*24小时", Token::AllDay),
    ("7×24小时", Token::AllDay),
    ("全天24小时", Token::AllDay),
    ("开门", Token::Opens),
    ("开市", Token::Opens),
    ("开馆", Token::Opens),
    ("开始", Token::Opens),
    ("关门", Token::Closes),
    ("打烊", Token::Closes),
    ("收市", Token::Closes),
    ("收摊", Token::Closes),
    ("结束", Token::Closes),
    ("营业时间", Token::Filler),
    ("开放时间", Token::Filler),
    ("服务时间", Token::Filler),
    ("办公时间", Token::Filler),
    ("接待时间", Token::Filler),
    ("门诊时间", Token::Filler),
    ("上班时间", Token::Filler),
    ("借阅时间", Token::Filler),
    ("时间", Token::Filler),
    ("为", Token::Filler),
    ("的", Token::Filler),
    ("均", Token::Filler),
    ("都", Token::Filler),
    ("营业", Token::Filler),
    ("开放", Token::Filler),
    ("对外开放", Token::Filler),
    ("免费开放", Token::Filler),
    ("开诊", Token::Filler),
    ("接诊", Token::Filler),
    ("门诊", Token::Filler),
    ("服务", Token::Filler),
    ("办公", Token::Filler),
    ("上班", Token::Filler),
    ("早市", Token::Filler),
    ("夜市", Token::Filler),
    ("午市", Token::Filler),
    ("晚市", Token::Filler),
    ("早餐", Token::Filler),
    ("午餐", Token::Filler),
    ("晚餐", Token::Filler),
    ("早班", Token::Filler),
    ("夏令时", Token::Season),
    ("冬令时", Token::Season),
    ("夏季", Token::Season),
    ("冬季", Token::Season),
    ("夏天", Token::Season),
    ("冬天", Token::Season),
    ("春季", Token::Season),
    ("秋季", Token::Season),
    ("旺季", Token::Season),
    ("淡季", Token::Season),
    ("午休", Token::Break),
    ("午休时间", Token::Break),
    ("中午休息", Token::Break),
    (":", Token::Filler),
    (" ", Token::Filler),
    (".", Token::Filler),
];

/// The words of a folded text, in order; what is in no word stands as [`Token::Other`], its neighbours with it.
pub(super) fn scan(text: &str) -> Vec<Placed> {
    let mut tokens: Vec<Placed> = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (token, length) = number(rest, &tokens).or_else(|| word(rest)).unwrap_or_else(|| {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            (Token::Other, length)
        });
        let at = start..start + length;
        match tokens.last_mut() {
            Some(last) if last.token == Token::Other && token == Token::Other => last.at.end = at.end,
            _ => tokens.push(Placed { token, at }),
        }
        start += length;
    }
    tokens
}

fn word(rest: &str) -> Option<(Token, usize)> {
    let fitting = WORDS.iter().filter(|(word, _)| rest.starts_with(word));
    fitting.max_by_key(|(word, _)| word.len()).map(|(word, token)| (*token, word.len()))
}

/// A number, a time or, after 周, a weekday.
fn number(rest: &str, before: &[Placed]) -> Option<(Token, usize)> {
    // 24小时 is a word, not a number of hours.
    if let Some(found @ (Token::AllDay | Token::Class(_), _)) = word(rest) {
        return Some(found);
    }
    let in_week = in_week(before);
    if in_week && (rest.starts_with('日') || rest.starts_with('天')) {
        return Some((Token::Weekday(6), 3));
    }
    let in_digits = digits(rest, in_week);
    let (value, length) = in_digits.or_else(|| characters(rest, in_week))?;
    let after = rest.get(length..).unwrap_or_default();
    // 五:08:30 is a Friday and a time: no hour in characters is followed by a colon.
    let minutes = |after| minutes(after).filter(|_| in_digits.is_some() || !after.starts_with([':', '.']));
    let is_time_next = minutes(after).is_some() || after.starts_with(['点', '时']);
    if in_week && (1..=7).contains(&value) && !is_time_next {
        return Some((Token::Weekday(value as u8 - 1), length));
    }
    Some(match minutes(after) {
        Some((minute, more)) if value <= 30 => (Token::Clock(value * 60 + minute), length + more),
        _ => (Token::Number(value), length),
    })
}

/// Whether a number that follows may be a weekday: 周一, 周一至五, 周一、三、五.
fn in_week(before: &[Placed]) -> bool {
    let mut back = before.iter().rev().map(|placed| placed.token);
    match back.next() {
        Some(Token::Week) => true,
        Some(Token::Range | Token::And) => matches!(back.next(), Some(Token::Weekday(_))),
        Some(Token::Weekday(_)) => true,
        _ => false,
    }
}

fn is_time_next(after: &str) -> bool {
    minutes(after).is_some() || after.starts_with(['点', '时'])
}

/// A number in digits; after 周 one digit is one weekday.
fn digits(rest: &str, one: bool) -> Option<(u16, usize)> {
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    let time = is_time_next(rest.get(count..).unwrap_or_default());
    let count = if one && count > 1 && !time { return None } else { count };
    rest.get(..count).filter(|text| !text.is_empty() && text.len() <= 4)?.parse().ok().map(|value| (value, count))
}

/// A number in characters up to 三十一; after 周 one character is one weekday.
fn characters(rest: &str, one: bool) -> Option<(u16, usize)> {
    let digit = |c: char| "零一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u16);
    let mut chars = rest.chars();
    let (first, second, third) = (chars.next()?, chars.next(), chars.next());
    let is_ten = |c: Option<char>| c == Some('十');
    Some(match first {
        '廿' => match second.and_then(digit).filter(|n| *n > 0) {
            Some(units) => (20 + units, 6),
            None => (20, 3),
        },
        '两' if second == Some('点') => (2, 3),
        '十' => match second.and_then(digit).filter(|n| *n > 0) {
            Some(units) => (10 + units, 6),
            None => (10, 3),
        },
        _ if digit(first).is_some_and(|tens| (2..=3).contains(&tens)) && is_ten(second) && !one => {
            let tens = digit(first)?;
            match third.and_then(digit).filter(|n| *n > 0) {
                Some(units) => (tens * 10 + units, 9),
                None => (tens * 10, 6),
            }
        }
        _ => (digit(first)?, 3),
    })
}

/// The minutes that follow an hour: `:30`, `点30分`, `点半`, `点一刻`, `.30`; with how many bytes they take.
fn minutes(after: &str) -> Option<(u16, usize)> {
    let two = |text: &str| {
        let digits = text.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        let more = text.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
        digits.parse::<u16>().ok().filter(|minute| *minute < 60 && !more)
    };
    if let Some(rest) = after.strip_prefix([':', '.']) {
        let minute = two(rest)?;
        let tail = rest.get(2..).unwrap_or_default();
        let seconds = tail.strip_prefix(":00").map_or(0, |_| 3);
        // 8:00时 is heard, though one of the two is enough.
        let sign = if tail.starts_with('时') || tail.starts_with('分') { 3 } else { 0 };
        return Some((minute, 3 + seconds + sign));
    }
    let rest = after.strip_prefix(['点', '时'])?;
    if rest.starts_with('半') {
        return Some((30, 6));
    }
    if rest.starts_with("一刻") {
        return Some((15, 9));
    }
    if rest.starts_with("三刻") {
        return Some((45, 9));
    }
    let minute = two(rest)?;
    let sign = rest.get(2..).unwrap_or_default().starts_with('分');
    Some((minute, 3 + 2 + if sign { 3 } else { 0 }))
}
