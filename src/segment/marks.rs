//! What rules cannot say: the marks that end sentences, on which side a straight quotation mark stands, and brackets
//! that stay whole.

/// Bytes with which something begins that the scan must look at.
pub(super) const LOOK: [bool; 256] = {
    let mut look = [false; 256];
    let ascii = b".!?\"()[]";
    let mut n = 0;
    while n < ascii.len() {
        look[ascii[n] as usize] = true;
        n += 1;
    }
    look[0xE2] = true; // “ ” … ‼ ⁇
    look[0xE3] = true; // 。「」《》
    look[0xEF] = true; // ！？．（）
    look
};

/// Whether a sentence can end with this mark.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉') || is_wide_terminator(c)
}

/// Whether it is a terminator of Chinese print.
pub(super) fn is_wide_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '⋯' | '︒' | '﹒' | '﹖' | '﹗')
}

/// Whether it closes a quotation or a bracket, whatever stands around it.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '»'
            | '”'
            | '›'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '）'
            | '］'
            | '〕'
            | '﹂'
            | '﹄'
            | '＂'
    )
}

/// The bracket that closes `c`.
pub(super) fn closing(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        _ => return None,
    })
}

/// Whether it is a Chinese (or Japanese) character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The side of a straight quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It opens a quotation.
    Opening,
    /// It closes one.
    Closing,
}

/// The straight quotation marks of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Straight {
    paired: Option<bool>,
    before: usize,
}

impl Straight {
    /// The side of the mark at `at`, the next one in order. Where the block has an even number, they alternate; where it
    /// has an odd number (inches, a quotation that goes on in the next block), the blanks around it decide first.
    pub(super) fn next(&mut self, chars: &str, at: usize) -> Side {
        let paired = *self.paired.get_or_insert_with(|| memchr::memchr_iter(b'"', chars.as_bytes()).count() % 2 == 0);
        let odd = self.before % 2 == 1;
        self.before += 1;
        if !paired {
            let blank_before =
                chars[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || closing(c).is_some());
            let blank_after = chars[at + 1..].chars().next().is_none_or(char::is_whitespace);
            if blank_before != blank_after {
                return if blank_before { Side::Opening } else { Side::Closing };
            }
        }
        if odd { Side::Closing } else { Side::Opening }
    }
}
