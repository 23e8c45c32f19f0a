//! Which characters are Chinese or Japanese, told once for everything that needs to know.
//!
//! The standard's own property is the measure (Unicode Standard Annex 24, `Script`); blocks are taken whole, with what is
//! not assigned yet, so that a newer Unicode changes nothing here. Supplementary planes 2 and 3 are Unicode's for
//! ideographs alone.

/// Whether it is a Han ideograph, in whatever block: the basic one, the extensions, the compatibility ideographs; also the
/// radicals, 々, 〇 and the Suzhou numerals (Unicode `Script=Han`). Kana and punctuation are not.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{3005}' | '\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303b}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{16fe2}'..='\u{16fe3}' | '\u{16ff0}'..='\u{16ff6}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Whether it is one of the frequent ideographs, those that the encodings before Unicode could write (GB 2312, Big5):
/// where text in an unknown encoding makes sense, nearly all are of these.
#[must_use]
pub fn is_basic_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether it is hiragana or katakana, full or half width (Unicode `Script=Hiragana` and `Script=Katakana`, and what only
/// they use: the long mark ー, the voicing marks).
#[must_use]
pub fn is_kana(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{1aff0}'..='\u{1afff}' | '\u{1b000}'..='\u{1b16f}')
}

/// Whether it belongs to a word in a script that is written without blanks between words, so that each such character
/// stands for itself: Han, kana, bopomofo, and their circled, squared and annotating forms.
#[must_use]
pub fn is_cjk_text(c: char) -> bool {
    is_han(c)
        || is_kana(c)
        || matches!(c,
            '\u{3006}' | '\u{303c}'
            | '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}'
            | '\u{3190}'..='\u{319f}' | '\u{31c0}'..='\u{31ef}'
            | '\u{3200}'..='\u{33ff}'
            | '\u{1f200}'..='\u{1f2ff}')
}

/// Whether it is punctuation of Chinese or Japanese print, the ideographic blank too: 。「」、 and the full-width, the
/// vertical and the small forms of ASCII's marks. Marks that other scripts use as well (“ ” … —) are not.
#[must_use]
pub fn is_cjk_punctuation(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}'..='\u{303f}'
        | '\u{30a0}' | '\u{30fb}'
        | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
        | '\u{ffe0}'..='\u{ffe6}')
}

#[cfg(test)]
mod tests {
    use regex_syntax::hir::{Class, ClassUnicode, HirKind};

    use super::*;

    /// What each character of a table is: Han, kana, text, punctuation.
    type Traits = (bool, bool, bool, bool);

    fn traits(c: char) -> Traits {
        (is_han(c), is_kana(c), is_cjk_text(c), is_cjk_punctuation(c))
    }

    #[test]
    fn blocks_begin_and_end_where_they_should() {
        const HAN: Traits = (true, false, true, false);
        const KANA: Traits = (false, true, true, false);
        const TEXT: Traits = (false, false, true, false);
        const MARK: Traits = (false, false, false, true);
        const NONE: Traits = (false, false, false, false);
        for (c, expected) in [
            ('a', NONE),
            ('é', NONE),
            ('“', NONE),
            ('…', NONE),
            ('\u{2e7f}', NONE),
            ('\u{2e80}', HAN),
            ('\u{2fd5}', HAN),
            ('\u{2ff0}', NONE),
            ('\u{3000}', MARK),
            ('。', MARK),
            ('々', HAN),
            ('〆', TEXT),
            ('〇', HAN),
            ('〈', MARK),
            ('〠', MARK),
            ('〡', HAN),
            ('〩', HAN),
            ('〰', MARK),
            ('〸', HAN),
            ('〻', HAN),
            ('〼', TEXT),
            ('〽', MARK),
            ('\u{3040}', NONE),
            ('ぁ', KANA),
            ('ゟ', KANA),
            ('゠', MARK),
            ('ァ', KANA),
            ('ヺ', KANA),
            ('・', MARK),
            ('ー', KANA),
            ('ヿ', KANA),
            ('ㄅ', TEXT),
            ('ㄱ', NONE),
            ('ㆠ', TEXT),
            ('ㇰ', KANA),
            ('㈠', TEXT),
            ('㎏', TEXT),
            // Extension A, the basic block, and what lies between and behind.
            ('\u{3400}', HAN),
            ('\u{4dbf}', HAN),
            ('\u{4dc0}', NONE),
            ('\u{4e00}', HAN),
            ('\u{9fff}', HAN),
            ('\u{a000}', NONE),
            ('한', NONE),
            ('\u{f8ff}', NONE),
            ('\u{f900}', HAN),
            ('\u{faff}', HAN),
            ('\u{fb00}', NONE),
            ('︐', MARK),
            ('\u{fe20}', NONE),
            ('﹐', MARK),
            ('！', MARK),
            ('０', NONE),
            ('Ａ', NONE),
            ('～', MARK),
            ('｡', MARK),
            ('ｦ', KANA),
            ('ﾟ', KANA),
            ('\u{ffa0}', NONE),
            ('￥', MARK),
            ('\u{1b000}', KANA),
            ('🈀', TEXT),
            ('\u{1f300}', NONE),
            ('\u{1ffff}', NONE),
            // Extensions B to F, the compatibility supplement, G, H, I and what is still to come.
            ('\u{20000}', HAN),
            ('𠮷', HAN),
            ('\u{2a6df}', HAN),
            ('\u{2a700}', HAN),
            ('\u{2b739}', HAN),
            ('\u{2b740}', HAN),
            ('\u{2b820}', HAN),
            ('\u{2ceb0}', HAN),
            ('\u{2ebe0}', HAN),
            ('\u{2ebf0}', HAN),
            ('\u{2ee5d}', HAN),
            ('\u{2f800}', HAN),
            ('\u{2fa1d}', HAN),
            ('\u{30000}', HAN),
            ('\u{3134a}', HAN),
            ('\u{31350}', HAN),
            ('\u{323af}', HAN),
            ('\u{3fffd}', HAN),
            ('\u{40000}', NONE),
        ] {
            assert_eq!(traits(c), expected, "{c:?}");
        }
        assert!(is_basic_han('\u{4e00}') && is_basic_han('\u{9fff}') && !is_basic_han('\u{3400}'));
    }

    fn class(pattern: &str) -> ClassUnicode {
        match regex_syntax::parse(pattern).map(regex_syntax::hir::Hir::into_kind) {
            Ok(HirKind::Class(Class::Unicode(class))) => class,
            other => panic!("{pattern}: {other:?}"),
        }
    }

    fn chars(class: &ClassUnicode) -> impl Iterator<Item = char> + '_ {
        class.ranges().iter().flat_map(|range| range.start()..=range.end())
    }

    #[test]
    fn they_are_what_unicode_says() {
        let (han, kana) = (class(r"\p{Script=Han}"), class(r"[\p{Script=Hiragana}\p{Script=Katakana}]"));
        assert!(chars(&han).all(|c| is_han(c) && is_cjk_text(c)));
        assert!(chars(&kana).all(|c| is_cjk_text(c) && !is_han(c)));
        assert!(chars(&class(r"\p{Script=Bopomofo}")).filter(|c| *c > '\u{3000}').all(is_cjk_text));
        let mut assigned = class(r"\p{Any}");
        assigned.difference(&class(r"\p{Cn}"));
        let han: std::collections::HashSet<char> = chars(&han).collect();
        for c in chars(&assigned) {
            assert_eq!(is_han(c), han.contains(&c), "{c:?}");
            assert!(!(is_han(c) && is_kana(c)), "{c:?}");
            assert!(!(is_cjk_text(c) && is_cjk_punctuation(c)), "{c:?}");
            assert!(!is_cjk_punctuation(c) || !c.is_alphanumeric(), "{c:?}");
            assert!(!is_basic_han(c) || is_han(c), "{c:?}");
        }
    }
}
