//! Opening hours as shops have them, made up place by place.

use crate::random::Random;

/// The hours of one place in the syntax of OpenStreetMap: mostly daily, some with a break at noon, a day off, other hours at
/// the weekend, or into the night.
pub(crate) fn hours(random: &mut Random) -> String {
    let kind = random.share();
    if kind < 0.04 {
        return "24/7".into();
    }
    if kind < 0.10 {
        let (open, close) = (clock(random, 17.0, 19.0), clock(random, 25.0, 28.0));
        return format!("Mo-Su {open}-{close}");
    }
    let (open, close) = (clock(random, 6.0, 10.5), clock(random, 17.0, 22.5));
    let day = match random.share() < 0.25 {
        true => format!("{open}-{},{}-{close}", clock(random, 11.5, 12.5), clock(random, 13.0, 15.0)),
        false => format!("{open}-{close}"),
    };
    const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    match random.share() {
        plain if plain < 0.45 => format!("Mo-Su {day}"),
        shorter if shorter < 0.65 => {
            format!("Mo-Fr {day}; Sa-Su {}-{}", clock(random, 8.0, 10.5), clock(random, 15.0, 20.0))
        }
        weekdays if weekdays < 0.80 => format!("Mo-Fr {day}"),
        _ => format!("Mo-Su {day}; {} off", DAYS[random.below(7)]),
    }
}

/// A time between two hours, mostly on the half hour, now and then on the quarter.
fn clock(random: &mut Random, from_h: f64, to_h: f64) -> String {
    let step_min = if random.share() < 0.85 { 30.0 } else { 15.0 };
    let minute = (random.between(from_h, to_h) * 60.0 / step_min).floor() * step_min;
    format!("{:02}:{:02}", minute as u32 / 60, minute as u32 % 60)
}
