//! Chinese numerals: 二十三, 二〇二六, 1.2亿, 3万5千, 十五点五, 百分之三十.

use super::Decimal;

/// A numeral that was read, and how long it is in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) value: Decimal,
    pub(super) length: usize,
}

/// The digit that `c` is.
pub(super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that `c` multiplies by.
pub(super) fn scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Characters between a number and its scale that make it vague, not another: 10多万.
fn is_vague(c: char) -> bool {
    matches!(c, '多' | '余' | '餘' | '几' | '幾' | '来' | '來')
}

/// Reads a numeral of Chinese characters at the start of `text`: positional (二〇二六) or with scales (二千零二十六), with
/// 点 and decimals.
pub(super) fn read(text: &str) -> Option<Read> {
    let mut digits = String::new();
    let mut length = 0;
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        digits.push(char::from(b'0' + d));
        length += c.len_utf8();
    }
    let rest = &text[length..];
    if digits.len() > 1 && !rest.starts_with(|c| scale(c).is_some()) {
        return Some(decimals(Decimal::of(&digits, ""), &digits, text, length));
    }
    let first = if digits.is_empty() { None } else { Some(Decimal::of(&digits, "")) };
    if first.is_none() && !rest.starts_with(|c| scale(c).is_some()) {
        return None;
    }
    let scaled = scales(first, text, length)?;
    if scaled.length == length {
        return Some(decimals(scaled.value, &digits, text, length));
    }
    let fraction = decimals(scaled.value.clone(), &scaled.value.to_string(), text, scaled.length);
    Some(fraction)
}

/// Continues a numeral whose first number (`1.2` of 1.2亿; none for a bare 十) ends at `length`: scales, and further
/// numbers with smaller scales. The same length: no scale follows.
pub(super) fn scales(first: Option<Decimal>, text: &str, length: usize) -> Option<Read> {
    // Sections of 10^4: what is under the next 万, 亿 or 兆.
    let mut total = Decimal::whole(0);
    let mut section = Decimal::whole(0);
    let mut pending = first;
    let mut at = length;
    let mut last_scale = u32::MAX;
    loop {
        let rest = &text[at..];
        let mut chars = rest.chars();
        let Some(mut c) = chars.next() else { break };
        let mut step = c.len_utf8();
        if is_vague(c) && (pending.is_some() || at > length) {
            match chars.next() {
                Some(next) if scale(next).is_some() => {
                    c = next;
                    step += next.len_utf8();
                }
                _ => break,
            }
        }
        if let Some(power) = scale(c) {
            let places = i32::try_from(power).ok()?;
            if power < 4 {
                let one = if last_scale == u32::MAX || pending.is_some() || power < last_scale {
                    Decimal::whole(1)
                } else {
                    break;
                };
                section = section.checked_add(&pending.take().unwrap_or(one).shifted(places))?;
            } else {
                let under = match pending.take() {
                    Some(number) => section.checked_add(&number)?,
                    None if section == Decimal::whole(0) && total == Decimal::whole(0) => Decimal::whole(1),
                    None => section,
                };
                // 万亿: the whole under it is multiplied.
                let under =
                    if under == Decimal::whole(0) { std::mem::replace(&mut total, Decimal::whole(0)) } else { under };
                total = total.checked_add(&under.shifted(places))?;
                section = Decimal::whole(0);
            }
            last_scale = power;
            at += step;
            continue;
        }
        // A further number belongs to this one only with a smaller scale behind it, or right behind the last scale.
        if last_scale == u32::MAX {
            break;
        }
        let skipped = if c == '零' || c == '〇' { c.len_utf8() } else { 0 };
        let more = &rest[skipped..];
        let (number, used) = leading_number(more);
        if used == 0 {
            break;
        }
        let after = more[used..].chars().next();
        let fits = match after.and_then(scale) {
            Some(power) => power < last_scale || (power < 4 && last_scale >= 4),
            None => {
                last_scale == 1
                    || last_scale == 2
                    || skipped > 0
                    || (last_scale >= 3 && used > 3 && more.starts_with(|c: char| c.is_ascii_digit()))
            }
        };
        if !fits {
            break;
        }
        pending = Some(number);
        at += skipped + used;
    }
    if let Some(number) = pending {
        section = section.checked_add(&number)?;
    }
    Some(Read { value: total.checked_add(&section)?, length: at })
}

/// A number of ASCII digits or one of Chinese characters at the start, and its bytes.
fn leading_number(text: &str) -> (Decimal, usize) {
    let ascii: &str = &text[..text.bytes().take_while(u8::is_ascii_digit).take(30).count()];
    if !ascii.is_empty() {
        return (Decimal::of(ascii, ""), ascii.len());
    }
    match text.chars().next().and_then(|c| digit(c).map(|d| (d, c.len_utf8()))) {
        Some((d, length)) => (Decimal::whole(u128::from(d)), length),
        None => (Decimal::whole(0), 0),
    }
}

/// `value` with the decimals that 点 brings, if it stands at `length`.
fn decimals(value: Decimal, whole: &str, text: &str, length: usize) -> Read {
    let rest = &text[length..];
    let Some(after) = rest.strip_prefix('点').or_else(|| rest.strip_prefix('點')) else {
        return Read { value, length };
    };
    let mut places = String::new();
    let mut used = 0;
    for c in after.chars() {
        let Some(d) = digit(c) else { break };
        places.push(char::from(b'0' + d));
        used += c.len_utf8();
    }
    // 三点十五分 and 三点半 are times.
    if places.is_empty() || after[used..].starts_with(['十', '分', '半', '刻']) {
        return Read { value, length };
    }
    let value = Decimal::of(whole, &places);
    let length = length + '点'.len_utf8() + used;
    match scales(Some(value.clone()), text, length) {
        Some(read) => read,
        None => Read { value, length },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_by_value() {
        for (text, value, rest) in [
            ("二十三人", "23", "人"),
            ("十五", "15", ""),
            ("二〇二六年", "2026", "年"),
            ("两千零二十六", "2026", ""),
            ("一万二千三百四十五", "12345", ""),
            ("三亿五千万", "350000000", ""),
            ("一万亿元", "1000000000000", "元"),
            ("百", "100", ""),
            ("三点五倍", "3.5", "倍"),
            ("一点二亿", "120000000", ""),
            ("三点半", "3", "点半"),
            ("一百零五", "105", ""),
            ("廿", "", ""),
        ] {
            match read(text) {
                Some(read) => {
                    assert_eq!(read.value.to_string(), value, "{text}");
                    assert_eq!(&text[read.length..], rest, "{text}");
                }
                None => assert_eq!(value, "", "{text}"),
            }
        }
        for (digits, text, value) in [
            ("1.2", "1.2亿", "120000000"),
            ("3", "3万5千", "35000"),
            ("2", "2亿3000万", "230000000"),
            ("10", "10多万人", "100000"),
            ("1.5", "1.5万亿", "1500000000000"),
            ("35", "35个", "35"),
        ] {
            let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
            let read = scales(Some(Decimal::of(whole, places)), text, digits.len()).unwrap();
            assert_eq!(read.value.to_string(), value, "{text}");
        }
    }
}
