//! Numbers with their decimals, exact, however they are written.

use std::fmt;

/// A decimal number that is not negative, exact and of any length: `digits · 10^exponent`, without a zero at either end
/// of the digits. So 1,200 and 1.2 thousand are equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal {
    digits: String,
    exponent: i32,
}

impl Decimal {
    /// The number that digits and decimals make: `of("1", "20")` is 1.2. Anything but ASCII digits is left out.
    #[must_use]
    pub fn of(whole: &str, decimals: &str) -> Self {
        let mut digits: String = whole.chars().chain(decimals.chars()).filter(char::is_ascii_digit).collect();
        let places = decimals.chars().filter(char::is_ascii_digit).count();
        let mut exponent = -i32::try_from(places).unwrap_or(i32::MAX);
        let kept = digits.trim_end_matches('0').len();
        exponent = exponent.saturating_add(i32::try_from(digits.len() - kept).unwrap_or(i32::MAX));
        digits.truncate(kept);
        let digits = digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            exponent = 0;
        }
        Self { digits, exponent }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: u128) -> Self {
        Self::of(&number.to_string(), "")
    }

    /// This number times a power of ten.
    #[must_use]
    pub fn shifted(&self, places: i32) -> Self {
        let mut out = self.clone();
        if !out.digits.is_empty() {
            out.exponent = out.exponent.saturating_add(places);
        }
        out
    }

    /// The number, if it is whole and fits.
    #[must_use]
    pub fn to_whole(&self) -> Option<u128> {
        if self.digits.is_empty() {
            return Some(0);
        }
        let power = u32::try_from(self.exponent).ok()?;
        self.digits.parse::<u128>().ok()?.checked_mul(10u128.checked_pow(power)?)
    }

    /// How many figures it has between the first and the last that are not zero: 2 for 1,200.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.digits.len()
    }

    /// About how much it is; infinite beyond what a float holds.
    #[must_use]
    pub fn about(&self) -> f64 {
        format!("{}e{}", if self.digits.is_empty() { "0" } else { &self.digits }, self.exponent)
            .parse()
            .unwrap_or(f64::INFINITY)
    }

    /// The sum, if both fit into 38 digits when written to the same place.
    #[must_use]
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let at = |number: &Self| -> Option<u128> {
            if number.digits.is_empty() {
                return Some(0);
            }
            let power = u32::try_from(number.exponent.checked_sub(exponent)?).ok()?;
            number.digits.parse::<u128>().ok()?.checked_mul(10u128.checked_pow(power)?)
        };
        Some(Self::whole(at(self)?.checked_add(at(other)?)?).shifted(exponent))
    }
}

impl fmt::Display for Decimal {
    /// With a point and no groups: `1200000000`, `2.25`. Very large exponents are written with `e`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        match (self.digits.as_str(), self.exponent) {
            ("", _) => f.write_str("0"),
            (digits, exponent @ 0..=40) => write!(f, "{digits}{}", "0".repeat(exponent.unsigned_abs() as usize)),
            (digits, exponent) if exponent < 0 && length + exponent > 0 => {
                let (whole, decimals) = digits.split_at((length + exponent).unsigned_abs() as usize);
                write!(f, "{whole}.{decimals}")
            }
            (digits, exponent @ -40..0) => {
                write!(f, "0.{}{digits}", "0".repeat((length + exponent).unsigned_abs() as usize))
            }
            (digits, exponent) => write!(f, "{digits}e{exponent}"),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_however_written() {
        assert_eq!(Decimal::of("1", "20").shifted(3), Decimal::whole(1200));
        assert_eq!(Decimal::of("007", ""), Decimal::whole(7));
        assert_eq!(Decimal::of("0", "00"), Decimal::whole(0));
        assert_eq!(Decimal::of("35", "").shifted(4).checked_add(&Decimal::whole(7000)), Some(Decimal::whole(357_000)));
        assert_eq!((Decimal::whole(1200).figures(), Decimal::whole(0).figures()), (2, 0));
        let about = |number: Decimal| (number.about() * 1000.0).round();
        assert_eq!((about(Decimal::of("2", "25")), about(Decimal::whole(0))), (2250.0, 0.0));
        let long = Decimal::of(&"9".repeat(10_000), "");
        assert_eq!(long.about(), f64::INFINITY);
        assert_eq!(long.to_whole(), None);
        assert_eq!(long.checked_add(&Decimal::whole(1)), None);
        for (decimal, shown) in [
            (Decimal::whole(1_200_000_000), "1200000000"),
            (Decimal::of("2", "25"), "2.25"),
            (Decimal::of("0", "05"), "0.05"),
            (Decimal::of("0", "5"), "0.5"),
            (Decimal::whole(0), "0"),
        ] {
            assert_eq!(decimal.to_string(), shown);
        }
    }
}
