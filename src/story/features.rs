//! What can be seen of a block by itself: how long it is, whether it ends like a sentence, what its words and its
//! author's names for it say.

use super::boilerplate::{Boilerplate, Label, anywhere, boilerplate_of, house_words};
use super::normalize::Walk;
use super::phrases::{
    self, counts_comments, holds_address, holds_month, is_ago, is_month, is_particle, names_reporter,
    tells_reading_time,
};
use super::weights as w;
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
    /// Whether it ends in a stop or a colon, as no headline does.
    pub(super) stops: bool,
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
    /// How many words it has by which a site speaks of itself and to its reader. Only known of running text.
    pub(super) house: u32,
    /// What compares equal: letters and digits alone, lower case.
    pub(super) letters: String,
}

/// Whether a text ends as a sentence ends, closing quotation marks and brackets taken off.
pub(super) fn ends_sentence(text: &str) -> bool {
    unclosed(text).ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；', '．'])
}

/// A text without the quotation marks and brackets that close it.
fn unclosed(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | '」' | '』' | ')' | '）' | '］' | ']' | '›')
    })
}

impl BlockFeatures {
    /// The features of a block with these characters. `room` is a string whose room is used again.
    pub(super) fn of(block: &Block, chars: &str, room: &mut String) -> Self {
        let Walk { words, ideographs, commas, lower, letters } = Walk::in_room(chars, std::mem::take(room));
        let han = ideographs as f32;
        let words = words as f32 + han * w::HAN_WORD;
        let links = if chars.is_empty() { 0.0 } else { block.traits.link_bytes as f32 / chars.len() as f32 };
        let line = Line { chars, lower: &lower, words, chinese: han > words, commas, ends: ends_sentence(chars) };
        let date = line.is_dated();
        let reads_on = line.reads_on();
        let boilerplate = line.boilerplate(date, reads_on);
        let byline = words <= w::BYLINE_WORDS && boilerplate == Some(Boilerplate::Byline);
        let cut = line.is_cut_off();
        let said = matches!(boilerplate, None | Some(Boilerplate::Caption));
        let prose = reads_on && !cut && links < w::PROSE_LINKS && said && !date;
        let ends = line.ends && !cut;
        let house = if prose { house_words(&lower) } else { 0 };
        *room = lower;
        Self {
            words,
            prose,
            ends,
            stops: ends && unclosed(chars).ends_with(['.', '。', '．', ':', '：', ';', '；']),
            links,
            boilerplate,
            date,
            byline,
            again: false,
            boxed: false,
            listed: false,
            house,
            letters,
        }
    }

    /// How much a block of running text weighs: its length, but no more than a long paragraph's.
    pub(super) fn weight(&self) -> f32 {
        if self.prose { w::PARAGRAPH_WEIGHT + (self.words / w::WORDS_PER_WEIGHT).min(w::MOST_WORD_WEIGHT) } else { 0.0 }
    }

    /// Whether it is a sentence, however short.
    pub(super) fn is_short_sentence(&self) -> bool {
        self.ends
            && self.words >= w::SHORT_SENTENCE_WORDS
            && self.boilerplate.is_none()
            && !self.is_signed()
            && self.links < w::PROSE_LINKS
    }

    /// Whether it says who wrote the story, or when.
    pub(super) fn is_signed(&self) -> bool {
        self.date || self.byline
    }

    /// Whether it is nothing but a link, and as long as a headline.
    pub(super) fn is_linked_headline(&self) -> bool {
        self.links > w::LINKED_HEADLINE_LINKS && self.words > w::LINKED_HEADLINE_WORDS
    }
}

/// A block's characters and what was counted in them.
struct Line<'a> {
    chars: &'a str,
    lower: &'a str,
    words: f32,
    /// Whether it is in Chinese for the most part.
    chinese: bool,
    commas: u32,
    /// Whether it ends as a sentence ends.
    ends: bool,
}

impl Line<'_> {
    /// Whether it is a date, with little else.
    fn is_dated(&self) -> bool {
        let Self { chars, lower, words, chinese, ends, .. } = *self;
        let sentence = ends
            && (chinese && words > w::CHINESE_SENTENCE_WORDS
                || words > w::SENTENCE_WORDS
                || !chinese && is_said(chars, lower))
            && !lower.ends_with(')');
        // Name, paper, hour: parts between marks.
        let parted = words <= w::PARTED_DATE_WORDS && !ends && has_parts(chars);
        // `— Rita (@rita) May 3, 2026` says whose the words are.
        let quoted = (lower.starts_with('—') || lower.starts_with('–')) && lower.contains("(@");
        (words <= w::DATE_WORDS || parted) && !sentence && !quoted && is_date(lower)
    }

    /// Whether its length and its marks are those of running text.
    fn reads_on(&self) -> bool {
        let Self { chars, words, ends, .. } = *self;
        if chars.ends_with([':', '：', ';', '；']) && words < w::LEAD_IN_WORDS {
            return false;
        }
        let inner_stop = || chars.contains(['。', '！', '？']) || chars.contains(". ") || chars.contains("? ");
        let parted = || self.commas > 0 || inner_stop();
        if self.chinese {
            let closed = ends && words >= w::CHINESE_PROSE_WORDS && (parted() || words >= w::CHINESE_BARE_PROSE_WORDS);
            return closed || (words >= w::CHINESE_OPEN_PROSE_WORDS && parted());
        }
        (ends && words >= w::PROSE_WORDS) || (words >= w::OPEN_PROSE_WORDS && parted())
    }

    /// What the site uses it for.
    fn boilerplate(&self, date: bool, reads_on: bool) -> Option<Boilerplate> {
        let Self { chars, lower, words, chinese, ends, .. } = *self;
        let label = boilerplate_of(lower, words);
        let told = label.is_some_and(|label| self.is_told(label));
        let mut found = label.map(|label| label.kind).filter(|_| !told);
        if found.is_none() && !told && chinese && !ends && words <= w::REPORTER_WORDS && names_reporter(lower) {
            found = Some(Boilerplate::Byline);
        }
        if reads_on && found.is_some_and(|kind| self.is_sentence_for_all_that(kind)) {
            found = None;
        }
        if found.is_none() && !reads_on && words <= w::COMMENT_COUNT_WORDS && counts_comments(lower) {
            found = Some(Boilerplate::Comments);
        }
        if found.is_none() && !date && words <= w::READING_TIME_WORDS && tells_reading_time(lower) {
            found = Some(Boilerplate::Tool);
        }
        let signed = || self.commas == 1 && !ends && words <= w::SIGNED_FROM_WORDS && is_signed_from(chars);
        if found.is_none() && !reads_on && !date && words <= w::ADDRESS_WORDS && (holds_address(lower) || signed()) {
            found = Some(Boilerplate::Byline);
        }
        found
    }

    /// Whether a line that begins like one of the site's tells something: `Fonte oficial confirmou a detenção.` has a full
    /// stop and words that are no names, `Foto de Rita Maia.` has none.
    fn is_told(&self, label: Label) -> bool {
        use Boilerplate::{Appeal, Byline, Consent, End, Related, Skip, Subscribe, Tool};
        let Some(rest) = label.lead.and_then(|lead| Some(self.lower.split_once(lead)?.1)) else { return false };
        if !self.chars.ends_with(['.', '。']) || anywhere(self.lower) {
            return false;
        }
        match label.kind {
            Related | Tool | Consent | Skip | End | Appeal => false,
            Subscribe => !phrases::addresses_reader(self.lower),
            _ if self.chinese => rest.contains(['，', '、']) || rest.chars().count() > w::TOLD_IDEOGRAPHS,
            Byline if self.short_words(label.lead) >= w::TOLD_WORDS => true,
            _ => !phrases::addresses_reader(self.lower) && self.plain_words(label.lead) >= w::TOLD_WORDS,
        }
    }

    /// Words behind the first ones that stand in no author's line: `By Friday all was over.` is a sentence, `By Rita Maia, for the
    /// agencies.` is none.
    fn short_words(&self, lead: Option<&str>) -> usize {
        const OF_AUTHORS: &[&str] = &[
            "and",
            "for",
            "the",
            "our",
            "via",
            "with",
            "from",
            "staff",
            "special",
            "correspondent",
            "correspondents",
            "reporter",
            "reporters",
            "writer",
            "writers",
            "editor",
            "editors",
            "agencies",
            "agency",
            "photos",
            "photo",
            "video",
            "com",
            "dos",
            "das",
            "para",
            "correspondente",
            "correspondentes",
            "enviado",
            "enviada",
            "enviados",
            "especial",
            "redação",
            "redacção",
            "agências",
            "agência",
            "editor",
            "editora",
            "jornalista",
            "fotos",
            "foto",
            "vídeo",
            "texto",
        ];
        let plain = |word: &&str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            bare.chars().count() > 2
                && bare.chars().all(char::is_lowercase)
                && !is_month(bare)
                && !OF_AUTHORS.contains(&bare)
                && !is_particle(bare)
        };
        let lead = lead.map_or(0, |lead| lead.split_whitespace().count());
        self.chars.split_whitespace().skip(lead).filter(plain).count()
    }

    /// Words behind the first ones that are neither names nor numbers.
    fn plain_words(&self, lead: Option<&str>) -> usize {
        let plain = |word: &&str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            bare.chars().count() > 3 && bare.chars().all(|c| c.is_lowercase() || c == '-') && !is_month(bare)
        };
        let lead = lead.map_or(0, |lead| lead.split_whitespace().count());
        self.chars.split_whitespace().skip(lead).filter(plain).count()
    }

    /// Whether running text that begins like one of the site's lines is a sentence.
    fn is_sentence_for_all_that(&self, kind: Boilerplate) -> bool {
        use Boilerplate::{Comments, Consent, Credit, Subscribe, Tool};
        if !self.ends || self.words <= w::LABELLED_SENTENCE_WORDS {
            return false;
        }
        let site = matches!(kind, Subscribe | Consent | Comments | Credit)
            || (kind == Tool && self.lower.starts_with("click"))
            || self.lower.starts_with(['(', '（', '【', '['])
            || anywhere(self.lower);
        !site
    }

    /// Whether it breaks off, as the beginning of another page's text does: `… read how it`...
    fn is_cut_off(&self) -> bool {
        let chars = self.chars;
        (chars.ends_with(" …")
            || chars.ends_with(" ...")
            || (chars.ends_with("..") && !chars.ends_with("..."))
            || chars.ends_with("[…]")
            || chars.ends_with("[...]"))
            && self.words < w::TEASER_WORDS
    }
}

/// Whether marks part a line: `Rita Maia | A Folha`.
fn has_parts(chars: &str) -> bool {
    memchr::memchr(b'|', chars.as_bytes()).is_some() && chars.contains(" | ")
        || !chars.is_ascii() && [" · ", " • ", "｜"].iter().any(|mark| chars.contains(mark))
}

/// Whether a line names who wrote it and where, as Brazilian papers do: `Rita Maia, em Santos`, `Da Redação, no Rio`.
fn is_signed_from(chars: &str) -> bool {
    let named = |part: &str| {
        let mut words = part.split_whitespace().peekable();
        words.peek().is_some()
            && words.all(|word| is_particle(word) || word.chars().next().is_some_and(char::is_uppercase))
    };
    chars.rsplit_once(", ").is_some_and(|(who, place)| {
        phrases::place(place).is_some_and(named)
            && who.split_whitespace().count() >= 2
            && !who.contains(',')
            && named(who)
    })
}

/// Whether a short line that holds a date is a sentence for all that: `The last boat left in May 1989.`
fn is_said(chars: &str, lower: &str) -> bool {
    let plain = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() > 1 && !is_month(word);
    chars.ends_with(['.', '!', '?'])
        && chars.chars().next().is_some_and(char::is_uppercase)
        && lower.split(|c: char| !c.is_alphanumeric()).filter(plain).count() >= 4
        && lower.split(|c: char| !c.is_alphanumeric()).filter(plain).count() * 2 > lower.split_whitespace().count()
}

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
    let month = || lower.split(|c: char| !c.is_alphabetic()).any(is_month);
    // Names of months run together with what stands before them (`Staff writerApril 28, 2023`).
    let chinese = lower.contains('年') && lower.contains('月') && !lower.contains(['，', '。', '；', '：']);
    if has_year && (month() || holds_month(lower) || chinese) {
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
    is_ago(lower) || (month() && lower.chars().count() < 30 && has_day(lower))
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
    let near = at.saturating_sub(w::PULL_QUOTE_REACH)..features.len().min(at + 1 + w::PULL_QUOTE_REACH);
    own.len() >= 16 && features[near].iter().any(|other| other.letters.len() > own.len() && other.letters.contains(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line<'a>(chars: &'a str, walk: &'a Walk) -> Line<'a> {
        let words = walk.words as f32 + walk.ideographs as f32 * w::HAN_WORD;
        Line {
            chars,
            lower: &walk.lower,
            words,
            chinese: walk.ideographs as f32 > words,
            commas: walk.commas,
            ends: ends_sentence(chars),
        }
    }

    #[test]
    fn a_date_with_little_else_is_told_from_a_sentence() {
        for (chars, dated) in [
            ("21/05/2020 17h29", true),
            ("May 3, 2024", true),
            ("Rita Maia | A Folha do Rio Grande | 3 de maio de 2024", true),
            ("2020年5月2日 河岸报", true),
            ("há 2 horas", true),
            ("The last boat left the old quay in May 1989.", false),
            ("这座老桥在2020年5月重新开放了。", false),
            ("Nine boats", false),
        ] {
            let walk = Walk::over(chars);
            assert_eq!(line(chars, &walk).is_dated(), dated, "{chars}");
        }
    }

    #[test]
    fn a_sentence_that_begins_like_a_label_is_told() {
        for (chars, site) in [
            ("Fonte oficial confirmou a detenção.", false),
            ("Fonte: Lusa", true),
            ("Os comentários do ministro causaram polêmica.", false),
            ("Os comentários são de responsabilidade exclusiva de seus autores.", true),
            ("Publicado o decreto, as escolas reabrem na segunda-feira.", false),
            ("Publicado em 3 de maio por Rita Maia", true),
            ("Política de imigração divide coligação", false),
            ("Política de privacidade", true),
            ("Siga o dinheiro, pediu a juíza.", false),
            ("Siga o jornal no Instagram.", true),
            ("Para comentar o caso, o ministro convocou a imprensa.", false),
            ("Para comentar, você precisa fazer login.", true),
            ("Escrito por mãos anônimas, o livro correu mundo.", false),
            ("Escrito por Rita Maia.", true),
            ("Photo by Rita Maia.", true),
            ("Published accounts differ on what happened next.", false),
            ("据新华社报道，双方没有发表联合声明。", false),
            ("据新华社", true),
            ("统筹发展和安全，推动港口扩建。", false),
            ("统筹：李明", true),
            ("记者问及此事，他没有回答。", false),
            ("记者 李明", true),
            ("未经批准，任何单位不得施工。", false),
            ("未经授权不得转载", true),
            ("实习生就业难", false),
        ] {
            let walk = Walk::over(chars);
            let found = line(chars, &walk).boilerplate(false, line(chars, &walk).reads_on());
            assert_eq!(found.is_some(), site, "{chars}: {found:?}");
        }
    }

    #[test]
    fn running_text_is_long_and_ends_or_has_parts() {
        for (chars, reads_on) in [
            ("The ferry to the island runs from Monday.", false),
            ("The ferry to the island runs again from Monday on.", true),
            ("The ferry to the island runs again from Monday on", false),
            ("What the harbour master told the council on Monday evening was this:", true),
            ("What we know of the ferry today so far:", false),
            ("岛上的渡船星期一起恢复航行。", false),
            ("岛上的渡船星期一起恢复航行，每天四班。", true),
            ("岛上的渡船星期一起恢复航行每天四班", false),
        ] {
            let walk = Walk::over(chars);
            assert_eq!(line(chars, &walk).reads_on(), reads_on, "{chars}");
        }
    }
}
