//! Foreign names in Chinese: which characters may write a syllable of a name in Latin letters (`sounds.txt`).
//!
//! A name that stands once in an archive is learnt from nothing, and for Latin letters and Han characters nothing is a cognate.
//! But 戴维斯 sounds like Davis. One character says little, for several write a syllable and many words have it; so only what is
//! written as a name counts, and it is a prior as that of cognates is, which what is learnt soon outweighs.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::corpus::Vocabulary;
use super::tokens::Kind;

/// Which characters write which syllable.
const WRITTEN: &str = include_str!("sounds.txt");

/// Shorter words are particles of names, or none.
const LEAST_LETTERS: usize = 3;

/// A sound, and the vowel after it, if there is one.
type Syllable = (char, Option<char>);

/// Pairs of a type of the source and one of the target, ascending, of which one is a name in Latin letters and the other a
/// character that may write a syllable of it.
pub(super) fn sounding(source: &Vocabulary, target: &Vocabulary) -> Vec<(u32, u32)> {
    let mut out = of_names(source, target);
    out.extend(of_names(target, source).into_iter().map(|(name, character)| (character, name)));
    out.sort_unstable();
    out.dedup();
    out
}

fn of_names(names: &Vocabulary, characters: &Vocabulary) -> Vec<(u32, u32)> {
    let mut written: BTreeMap<Syllable, Vec<u32>> = BTreeMap::new();
    for line in WRITTEN.lines().filter(|line| !line.starts_with('#')) {
        let Some((syllable, by)) = line.split_once(' ') else { continue };
        let sounds = sounds(syllable);
        let Some(&first) = sounds.first() else { continue };
        let numbers = by
            .split(' ')
            .filter_map(|character| characters.spelt.binary_search_by(|spelt| spelt.as_str().cmp(character)).ok());
        let numbers = numbers.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        written.entry((first, sounds.get(1).copied())).or_default().extend(numbers);
    }
    let mut out = Vec::new();
    for (number, name) in (0..).zip(&names.spelt) {
        let at = number as usize;
        if names.kinds[at] == Kind::Word && names.names[at] && name.chars().count() >= LEAST_LETTERS {
            for syllable in syllables(name) {
                let by = written.get(&syllable).map_or(&[][..], Vec::as_slice);
                out.extend(by.iter().map(|character| (number, *character)));
            }
        }
    }
    out
}

/// The syllables of a name, as Chinese hears them.
fn syllables(name: &str) -> Vec<Syllable> {
    let sounds = sounds(name);
    let mut out = Vec::new();
    for (at, &sound) in sounds.iter().enumerate() {
        let vowel = sounds.get(at + 1).copied().filter(|next| is_vowel(*next));
        let heard: &[char] = match sound {
            's' => &['s', 'S'],
            'g' => &['g', 'j'],
            'u' => &['u', 'w'],
            _ => &[sound],
        };
        if !is_vowel(sound) || vowel.is_some() {
            out.extend(heard.iter().map(|sound| (*sound, vowel)));
        }
        // A vowel by itself is written where a name begins with it.
        if at == 0 && is_vowel(sound) {
            out.push((sound, None));
        }
    }
    out
}

fn is_vowel(sound: char) -> bool {
    matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Letters as sounds, one a letter or two: `ph` is f, `c` is k or s, `sh` is S, `ch` C, `ts` z.
fn sounds(word: &str) -> Vec<char> {
    let letters: Vec<char> = word.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        let (sound, taken) = match (letters[at], next) {
            ('p', Some('h')) => ('f', 2),
            ('c', Some('k')) => ('k', 2),
            ('c', Some('h')) => ('C', 2),
            ('s', Some('h')) => ('S', 2),
            ('t', Some('s')) => ('z', 2),
            ('t', Some('h')) => ('t', 2),
            ('q', Some('u')) => ('k', 2),
            ('c', Some('e' | 'i')) => ('s', 1),
            ('c', Some('a' | 'o' | 'u' | 'r' | 'l')) => ('k', 1),
            ('x', _) => {
                out.push('k');
                ('s', 1)
            }
            ('y', _) => ('i', 1),
            (letter, _) => (letter, 1),
        };
        out.push(sound);
        at += taken;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_heard_and_other_words_are_not() {
        let vocabulary = |spelt: &[&str], names: &[bool]| Vocabulary {
            spelt: spelt.iter().map(|token| (*token).to_owned()).collect(),
            kinds: spelt.iter().map(|token| Kind::of(token)).collect(),
            names: names.to_vec(),
            sentences: Vec::new(),
            seeded: Vec::new(),
            share: Vec::new(),
        };
        let latin = vocabulary(&["davis", "debt", "phili"], &[true, false, true]);
        let han = vocabulary(&["利", "戴", "斯", "维", "菲", "鱼"], &[false; 6]);
        let heard = |name: u32| -> Vec<u32> {
            sounding(&latin, &han).into_iter().filter(|pair| pair.0 == name).map(|pair| pair.1).collect()
        };
        assert_eq!((heard(0), heard(1), heard(2)), (vec![1, 2, 3], vec![], vec![0, 4]));
        let turned: Vec<(u32, u32)> = sounding(&latin, &han).into_iter().map(|(a, b)| (b, a)).collect();
        assert!(sounding(&han, &latin).iter().all(|pair| turned.contains(pair)) && turned.len() == 5);
    }

    #[test]
    fn the_table_is_whole() {
        let mut seen = std::collections::BTreeSet::new();
        for line in WRITTEN.lines().filter(|line| !line.starts_with('#')) {
            let (syllable, by) = line.split_once(' ').unwrap();
            assert!(seen.insert(syllable) && sounds(syllable).len() <= 2, "{line}");
            assert!(by.split(' ').all(|c| c.chars().count() == 1 && Kind::of(c) == Kind::Han), "{line}");
        }
        assert!(seen.len() > 100);
    }
}
