use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::Offset;

use crate::model::Time;

/// The moment that `text` names in UTC: `20240501T120000Z` (TMX 1.4, ISO 8601 basic) or `2024-05-01T12:00:00Z`, the time
/// of day left out or not. None if it is neither.
pub(super) fn read(text: &str) -> Option<Time> {
    let text = text.trim();
    let (date, clock) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let date = numbers(date, "-", 8)?;
    let clock = clock.trim_end_matches(['Z', 'z']);
    // Fractions of a second are below what we keep.
    let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
    let clock = if clock.is_empty() { 0 } else { numbers(clock, ":", 6)? };
    let date = Date::new(i16::try_from(date / 10000).ok()?, part(date / 100), part(date)).ok()?;
    let clock = Clock::new(part(clock / 10000), part(clock / 100), part(clock), 0).ok()?;
    Some(Time(Offset::UTC.to_timestamp(DateTime::from_parts(date, clock)).ok()?.as_second()))
}

/// The two last digits.
fn part(number: u32) -> i8 {
    i8::try_from(number % 100).unwrap_or_default()
}

fn numbers(text: &str, separator: &str, digits: usize) -> Option<u32> {
    let text = text.replace(separator, "");
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `20240501T120000Z`, as TMX wants it; none outside the years 0 to 9999.
pub(super) fn basic(time: Time) -> Option<String> {
    let (date, clock) = civil(time)?;
    Some(format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    ))
}

/// `2024-05-01T12:00:00Z`; none outside the years 0 to 9999.
pub(super) fn extended(time: Time) -> Option<String> {
    let (date, clock) = civil(time)?;
    Some(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    ))
}

fn civil(time: Time) -> Option<(Date, Clock)> {
    let timestamp = jiff::Timestamp::from_second(time.0).ok()?;
    let at = Offset::UTC.to_datetime(timestamp);
    (0..=9999).contains(&at.year()).then(|| (at.date(), at.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_written() {
        for seconds in [0, 1_714_564_800, -1, 253_402_207_000, -62_167_219_200] {
            let time = Time(seconds);
            assert_eq!(read(&basic(time).unwrap()), Some(time));
            assert_eq!(read(&extended(time).unwrap()), Some(time));
        }
        assert_eq!(basic(Time(1_714_564_800)).unwrap(), "20240501T120000Z");
        assert_eq!(read("2024-05-01T12:00:00.25Z"), Some(Time(1_714_564_800)));
        assert_eq!(read("20240501"), Some(Time(1_714_521_600)));
        for bad in ["", "yesterday", "20241301T000000Z", "20240501T250000Z", "2024年"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(basic(Time(i64::MAX)), None);
        assert_eq!(basic(Time(253_402_300_800)), None);
    }
}
