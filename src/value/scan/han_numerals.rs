//! Numbers in Chinese characters, with what belongs to them.

use super::super::{Decimal, Writing, han};
use super::{Measure, Number, NumberScanner, ScanKind};

impl NumberScanner<'_> {
    pub(super) fn han(&mut self, c: char) {
        let start = self.at;
        let simple = match c {
            '首' => Some(1),
            '双' | '雙' => Some(2),
            _ => None,
        };
        let read = match simple {
            Some(value) => Some(han::Read { value: Decimal::whole(value), length: c.len_utf8() }),
            None => han::read(self.rest()),
        };
        let Some(read) = read else {
            self.at += c.len_utf8();
            return;
        };
        let mut number = Number::plain(read.value);
        let mut end = start + read.length;
        // 百分之: the 百 is no number of its own.
        if self.text[start..].starts_with("百分之") {
            self.at = start + "百分之".len();
            return;
        }
        let after = &self.text[end..];
        if let Some(rest) = after.strip_prefix('成')
            && number.value.to_whole().is_some_and(|tenths| (1..=10).contains(&tenths))
            && !rest
                .starts_with(['员', '員', '功', '为', '為', '立', '本', '果', '就', '绩', '績', '长', '長', '了', '年'])
        {
            number.value = number.value.shifted(1);
            number.measure = Measure::Percent;
            end += '成'.len_utf8();
            self.push(start, end, ScanKind::Number(number), Writing::Words);
            return;
        }
        let (from, end) = self.unit(&mut number, start, end);
        self.push(from, end, ScanKind::Number(number), Writing::Words);
    }
}
