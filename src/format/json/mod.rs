//! Catalogues of messages in JSON, one language a file: i18next and other messages by key, FormatJS, Chrome's extensions,
//! Flutter's ARB. Each string that people read is a text; keys, descriptions, addresses, layout and order stay byte for byte.

mod catalogue;
mod message;
mod pour;
mod scan;
mod strings;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use self::catalogue::{Catalogue, Kind, is_json};
use self::scan::{Broken, Why};
use super::density::{most_marks, most_pieces};
use super::text::MAX_TEXT;
use super::{DocumentFormat, Format, Input, Likeness, encoding, part};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Block, BlockTraits, Document, Lang, Markup, Place, PlaceKind, Role, Span, Text, last_name};

/// Catalogues of the Web.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat { read: |input| read(input, "json"), pour: pour::pour, banner: None }),
    ..Format::new("json", &["json"], sniff)
};

/// Flutter's.
pub(super) const ARB: Format = Format {
    document: Some(DocumentFormat { read: |input| read(input, "arb"), pour: pour::pour, banner: None }),
    ..Format::new("arb", &["arb"], |head| match kind(head) {
        Some(Kind::Arb | Kind::Keyed) => Likeness::Certain,
        _ => Likeness::None,
    })
};

fn sniff(head: &[u8]) -> Likeness {
    match kind(head) {
        Some(Kind::Settings | Kind::Data) | None => Likeness::None,
        Some(_) => Likeness::Certain,
    }
}

/// What a file is that begins so; none if it is no JSON.
fn kind(head: &[u8]) -> Option<Kind> {
    // UTF-16 is ASCII with zeros between, as far as marks go.
    let head: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).collect();
    let text = String::from_utf8_lossy(&head);
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']);
    is_json(text).then(|| Catalogue::of(text, most_marks(text.len())).0.kind)
}

/// What JSON that begins so is called where it is met under another name, or holds no messages: `json`, `json-settings`,
/// `json-data`.
pub(super) fn found(head: &[u8]) -> Option<&'static str> {
    Some(match kind(head)? {
        Kind::Settings => "json-settings",
        Kind::Data => "json-data",
        Kind::Arb => ARB.id,
        _ => FORMAT.id,
    })
}

fn read(input: &Input<'_>, format: &'static str) -> Result<Noted<Document>> {
    let file = || input.name.to_owned();
    if input.bytes.len() > MAX_TEXT {
        return Err(Error::FileTooLarge { file: file(), limit: (MAX_TEXT >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: file() });
    }
    let mut document = part::document(input, format, Markup::Whole);
    let part = encoding::decode("", input.bytes, None);
    let text = part.text.as_str();
    let (catalogue, broken) = Catalogue::of(text, most_marks(text.len()));
    if let Some(Broken { at, why }) = broken {
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u64;
        return Err(match why {
            Why::Dense => Error::FileTooDense { file: file(), limit: most_marks(text.len()) as u64 },
            why => Error::JsonBroken { file: file(), line, reason: why.name().to_owned() },
        });
    }
    if !catalogue.is_messages() {
        let found = if catalogue.kind == Kind::Settings { "json-settings" } else { "json-data" };
        return Err(Error::NotWhatItsNameSays { file: file(), format: format.to_owned(), found: found.to_owned() });
    }
    let messages = read_messages(text, &catalogue);
    let most = most_pieces(text.len());
    let pieces: usize = messages.iter().map(|message| 1 + message.text.codes().count()).sum();
    if pieces > most {
        return Err(Error::FileTooDense { file: file(), limit: most as u64 });
    }
    document.meta.lang = match catalogue.lang(text) {
        Some(lang) => strings::decode(&text[lang.range()]),
        None => lang_in_path(input.name),
    };
    let mut notices = Vec::new();
    let (mut at, mut line, mut choosing) = (0, 1_u32, None);
    let mut count = 0;
    let mut blocks = Vec::with_capacity(messages.len());
    for message in messages {
        let passed = memchr::memchr_iter(b'\n', &text.as_bytes()[at..message.span.start]).count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        at = message.span.start;
        if message.text.codes().any(|code| message::chooses(&code.data)) {
            choosing.get_or_insert(u64::from(line));
            count += 1;
        }
        if message.text.chars().chars().any(char::is_alphabetic) {
            blocks.push(Block {
                text: message.text,
                place: Place { part: 0, span: message.span, kind: PlaceKind::TextOnly, inside: None, tag: None },
                role: Role::Paragraph,
                traits: BlockTraits { element: Cow::Borrowed("message"), line, ..BlockTraits::default() },
            });
        }
    }
    if let Some(line) = choosing {
        notices.push(Notice::ChoicesLeft { file: file(), line, count });
    }
    part::append(&mut document, part, blocks, Vec::new());
    Ok(Noted { value: document, notices })
}

/// A text of a catalogue.
struct Message {
    /// Within a string, without the blanks at its ends.
    span: Span,
    text: Text,
}

/// The strings that may be read, each of their lines by itself unless a code goes over its end.
fn read_messages(text: &str, catalogue: &Catalogue) -> Vec<Message> {
    let mut out = Vec::new();
    for string in catalogue.messages(text) {
        let raw = &text[string.range()];
        if !catalogue::is_read(raw) {
            continue;
        }
        let message = |span: Span| {
            let said = strings::decode(&raw[span.range()])?;
            let span = Span::new(string.start + span.start, string.start + span.end);
            Some(Message { span, text: message::text(&said, catalogue.syntax) })
        };
        let lines = strings::lines(raw);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let Some(whole) = message(Span::new(first.start, last.end)) else { continue };
        let mut parts: Vec<Message> = lines.iter().filter_map(|&line| message(line)).collect();
        let codes: usize = parts.iter().map(|part| part.text.codes().count()).sum();
        if parts.len() != lines.len() || codes != whole.text.codes().count() {
            parts = vec![whole];
        }
        out.append(&mut parts);
    }
    out
}

impl Why {
    const fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::End => "end",
            Self::Place => "place",
            Self::Deep => "deep",
            Self::Dense => "dense",
        }
    }
}

/// Folders that have a folder or a file for each language.
const LANGUAGES: &[&str] =
    &["locales", "_locales", "locale", "i18n", "l10n", "lang", "langs", "languages", "translations", "messages"];

/// The language that the name or the place of a catalogue tells: `pt-BR.json`, `app_pt_BR.arb`, `_locales/pt_BR/messages.json`.
fn lang_in_path(name: &str) -> Option<String> {
    let tag = |spelt: &str| Lang::parse(spelt).ok().filter(|lang| lang.language().len() == 2);
    let stem = last_name(name).rsplit_once('.').map(|(stem, _)| stem)?;
    let mut folders = name.rsplit(['/', '\\']).skip(1);
    let (folder, above) = (folders.next().unwrap_or_default(), folders.next().unwrap_or_default());
    let known = |lang: &Lang| ["en", "pt", "zh"].contains(&lang.language());
    let by_stem = tag(stem).filter(|lang| known(lang) || LANGUAGES.contains(&folder));
    let by_end = || stem.match_indices('_').find_map(|(at, _)| tag(&stem[at + 1..]).filter(known));
    let by_folder = || tag(folder).filter(|_| LANGUAGES.contains(&above));
    by_stem.or_else(by_end).or_else(by_folder).map(|lang| lang.to_string())
}
