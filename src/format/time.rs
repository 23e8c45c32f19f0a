use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::Offset;

use crate::model::Time;

/// The moment that `text` names in UTC: `20240501T120000Z` (TMX 1.4, ISO 8601 basic) or `2024-05-01T12:00:00Z`, the time
/// of day left out or not, with an offset (`+09:00`, `-0300`) or in UTC, however that is written. None if it is neither.
pub(super) fn read(text: &str) -> Option<Time> {
    let text = text.trim();
    let (date, clock) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let date = numbers(date, "-", 8)?;
    let (clock, east) = zone(clock)?;
    // Fractions of a second are below what we keep.
    let clock = clock.split_once(['.', ',']).map_or(clock, |(whole, _)| whole);
    let clock = if clock.is_empty() { 0 } else { numbers(clock, ":", 6)? };
    let date = Date::new(i16::try_from(date / 10000).ok()?, part(date / 100), part(date)).ok()?;
    let clock = Clock::new(part(clock / 10000), part(clock / 100), part(clock), 0).ok()?;
    Some(Time(Offset::UTC.to_timestamp(DateTime::from_parts(date, clock)).ok()?.as_second() - east))
}

/// The time of day without its zone, and how many seconds east of Greenwich that is (ISO 8601, 4.2.5).
fn zone(clock: &str) -> Option<(&str, i64)> {
    let clock = clock.trim();
    for utc in ["Z", "z", "UTC", "GMT"] {
        if let Some(rest) = clock.strip_suffix(utc) {
            return Some((rest.trim_end(), 0));
        }
    }
    let Some(at) = clock.rfind(['+', '-', '−']) else { return Some((clock, 0)) };
    let (clock, offset) = clock.split_at(at);
    let mut offset = offset.chars();
    let sign = if offset.next()? == '+' { 1 } else { -1 };
    let digits = offset.as_str().replace(':', "");
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().unwrap_or(0));
    // Some tools write `+09:00GMT` the other way round: `UTC+09:00`.
    let clock = clock.trim_end().trim_end_matches("UTC").trim_end_matches("GMT").trim_end();
    (hours < 24 && minutes < 60).then_some((clock, sign * (hours * 3600 + minutes * 60)))
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
        for (zoned, utc) in [
            ("2017-11-28T09:02:35+09:00", "20171128T000235Z"),
            ("20171128T090235UTC", "20171128T090235Z"),
            ("20171128T090235 GMT", "20171128T090235Z"),
            ("2017-11-28T23:30:00-0300", "20171129T023000Z"),
            ("2017-11-28 09:02:35.5+01", "20171128T080235Z"),
            ("20171128T090235UTC+09:00", "20171128T000235Z"),
        ] {
            assert_eq!(read(zoned), read(utc), "{zoned}");
            assert!(read(zoned).is_some(), "{zoned}");
        }
        for bad in [
            "",
            "yesterday",
            "20240501T120000+9",
            "20240501T120000+25:00",
            "20241301T000000Z",
            "20240501T250000Z",
            "2024年",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(basic(Time(i64::MAX)), None);
        assert_eq!(basic(Time(253_402_300_800)), None);
    }
}
