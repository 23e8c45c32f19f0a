//! What can be seen of a block by itself: how long it is, whether it ends like a sentence, what its words and its
//! author's names for it say.

use super::boilerplate::{Boilerplate, anywhere, boilerplate_of};
use super::normalize::Walk;
use crate::model::{Block, Role};

/// What can be seen of one block.
#[derive(Debug, Clone)]
pub(super) struct BlockFeatures {
    /// Words; a Chinese character counts half a word.
    pub(super) words: f32,
    /// Whether it is running text: a sentence or several.
    pub(super) prose: bool,
    /// Whether it ends as a sentence ends.
    pub(super) ends: bool,
    /// Of its characters, how many stand in links, 0 to 1.
    pub(super) links: f32,
    /// What the site uses it for, by its words.
    pub(super) boilerplate: Option<Boilerplate>,
    /// Whether it is a date, with little else.
    pub(super) date: bool,
    /// Whether it names an author, with little else.
    pub(super) byline: bool,
    /// Whether the page says it more than once, or says it within a paragraph too. Only known of lines of plain text.
    pub(super) again: bool,
    /// Whether it stands in a box that says where it begins and ends. Only known of lines of plain text.
    pub(super) boxed: bool,
    /// Whether it is an item of a list. Only known of lines of plain text.
    pub(super) listed: bool,
    /// What compares equal: letters and digits alone, lower case.
    pub(super) letters: String,
}

/// Whether a text ends as a sentence ends, closing quotation marks and brackets taken off.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | '」' | '』' | ')' | '）' | '］' | ']' | '›')
    });
    bare.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；', '．'])
}

impl BlockFeatures {
    /// The features of a block with these characters.
    pub(super) fn of(block: &Block, chars: &str, room: &mut String) -> Self {
        let Walk { words, ideographs, commas, lower, letters } = Walk::in_room(chars, std::mem::take(room));
        let han = ideographs as f32;
        let words = words as f32 + han * 0.5;
        let ends = ends_sentence(chars);
        let chinese = han > words;
        let links = if chars.is_empty() { 0.0 } else { block.traits.link_bytes as f32 / chars.len() as f32 };
        let inner_stop = || chars.contains(['。', '！', '？']) || chars.contains(". ") || chars.contains("? ");
        let sentence = ends
            && (chinese && words > 6.0 || words > 8.0 || !chinese && is_said(chars, &lower))
            && !lower.ends_with(')');
        // Name, paper, hour: parts between marks.
        let parted = words <= 26.0 && !ends && has_parts(chars);
        // `— Rita (@rita) May 3, 2026` says whose the words are.
        let quoted = (lower.starts_with('—') || lower.starts_with('–')) && lower.contains("(@");
        let date = (words <= 14.0 || parted) && !sentence && !quoted && is_date(&lower);
        let mut boilerplate = boilerplate_of(&lower, words).or_else(|| {
            let reporter = chinese && !ends && words <= 10.0 && REPORTERS.iter().any(|mark| lower.contains(mark));
            reporter.then_some(Boilerplate::Byline)
        });
        let mut prose = if chinese {
            (ends && words >= 7.0 && (commas > 0 || inner_stop() || words >= 10.0))
                || (words >= 20.0 && (commas > 0 || inner_stop()))
        } else {
            (ends && words >= 9.0) || (words >= 24.0 && (commas > 0 || inner_stop()))
        };
        if chars.ends_with([':', '：', ';', '；']) && words < 12.0 {
            prose = false;
        }
        // A sentence may begin like a label.
        if boilerplate.is_some()
            && prose
            && ends
            && words > 11.0
            && !matches!(
                boilerplate,
                Some(Boilerplate::Subscribe | Boilerplate::Consent | Boilerplate::Comments | Boilerplate::Credit)
            )
            && !(boilerplate == Some(Boilerplate::Tool) && lower.starts_with("click"))
            && !anywhere(&lower)
            && !lower.starts_with(['(', '（', '【', '['])
        {
            boilerplate = None;
        }
        if boilerplate.is_none() && !date && words <= 8.0 && tells_reading(&lower, ideographs > 0) {
            boilerplate = Some(Boilerplate::Tool);
        }
        if boilerplate.is_none() && !prose && !date && words <= 14.0 {
            let elsewhere = || lower.contains('.') && ADDRESSES.iter().any(|mark| lower.contains(mark));
            if elsewhere() || (commas == 1 && !ends && words <= 10.0 && is_signed_from(chars)) {
                boilerplate = Some(Boilerplate::Byline);
            }
        }
        let byline = words <= 14.0 && (matches!(boilerplate, Some(Boilerplate::Byline)) || (date && words <= 12.0));
        // A teaser breaks off: `… read how it`...
        let cut = (chars.ends_with(" …")
            || chars.ends_with(" ...")
            || (chars.ends_with("..") && !chars.ends_with("..."))
            || chars.ends_with("[…]")
            || chars.ends_with("[...]"))
            && words < 45.0;
        prose &= !cut;
        let said = matches!(boilerplate, None | Some(Boilerplate::Caption));
        prose &= links < 0.6 && said && !(date && words < 12.0);
        let ends = ends && !cut;
        *room = lower;
        Self {
            words,
            prose,
            ends,
            links,
            boilerplate,
            date,
            byline,
            again: false,
            boxed: false,
            listed: false,
            letters,
        }
    }

    /// How much a block of running text weighs: its length, but no more than a long paragraph's.
    pub(super) fn weight(&self) -> f32 {
        if self.prose { 1.0 + (self.words / 12.0).min(6.0) } else { 0.0 }
    }
}

/// Before a reporter's name, in a line of its own.
const REPORTERS: &[&str] = &["记者 ", "記者 ", "记者：", "記者：", "通讯员 ", "通訊員 "];

/// Whether marks part a line: `Rita Maia | A Folha`.
fn has_parts(chars: &str) -> bool {
    memchr::memchr(b'|', chars.as_bytes()).is_some() && chars.contains(" | ")
        || !chars.is_ascii() && [" · ", " • ", "｜"].iter().any(|mark| chars.contains(mark))
}

/// Whether a line tells how long the page takes to read.
fn tells_reading(lower: &str, chinese: bool) -> bool {
    let read = [" min read", " minute read", " minutes read", " mins read", "min de leitura", "minutos de leitura"];
    lower.contains("min") && read.iter().any(|mark| lower.contains(mark))
        || chinese && ["阅读时间", "閱讀時間"].iter().any(|mark| lower.contains(mark))
}

/// What a line holds that sends its reader elsewhere.
const ADDRESSES: &[&str] = &["http://", "https://", "www.", "facebook.com/", "twitter.com/", "instagram.com/"];

/// Whether a line names who wrote it and where, as Brazilian papers do: `Rita Maia, em Santos`, `Da Redação, no Rio`.
fn is_signed_from(chars: &str) -> bool {
    let small = ["da", "de", "do", "das", "dos", "e", "em", "na", "no", "nas", "nos"];
    let named = |part: &str| {
        let mut words = part.split_whitespace().peekable();
        words.peek().is_some()
            && words.all(|word| small.contains(&word) || word.chars().next().is_some_and(char::is_uppercase))
    };
    chars.rsplit_once(", ").is_some_and(|(who, place)| {
        ["em ", "no ", "na "].iter().any(|lead| place.strip_prefix(lead).is_some_and(named))
            && who.split_whitespace().count() >= 2
            && !who.contains(',')
            && named(who)
    })
}

/// Whether a short line that holds a date is a sentence for all that: `The last boat left in May 1989.`
fn is_said(chars: &str, lower: &str) -> bool {
    let plain =
        |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() > 1 && !MONTHS.contains(word);
    chars.ends_with(['.', '!', '?'])
        && chars.chars().next().is_some_and(char::is_uppercase)
        && lower.split(|c: char| !c.is_alphanumeric()).filter(plain).count() >= 4
        && lower.split(|c: char| !c.is_alphanumeric()).filter(plain).count() * 2 > lower.split_whitespace().count()
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "fev",
    "abr",
    "mai",
    "ago",
    "set",
    "out",
    "dez",
    "may",
];

/// Whether a short line (in lower case) gives a day or an hour: `21/05/2020 17h29`, `May 3, 2024`, `2020年5月2日`,
/// `3 hours ago`, `há 2 horas`, `2小时前`.
pub(super) fn is_date(lower: &str) -> bool {
    if !lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let bytes = lower.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let has_year = lower
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    let month = || lower.split(|c: char| !c.is_alphabetic()).any(|word| MONTHS.contains(&word));
    // Names of months run together with what stands before them (`Staff writerApril 28, 2023`).
    let long_month = || MONTHS.iter().filter(|month| month.len() > 4).any(|month| lower.contains(month));
    let chinese = lower.contains('年') && lower.contains('月') && !lower.contains(['，', '。', '；', '：']);
    if has_year && (month() || long_month() || chinese) {
        return true;
    }
    for at in 0..bytes.len() {
        // 21/05/2020, 2020-05-21, 21.05.20, 17:29, 17h29
        if digit(at)
            && (digit(at + 1) || bytes.get(at + 1).is_some_and(|byte| b"/.-:h".contains(byte)))
            && (at == 0 || !digit(at - 1))
        {
            let mut end = at;
            while digit(end) {
                end += 1;
            }
            let separator = bytes.get(end).copied();
            let mut next = end + 1;
            while digit(next) {
                next += 1;
            }
            let second = next.saturating_sub(end + 1);
            match separator {
                Some(mark @ (b'/' | b'-' | b'.'))
                    if ((1..=2).contains(&second) || second == 4)
                        && bytes.get(next) == Some(&mark)
                        && digit(next + 1) =>
                {
                    return true;
                }
                Some(b':' | b'h') if second == 2 && end - at <= 2 => return true,
                _ => {}
            }
        }
    }
    let ago = lower.ends_with(" ago")
        || [" hours ago", " horas atrás", " minutos atrás", "小时前", "小時前"].iter().any(|ago| lower.contains(ago))
        || (lower.starts_with("há ") && lower.len() < 30)
        || lower.ends_with("前") && lower.chars().count() < 12;
    ago || (month() && lower.chars().count() < 30 && has_day(lower))
}

fn has_day(lower: &str) -> bool {
    lower.split(|c: char| !c.is_ascii_digit()).any(|run| (1..=2).contains(&run.len()))
}

/// What a role of the markup stands for in the story.
pub(super) fn story_role(role: Role) -> Role {
    match role {
        Role::Heading | Role::Item | Role::Quotation | Role::Caption | Role::Cell => role,
        _ => Role::Paragraph,
    }
}

/// Whether a paragraph close by holds this block's words within its own.
pub(super) fn is_pull_quote(features: &[BlockFeatures], at: usize) -> bool {
    let own = features[at].letters.as_str();
    let near = at.saturating_sub(12)..features.len().min(at + 13);
    own.len() >= 16 && features[near].iter().any(|other| other.letters.len() > own.len() && other.letters.contains(own))
}
