//! What rules cannot say: the marks that end sentences, on which side a straight quotation mark stands, and brackets
//! that stay whole.

use crate::model::is_cjk_text;

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

/// Chinese family names that begin hardly any other word of a sentence.
const FAMILY_NAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃吴吳徐孙孫郭罗羅郑鄭梁谢謝宋唐韩韓冯馮邓鄧曹彭萧蕭董袁潘蒋蔣蔡魏吕呂姚卢\
盧崔谭譚陆陸廖贾賈韦韋傅邹鄒孟薛阎閻侯陶黎郝龚龔邵钱錢覃戴林";

/// What a person does first in a sentence.
const PREDICATES: [&str; 28] = [
    "是", "说", "說", "在", "也", "将", "將", "曾", "没有", "沒有", "不", "，", "表示", "指出", "强调", "強調", "认为",
    "認為", "出生", "担任", "擔任", "今年", "当时", "當時", "已", "还", "還", "则",
];

/// Whether a Chinese text begins with somebody's name and what she does, as a new sentence does: `王芳是…`, `若昂·席尔瓦说`.
pub(super) fn begins_with_a_person(chars: &str) -> bool {
    let does = |rest: &str| PREDICATES.iter().any(|predicate| rest.starts_with(predicate));
    // A name from elsewhere has a point between its parts, each of a few characters.
    let first = chars.chars().take_while(|&c| is_cjk_text(c)).take(9).map(char::len_utf8).sum::<usize>();
    if (1..=8).contains(&chars[..first].chars().count()) && chars[first..].starts_with(['·', '•', '‧', '・']) {
        return true;
    }
    let mut rest = chars.chars();
    if !rest.next().is_some_and(|c| FAMILY_NAMES.contains(c)) {
        return false;
    }
    (0..2).any(|_| rest.next().is_some_and(is_cjk_text) && does(rest.as_str()))
}

/// Whether it opens a bracket that may have to stay whole, and of which kind. Half-width and full-width ones are one
/// kind: Chinese texts open with one and close with the other.
pub(super) fn opens(c: char) -> Option<u8> {
    Some(match c {
        '(' | '（' => 0,
        '[' | '［' => 1,
        '《' => 2,
        '〈' => 3,
        '【' => 4,
        _ => return None,
    })
}

/// Whether it closes a bracket that may have to stay whole, and of which kind.
pub(super) fn closes(c: char) -> Option<u8> {
    Some(match c {
        ')' | '）' => 0,
        ']' | '］' => 1,
        '》' => 2,
        '〉' => 3,
        '】' => 4,
        _ => return None,
    })
}

/// The length of a note mark at the start: `[12]`, `[3, 4]`, `[12]:51`; 0 if there is none. It belongs to the sentence
/// before it.
pub(super) fn note(chars: &str) -> usize {
    let bytes = chars.as_bytes();
    let inner =
        bytes.iter().skip(1).take(16).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-')).count();
    let closed = bytes.get(1 + inner) == Some(&b']') && bytes.get(1).is_some_and(u8::is_ascii_digit);
    if !closed {
        return 0;
    }
    let mut length = inner + 2;
    if bytes.get(length) == Some(&b':') {
        let page = bytes[length + 1..].iter().take(6).take_while(|b| b.is_ascii_digit()).count();
        length += if page > 0 { page + 1 } else { 0 };
    }
    length
}

/// The side of a straight quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuoteSide {
    /// It opens a quotation.
    Opening,
    /// It closes one.
    Closing,
}

/// The straight quotation marks of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Straight {
    open: bool,
    curly: usize,
    /// Whether curly marks stand in the block as well: then a mark's shape says little about its partner's.
    mixed: bool,
}

impl Straight {
    /// The marks of a block.
    pub(super) fn of(chars: &str) -> Self {
        Self { mixed: chars.contains('"') && chars.contains(['“', '”']), ..Self::default() }
    }

    /// The side of the mark at `at`, the next one in order. The blanks around it decide; where they do not, it closes if
    /// a quotation is open. (Counting alone goes wrong for the rest of the block after inches, or after a quotation that
    /// is not closed.)
    pub(super) fn next(&mut self, chars: &str, at: usize) -> QuoteSide {
        let before = chars[..at].chars().next_back();
        let after = chars[at + 1..].chars().next();
        let free_before = before.is_none_or(|c| {
            c.is_whitespace() || opens(c).is_some() || matches!(c, '-' | '–' | '—' | ':' | '：' | '“' | '«')
        });
        let free_after = after.is_none_or(|c| {
            c.is_whitespace() || closes(c).is_some() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '-' | '–' | '—')
        });
        // Chinese print has no blanks between words; one after the mark says little where no quotation is open.
        let nothing_open = !self.open && self.curly == 0;
        let sure = free_before != free_after
            && !(nothing_open && before.is_some_and(is_wide_terminator) && after.is_some_and(char::is_whitespace));
        let closes = if sure {
            free_after
        } else if self.mixed && before.is_some_and(is_wide_terminator) {
            !nothing_open && !Self::is_answered(&chars[at + 1..])
        } else {
            self.open
        };
        if closes && !self.open {
            self.curly = self.curly.saturating_sub(1);
        }
        self.open = !closes;
        if closes { QuoteSide::Closing } else { QuoteSide::Opening }
    }

    /// Whether the next mark, of whatever shape, closes what a mark before it would open: it stands after a stop or comma.
    fn is_answered(rest: &str) -> bool {
        let next = rest.find(['"', '“', '”']);
        let before = next.and_then(|next| rest[..next].trim_end().chars().next_back());
        before.is_some_and(|c| is_terminator(c) || matches!(c, '，' | ','))
    }

    /// A curly mark went by. One that closes without another that opened closes a straight one.
    pub(super) fn curly(&mut self, c: char) {
        match c {
            '“' => self.curly += 1,
            '”' if self.curly > 0 => self.curly -= 1,
            '”' => self.open = false,
            _ => {}
        }
    }
}
