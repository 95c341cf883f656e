//! Whether a service keeps the work calendar or the week.

/// What a service does with its Monday-to-Friday hours on make-up workdays and on holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekRule {
    /// Nobody knows: where weekday and weekend hours differ, such a day is unknown. Shops.
    #[default]
    AsWritten,
    /// It works when offices do: make-up workdays are weekdays, holidays are weekends. Offices, schools, clinics.
    FollowsWorkdays,
}
