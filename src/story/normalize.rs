//! One walk over a block's characters: lower case, letters alone, words counted. Most characters by far are told without
//! a look into Unicode's tables.

use std::collections::HashSet;

use super::weights as w;
use crate::model::is_cjk_text;

/// A character's lower case and whether that is a letter or a digit, for characters whose place alone tells it.
fn small(c: char) -> Option<(char, bool)> {
    Some(match c {
        // No case, and a letter.
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => {
            (c, true)
        }
        '×' | '÷' => (c, false),
        'À'..='Þ' => (char::from(c as u8 + 32), true),
        'ß'..='ÿ' => (c, true),
        // ClassHints: no case, no letter.
        '\u{a0}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' => (c, false),
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => (c, false),
        _ => return None,
    })
}

/// Whether a character is a letter.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\x7f' => false,
        // Letters but for the two signs of arithmetic, up to the end of Latin Extended-B.
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' => false,
        _ => c.is_alphabetic(),
    }
}

const WORD: u8 = 1;
/// Stands within a word, between letters: an apostrophe, a hyphen.
const JOINT: u8 = 2;
const COMMA: u8 = 4;

/// What each ASCII character is.
const ASCII: [u8; 128] = {
    let mut out = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        out[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => WORD,
            b'\'' | b'-' => JOINT,
            b',' | b';' => COMMA,
            _ => 0,
        };
        byte += 1;
    }
    out
};

/// What a walk over characters counts and collects.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Walk {
    /// Words of letters and digits; characters of Chinese and Japanese are none.
    pub(super) words: u32,
    /// Ideographs.
    pub(super) ideographs: u32,
    /// Commas and semicolons.
    pub(super) commas: u32,
    /// All in lower case.
    pub(super) lower: String,
    /// Letters and digits alone, in lower case: what compares equal.
    pub(super) letters: String,
}

impl Walk {
    /// The walk over `chars`.
    pub(super) fn over(chars: &str) -> Self {
        Self::in_room(chars, String::new())
    }

    /// The same, with the room of a string that is needed no more.
    pub(super) fn in_room(chars: &str, mut room: String) -> Self {
        room.clear();
        room.reserve(chars.len());
        let mut out = Self { lower: room, ..Self::default() };
        let mut letters = Vec::with_capacity(chars.len());
        let mut in_word = 0;
        let mut rest = chars;
        while !rest.is_empty() {
            let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            let (run, after) = rest.split_at(ascii);
            out.ascii(run, &mut in_word, &mut letters);
            let mut others = after.chars();
            rest = others.as_str();
            while let Some(c) = others.next().filter(|c| !c.is_ascii()) {
                out.other(c, &mut in_word, &mut letters);
                rest = others.as_str();
            }
        }
        // Whole characters are put in, so they are text.
        out.letters = String::from_utf8(letters).unwrap_or_default();
        out
    }

    /// Without branches: where words end is as good as random.
    fn ascii(&mut self, run: &str, in_word: &mut u8, letters: &mut Vec<u8>) {
        let start = self.lower.len();
        self.lower.push_str(run);
        self.lower[start..].make_ascii_lowercase();
        let mut at = letters.len();
        letters.resize(at + run.len(), 0);
        let (mut words, mut commas, mut inside) = (0_u32, 0_u32, *in_word);
        for &byte in &self.lower.as_bytes()[start..] {
            let class = ASCII[usize::from(byte & 0x7f)];
            let word = class & WORD;
            letters[at] = byte;
            at += usize::from(word);
            words += u32::from(word & !inside);
            commas += u32::from(class / COMMA);
            inside = word | (class / JOINT) & inside;
        }
        letters.truncate(at);
        self.words += words;
        self.commas += commas;
        *in_word = inside;
    }

    fn other(&mut self, c: char, in_word: &mut u8, letters: &mut Vec<u8>) {
        let mut room = [0; 4];
        if matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}') {
            let raw = c.encode_utf8(&mut room);
            self.lower.push_str(raw);
            letters.extend_from_slice(raw.as_bytes());
            self.ideographs += 1;
            *in_word = 0;
            return;
        }
        match small(c) {
            Some((small, letter)) => {
                // In what is compared with known lines, blanks are alike.
                self.lower.push(if small == '\u{a0}' { ' ' } else { small });
                if letter {
                    letters.extend_from_slice(small.encode_utf8(&mut room).as_bytes());
                }
            }
            None => {
                for small in c.to_lowercase() {
                    self.lower.push(small);
                    if small.is_alphanumeric() {
                        letters.extend_from_slice(small.encode_utf8(&mut room).as_bytes());
                    }
                }
            }
        }
        if is_cjk_text(c) {
            self.ideographs += 1;
            *in_word = 0;
        } else if small(c).map_or_else(|| c.is_alphanumeric(), |(_, letter)| letter) {
            self.words += u32::from(1 & !*in_word);
            *in_word = 1;
        } else {
            self.commas += u32::from(matches!(c, '，' | '、' | '；'));
            *in_word &= u8::from(c == '’');
        }
    }
}

/// Letters and digits alone, in lower case: what compares equal.
pub(super) fn letters(text: &str) -> String {
    Walk::over(text).letters
}

/// Runs of letters that two texts about one thing share: two characters of Chinese, six of other letters, each run a
/// number. Of a text without end, those of its beginning.
pub(super) fn grams(letters: &str) -> impl Iterator<Item = u128> {
    const CHAR_BITS: u32 = 21;
    let length = if letters.chars().take(w::GRAM_LETTERS).any(|c| c >= '\u{2e80}') { 2 } else { 6 };
    let mask = (1_u128 << (CHAR_BITS * length)) - 1;
    let mut run = 0_u128;
    letters
        .chars()
        .take(w::GRAM_LETTERS)
        .map(move |c| {
            run = (run << CHAR_BITS | u128::from(u32::from(c))) & mask;
            run
        })
        .skip(length as usize - 1)
}

/// Of a text's runs of letters, how many are among these, 0 to 1.
pub(super) fn shared(letters: &str, known: &HashSet<u128>) -> f32 {
    let (mut all, mut among) = (0_u32, 0_u32);
    for gram in grams(letters) {
        all += 1;
        among += u32::from(known.contains(&gram));
    }
    among as f32 / all.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_by_place_is_what_the_tables_say() {
        for c in '\u{80}'..='\u{10ffff}' {
            if let Some((lower, letter)) = small(c) {
                assert_eq!(c.to_lowercase().collect::<String>(), lower.to_string(), "{c:?}");
                assert_eq!(letter, c.is_alphanumeric(), "{c:?}");
                assert_eq!(letter, lower.is_alphanumeric(), "{c:?}");
            }
        }
        for c in '\0'..='\u{10ffff}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn words_are_counted_and_letters_kept() {
        let walk = Walk::over("O Zé d’Ávila-Melo não é 'João', às 17h30; 文化中心，ＡＢ。");
        assert_eq!(walk.lower, "o zé d’ávila-melo não é 'joão', às 17h30; 文化中心，ａｂ。");
        assert_eq!(walk.letters, "ozédávilamelonãoéjoãoàs17h30文化中心ａｂ");
        assert_eq!((walk.words, walk.ideographs, walk.commas), (9, 4, 3));
        assert_eq!(Walk::over(""), Walk::default());
    }
}
