//! The leverage table in the terminal.

use unicode_width::UnicodeWidthStr as _;

use crate::desk::leverage::{Band, Leverage};
use crate::error::Arg;
use crate::l10n::Voice;
use crate::report::{band_range, band_words};

/// Segments and words by band, aligned in columns.
pub(super) fn table(voice: Voice, leverage: &Leverage) -> String {
    let number = |count: u64| voice.number(i64::try_from(count).unwrap_or(i64::MAX));
    let say = |id: &str| voice.say(id, &[]);
    let mut rows =
        vec![[say("leverage-band"), say("leverage-segments"), say("leverage-words"), say("leverage-strings")]];
    for &band in Band::ALL {
        let (story, site) = (leverage.story.count(band), leverage.site.count(band));
        if story.segments + site.segments > 0 {
            let [name, _] = band_words(band);
            let name = match band {
                Band::Repetition => say(name),
                _ => match band_range(voice, band, leverage.from) {
                    Some(range) => format!("{} {range}", say(name)),
                    None => say(name),
                },
            };
            rows.push([name, number(story.segments), number(story.words), number(site.segments)]);
        }
    }
    let (story, site) = (leverage.story.total(), leverage.site.total());
    rows.push([say("leverage-total"), number(story.segments), number(story.words), number(site.segments)]);
    columns(voice, &rows)
}

/// Rows as text: the first column to the left, the others to the right, two blanks between.
pub(super) fn columns<const N: usize>(voice: Voice, rows: &[[String; N]]) -> String {
    let widths: Vec<usize> =
        (0..N).map(|at| rows.iter().map(|row| width(voice, &row[at])).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::from("  ");
        for (at, cell) in row.iter().enumerate() {
            let blanks = " ".repeat(widths[at] - width(voice, cell));
            if at == 0 {
                line.push_str(cell);
                line.push_str(&blanks);
            } else {
                line.push_str("  ");
                line.push_str(&blanks);
                line.push_str(cell);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Columns of a terminal that a text takes: East Asian wide characters two; those of ambiguous width two for a reader of
/// Chinese, one for others (UAX #11).
pub(super) fn width(voice: Voice, text: &str) -> usize {
    if voice.locale().starts_with("zh") { text.width_cjk() } else { text.width() }
}

/// A count as an argument of a sentence.
pub(super) fn counted(count: impl TryInto<i64>) -> Arg {
    Arg::Number(count.try_into().unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn columns_stand_under_each_other_by_east_asian_width() {
        let rows = [["匹配".to_owned(), "1".to_owned()], ["a".to_owned(), "12".to_owned()]];
        let voice = Voice::choose([&Lang::parse("zh-Hans").unwrap()]);
        let lines: Vec<usize> = columns(voice, &rows).lines().map(|line| width(voice, line)).collect();
        assert_eq!(lines, [10, 10]);
    }
}
