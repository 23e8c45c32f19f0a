//! The stretches of words of sentences that could be a term or a name.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::LazyLock;

use super::words::Words;
use crate::model::{Lang, is_cjk_text};

/// So many words has a term at most.
const MOST_WORDS: usize = 5;

/// So many words of the dictionary has a Chinese one at most: it does not know most names, and cuts them into characters.
const MOST_CHINESE_WORDS: usize = 8;

/// So many characters has a Chinese one at most, and at least two.
const MOST_CHARACTERS: usize = 12;

/// What stands in a longer one so often is left to that.
const LEFT_TO_LONGER: f64 = 0.8;

/// What is a piece of a longer row of capitals more often than that is no name of its own.
const MOST_AS_PIECE: f64 = 0.5;

/// A stretch that stands in several sentences.
#[derive(Debug, Clone)]
pub(super) struct Side {
    /// As it is written most often.
    pub(super) text: String,
    /// The sentences that it stands in, ascending.
    pub(super) pairs: Vec<u32>,
    /// How many words it has; a Chinese one of four characters and more counts as two.
    pub(super) words: u32,
    /// How much it says: content words, or half of its Chinese characters.
    pub(super) weight: f32,
    /// How its content words are written, where its script has capitals.
    pub(super) capitals: Option<Capitals>,
}

/// How content words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// All with a capital, not only where a sentence begins: a name.
    All,
    /// Some.
    Some,
    /// None.
    None,
}

/// The stretches of the sentences of one language.
pub(super) struct Stretches {
    sides: Vec<Side>,
    /// For each sentence those that stand in it.
    in_pairs: Vec<Vec<u32>>,
}

/// A word of a sentence.
struct Word {
    start: usize,
    end: usize,
    /// Whether a mark, or more than a blank, stands before it.
    cut_off: bool,
    /// Whether it may begin or end a term.
    is_content: bool,
    /// Whether it may stand within one: `of`, `de`, `·`.
    joins: bool,
    upper: bool,
    /// A Chinese character that is a function word, and now and then the end of a name that the dictionary does not know.
    ends_names: bool,
}

/// Those characters: the ends of 萨尔瓦多 and 常设委员会.
const ENDS_NAMES: &str = "比会會多大小新高长長里裡中内內外部家名能成来來上前用同本各号號天当當正等少好";

/// So many sentences have to have what ends with such a character.
const LEAST_OF_SUCH: usize = 3;

type Lists = HashMap<&'static str, HashSet<&'static str>>;

/// Function words by language.
static FUNCTION_WORDS: LazyLock<Lists> = LazyLock::new(|| {
    let list = |text: &'static str| -> HashSet<&'static str> {
        text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
    };
    HashMap::from([
        ("en", list(include_str!("function_words/en.txt"))),
        ("pt", list(include_str!("function_words/pt.txt"))),
        ("zh", list(include_str!("function_words/zh.txt"))),
    ])
});

/// What joins the words of a term, by language; then what joins those of a name that has such a word before it
/// (`Ministry of Trade and Industry`, but not `Beijing and Macau`).
fn joining(language: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match language {
        "en" => (&["of"], &["the", "and", "for"]),
        "pt" => (&["de", "do", "da", "dos", "das"], &["e"]),
        _ => (&[], &[]),
    }
}

/// Stretches of one sentence: text, words, content words, whether all of these have capitals.
struct Found<'a> {
    text: &'a str,
    words: usize,
    content: usize,
    capitals: usize,
    /// Whether it stands where the sentence begins, and its capital says nothing.
    first: bool,
    /// Whether it is a piece of a longer row of capitals: `Minister` in `Foreign Minister`.
    piece: bool,
    /// Whether its last character may be a word of its own.
    is_doubtful: bool,
}

impl Stretches {
    pub(super) fn of<'a>(sentences: impl Iterator<Item = &'a str> + Clone, lang: &Lang) -> Self {
        #[derive(Default)]
        struct Seen {
            spelt: HashMap<String, u32>,
            pairs: Vec<u32>,
            words: usize,
            content: usize,
            all: u32,
            some: u32,
            none: u32,
            pieces: u32,
            is_doubtful: bool,
        }
        let chinese = lang.language() == "zh";
        let again = repeated(sentences.clone(), lang);
        let mut seen: HashMap<String, Seen> = HashMap::new();
        let mut count = 0;
        for (at, sentence) in (0_u32..).zip(sentences) {
            count = at as usize + 1;
            for found in stretches(sentence, lang) {
                let lower = found.text.to_lowercase();
                if !again.contains(&mark(&lower)) {
                    continue;
                }
                let entry = seen.entry(lower).or_default();
                (entry.words, entry.content, entry.is_doubtful) = (found.words, found.content, found.is_doubtful);
                if entry.pairs.last() != Some(&at) {
                    entry.pairs.push(at);
                }
                // The first word of a sentence is written large whatever it is.
                let weight = if found.first { 1 } else { 1000 };
                *entry.spelt.entry(found.text.to_owned()).or_default() += weight;
                entry.pieces += u32::from(found.piece);
                match (found.capitals, found.content) {
                    (1, 1) if found.first => {}
                    (capitals, content) if capitals == content => entry.all += 1,
                    (0, _) => entry.none += 1,
                    (1, _) if found.first => entry.none += 1,
                    _ => entry.some += 1,
                }
            }
        }
        let mut sides: Vec<Side> = Vec::new();
        let is_piece = |entry: &Seen| f64::from(entry.pieces) > MOST_AS_PIECE * entry.pairs.len() as f64;
        let least = |entry: &Seen| if entry.is_doubtful { LEAST_OF_SUCH } else { 2 };
        for entry in seen.into_values().filter(|entry| entry.pairs.len() >= least(entry) && !is_piece(entry)) {
            let capitals = match (entry.all, entry.some, entry.none) {
                (all, some, none) if all > some + none => Capitals::All,
                (all, some, none) if none >= all + some => Capitals::None,
                _ => Capitals::Some,
            };
            let best = entry.spelt.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0)));
            let Some((text, _)) = best else { continue };
            let characters = text.chars().count();
            sides.push(Side {
                words: if chinese {
                    1 + u32::from(characters > 3)
                } else {
                    u32::try_from(entry.words).unwrap_or(u32::MAX)
                },
                weight: if chinese { characters as f32 / 2.0 } else { entry.content as f32 },
                capitals: (!chinese).then_some(capitals),
                text,
                pairs: entry.pairs,
            });
        }
        sides.sort_by(|a, b| a.text.cmp(&b.text));
        leave_to_longer(&mut sides, count);
        let mut in_pairs = vec![Vec::new(); count];
        for (number, side) in (0_u32..).zip(&sides) {
            side.pairs.iter().for_each(|pair| in_pairs[*pair as usize].push(number));
        }
        Self { sides, in_pairs }
    }

    pub(super) fn len(&self) -> usize {
        self.sides.len()
    }

    pub(super) fn all(&self) -> &[Side] {
        &self.sides
    }

    pub(super) fn get(&self, number: u32) -> &Side {
        &self.sides[number as usize]
    }

    pub(super) fn in_pair(&self, pair: u32) -> &[u32] {
        &self.in_pairs[pair as usize]
    }
}

/// A number for a text, the same on every run.
fn mark(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The marks of stretches that stand in two sentences or more: most stand in one, and are never kept.
fn repeated<'a>(sentences: impl Iterator<Item = &'a str>, lang: &Lang) -> HashSet<u64> {
    let mut first: HashMap<u64, u32> = HashMap::new();
    let mut out = HashSet::new();
    for (at, sentence) in (0_u32..).zip(sentences) {
        for found in stretches(sentence, lang) {
            let mark = mark(&found.text.to_lowercase());
            if *first.entry(mark).or_insert(at) != at {
                out.insert(mark);
            }
        }
    }
    out
}

/// Leaves out what nearly always stands in a longer one.
fn leave_to_longer(sides: &mut Vec<Side>, count: usize) {
    let mut in_pairs: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (number, side) in (0_u32..).zip(sides.iter()) {
        side.pairs.iter().for_each(|pair| in_pairs[*pair as usize].push(number));
    }
    let lower: Vec<String> = sides.iter().map(|side| side.text.to_lowercase()).collect();
    let left: Vec<bool> = (0..sides.len())
        .map(|at| {
            let side = &sides[at];
            // A longer one that stands in most of them stands in one of the first few.
            let some = side.pairs.iter().take(5).flat_map(|pair| &in_pairs[*pair as usize]);
            some.map(|&other| other as usize).any(|other| {
                lower[other].len() > lower[at].len()
                    && sides[other].pairs.len() as f64 >= LEFT_TO_LONGER * side.pairs.len() as f64
                    && lower[other].contains(&lower[at])
            })
        })
        .collect();
    let mut at = 0..;
    sides.retain(|_| at.next().is_some_and(|at| !left[at]));
}

fn stretches<'a>(sentence: &'a str, lang: &Lang) -> Vec<Found<'a>> {
    let chinese = lang.language() == "zh";
    let words = if chinese { chinese_words(sentence) } else { plain_words(sentence, lang.language()) };
    let names = joining(lang.language()).1;
    let most = if chinese { MOST_CHINESE_WORDS } else { MOST_WORDS };
    let mut out = Vec::new();
    for begin in 0..words.len() {
        if !words[begin].is_content {
            continue;
        }
        let (mut content, mut capitals, mut joined, mut of_names) = (0, 0, false, false);
        for end in begin..words.len().min(begin + most) {
            let word = &words[end];
            let text = &sentence[words[begin].start..word.end];
            if (end > begin && word.cut_off) || (chinese && text.chars().count() > MOST_CHARACTERS) {
                break;
            }
            let spelt = &sentence[word.start..word.end];
            if !word.is_content {
                if !(word.joins || joined && names.contains(&spelt)) {
                    break;
                }
                joined |= word.joins;
                of_names |= !word.joins;
                if !word.ends_names || text.chars().count() < 3 {
                    continue;
                }
            } else {
                content += 1;
            }
            capitals += usize::from(word.upper);
            if of_names && capitals < content || (chinese && text.chars().count() < 2) {
                continue;
            }
            let piece = capitals == content
                && (begin
                    .checked_sub(1)
                    .is_some_and(|before| words[before].upper && !words[begin].cut_off && before > 0)
                    || words.get(end + 1).is_some_and(|next| next.upper && !next.cut_off));
            let first = begin == 0;
            out.push(Found {
                text,
                words: end - begin + 1,
                content,
                capitals,
                first,
                piece,
                is_doubtful: word.ends_names,
            });
        }
    }
    out
}

/// The words of a script with blanks. A possessive ending cuts what follows off.
fn plain_words(sentence: &str, language: &str) -> Vec<Word> {
    let empty = HashSet::new();
    let function = FUNCTION_WORDS.get(language).unwrap_or(&empty);
    let joins = joining(language).0;
    let inside = |c: char| c.is_alphanumeric();
    let mut out: Vec<Word> = Vec::new();
    let mut chars = sentence.char_indices().peekable();
    let mut before = 0;
    while let Some((start, c)) = chars.next() {
        if !inside(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let goes_on =
                inside(c) || ("-‐’'".contains(c) && sentence[at + c.len_utf8()..].chars().next().is_some_and(inside));
            if !goes_on {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let mut spelt = &sentence[start..end];
        let mut possessive = false;
        for ending in ["'s", "’s"] {
            if let Some(stem) = spelt.strip_suffix(ending).filter(|_| language == "en") {
                (spelt, possessive) = (stem, true);
            }
        }
        let gap = &sentence[before..start];
        let lower = spelt.to_lowercase();
        let letters = spelt.chars().filter(|c| c.is_alphabetic()).count();
        out.push(Word {
            start,
            end: start + spelt.len(),
            cut_off: !matches!(gap, " " | "\u{a0}"),
            is_content: letters >= 2 && !function.contains(lower.as_str()) && !is_adverb(&lower, language),
            joins: joins.contains(&spelt),
            upper: spelt.chars().next().is_some_and(char::is_uppercase),
            ends_names: false,
        });
        before = if possessive { start + spelt.len() } else { end };
    }
    name_beginnings(&mut out);
    out
}

/// Whether it ends as adverbs of manner do, and few nouns.
fn is_adverb(lower: &str, language: &str) -> bool {
    match language {
        "en" => {
            lower.len() > 5 && lower.ends_with("ly") && !["family", "italy", "assembly", "monopoly"].contains(&lower)
        }
        "pt" => lower.len() > 7 && lower.ends_with("mente"),
        _ => false,
    }
}

/// Has a word such as `New` count where it begins a name: written large, not where the sentence begins, before another capital.
fn name_beginnings(words: &mut [Word]) {
    for at in 1..words.len().saturating_sub(1) {
        let next = &words[at + 1];
        if words[at].upper && next.upper && next.is_content && !next.cut_off && words[at].end - words[at].start > 2 {
            words[at].is_content = true;
        }
    }
}

/// The words of Chinese, as the dictionary has them.
fn chinese_words(sentence: &str) -> Vec<Word> {
    let empty = HashSet::new();
    let function = FUNCTION_WORDS.get("zh").unwrap_or(&empty);
    let words = Words::of(sentence);
    let mut out: Vec<Word> = Vec::new();
    let mut cut_off = true;
    for (start, end) in words.each() {
        let spelt = &sentence[start..end];
        if spelt == "·" {
            out.push(Word { start, end, cut_off, is_content: false, joins: true, upper: false, ends_names: false });
            continue;
        }
        if !spelt.chars().all(|c| is_cjk_text(c) || c.is_ascii_alphabetic()) || !spelt.chars().any(is_cjk_text) {
            cut_off = true;
            continue;
        }
        let is_content = !function.contains(spelt);
        let ends_names = !is_content && ENDS_NAMES.contains(spelt);
        out.push(Word { start, end, cut_off, is_content, joins: ends_names, upper: false, ends_names });
        cut_off = false;
    }
    out
}
