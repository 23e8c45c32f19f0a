//! Which of our languages a text is in: script first, then function words. Says nothing where it is not sure.

use std::sync::LazyLock;

use super::fx_hash::FxHashMap;
use super::normalize::is_letter;
use super::phrases::{EN, OTHER, PT, PhraseKind, ZH, words};
use crate::model::{Lang, is_han, is_kana};

/// For each word, the lists that it stands in, a bit a list.
static WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let lists = [
        (EN, PhraseKind::FunctionWord),
        (PT, PhraseKind::FunctionWord),
        (OTHER, PhraseKind::FunctionWord),
        (PT, PhraseKind::OnlyPortugal),
        (PT, PhraseKind::OnlyBrazil),
    ];
    let mut out = FxHashMap::default();
    for (bit, (list, kind)) in lists.into_iter().enumerate() {
        for word in words(list, kind) {
            *out.entry(word).or_default() |= 1_u8 << bit;
        }
    }
    out
});

/// Characters of one script of Chinese alone: simplified `true`.
static SCRIPTS: LazyLock<FxHashMap<char, bool>> = LazyLock::new(|| {
    let characters = |kind, simplified| words(ZH, kind).flat_map(str::chars).map(move |c| (c, simplified));
    characters(PhraseKind::OnlySimplified, true).chain(characters(PhraseKind::OnlyTraditional, false)).collect()
});

/// As many bytes of a text as tell its language.
pub(super) const ENOUGH: usize = 20_000;

/// The characters that are not ASCII.
fn others(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.bytes().position(|byte| !byte.is_ascii())?;
        let mut chars = rest[at..].chars();
        let other = chars.next();
        rest = chars.as_str();
        other
    })
}

/// The bytes of the word that `text` begins with, none if it begins with something else, and whether it is ASCII.
fn word_at(text: &str) -> (usize, bool) {
    let (mut at, mut ascii) = (0, true);
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii_alphabetic() || *byte == b'-' {
            at += 1;
            continue;
        }
        let other = if byte.is_ascii() { None } else { text[at..].chars().next().filter(|c| is_letter(*c)) };
        let Some(letter) = other else { break };
        at += letter.len_utf8();
        ascii = false;
    }
    (at, ascii)
}

/// The language of `text`, as narrow as it is sure: `pt` where nothing tells Lisbon from Brasília.
#[must_use]
pub fn detect(text: &str) -> Option<Lang> {
    let (mut han, mut kana, mut latin, mut hans, mut hant) = (0_usize, 0_usize, 0_usize, 0_i64, 0_i64);
    let mut head = prefix(text, ENOUGH).to_owned();
    head.make_ascii_lowercase();
    latin += head.bytes().filter(u8::is_ascii_lowercase).count();
    for c in others(&head) {
        match c {
            c if is_han(c) => {
                han += 1;
                match SCRIPTS.get(&c) {
                    Some(true) => hans += 1,
                    Some(false) => hant += 1,
                    None => {}
                }
            }
            c if is_kana(c) => kana += 1,
            c if is_letter(c) => latin += 1,
            _ => {}
        }
    }
    // A Chinese character says about as much as a word of four letters.
    if han * 4 > latin {
        if kana * 10 > han {
            return None;
        }
        let tag = if hans > hant * 3 {
            "zh-Hans"
        } else if hant > hans * 3 {
            "zh-Hant"
        } else {
            "zh"
        };
        return (han > 1).then(|| Lang::parse(tag).ok()).flatten();
    }
    let (mut en, mut pt, mut other, mut words, mut lisbon, mut brasilia) = (0_usize, 0, 0, 0, 0, 0);
    let mut small = String::new();
    let mut rest = head.as_str();
    while !rest.is_empty() {
        let (length, ascii) = word_at(rest);
        let mut word = &rest[..length];
        let mut after = rest[length..].chars();
        after.next();
        rest = after.as_str();
        if word.is_empty() {
            continue;
        }
        if !ascii {
            small.clear();
            small.extend(word.chars().flat_map(char::to_lowercase));
            word = &small;
        }
        words += 1;
        let lists = WORDS.get(word).copied().unwrap_or_default();
        en += usize::from(lists & 1 != 0);
        pt += usize::from(lists & 2 != 0);
        other += usize::from(lists & 4 != 0);
        lisbon += usize::from(lists & 8 != 0);
        brasilia += usize::from(lists & 16 != 0);
    }
    if words == 0 {
        return None;
    }
    if en > pt * 2 && en > other && en * 8 >= words {
        return Lang::parse("en").ok();
    }
    if pt > en * 2 && pt > other && pt * 8 >= words {
        let tag = if lisbon >= 2 && lisbon > brasilia * 3 {
            "pt-PT"
        } else if brasilia >= 2 && brasilia > lisbon * 3 {
            "pt-BR"
        } else {
            "pt"
        };
        return Lang::parse(tag).ok();
    }
    None
}

fn prefix(text: &str, length: usize) -> &str {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_hyphens() {
        for text in ["", "-", "O Zé, d’Ávila-Melo: 17h30! ", "文化 ok…é", "×÷a\u{300}b\u{aa}", "\u{1f600}x"]
        {
            let expected: Vec<&str> = text.split(|c: char| !is_letter(c) && c != '-').collect();
            let mut found = Vec::new();
            let mut rest = text;
            loop {
                let (length, ascii) = word_at(rest);
                assert_eq!(ascii, rest[..length].is_ascii(), "{text}");
                found.push(&rest[..length]);
                let mut after = rest[length..].chars();
                if after.next().is_none() {
                    break;
                }
                rest = after.as_str();
            }
            assert_eq!(found, expected, "{text}");
            assert!(others(text).eq(text.chars().filter(|c| !c.is_ascii())), "{text}");
        }
    }
}
