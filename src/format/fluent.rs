//! Fluent: a site's messages, read and merged (Fluent 1.0 syntax).
//!
//! A catalogue is cut into its messages before any of them is parsed, so that nothing a stranger nests can exhaust the
//! parser, and a damaged one costs itself alone. Merging appends: what is there keeps every byte.

mod escape;

use std::collections::{HashMap, HashSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::{CatalogueFormat, Format, Input, Likeness, Message, recognize};
use crate::error::{Noted, Notice, Result};

/// Fluent.
pub(super) const FORMAT: Format =
    Format { catalogue: Some(CatalogueFormat { read, ids, merge }), ..Format::new("fluent", &["ftl"], sniff) };

/// How deep braces or parentheses may stand inside each other in one message: the parser calls itself for each.
const MAX_DEPTH: usize = 100;

/// Text without zeros in which more lines begin a message, a term or a comment than anything else; or nothing at all.
fn sniff(head: &[u8]) -> Likeness {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may be cut in half.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Likeness::None,
    };
    let text = valid.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Likeness::None;
    }
    let (mut ours, mut others) = (0, 0);
    for line in text.lines() {
        if line.starts_with('#') || defined(line).is_some() {
            ours += 1;
        } else if !line.is_empty() && !line.starts_with([' ', '}']) {
            others += 1;
        }
    }
    if ours > others {
        Likeness::Certain
    } else if text.trim().is_empty() {
        Likeness::Possible
    } else {
        Likeness::None
    }
}

/// The id that a line defines, `-` of a term included.
fn defined(line: &str) -> Option<&str> {
    let id = line.split_once('=')?.0.trim_end_matches(' ');
    is_id(id.strip_prefix('-').unwrap_or(id)).then_some(id)
}

/// Whether Fluent takes it for an identifier: a letter, then letters, digits, `-` and `_`, all ASCII.
fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A message with its comment, a term, a comment, or whatever stands between two of them.
struct Section<'a> {
    text: &'a str,
    /// From 1.
    line: u64,
}

/// Cuts a catalogue where a line begins with a letter, a `-` or a `#`; comments stay with what follows them.
fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let (mut start, mut first_line) = (0, 1);
    let (mut at, mut line) = (0, 1);
    let mut after_comment = false;
    for whole in text.split_inclusive('\n') {
        let comment = whole.starts_with('#');
        let begins = comment || whole.starts_with('-') || whole.starts_with(|c: char| c.is_ascii_alphabetic());
        if begins && !after_comment && at > start {
            sections.push(Section { text: &text[start..at], line: first_line });
            (start, first_line) = (at, line);
        }
        after_comment = comment;
        at += whole.len();
        line += 1;
    }
    if at > start {
        sections.push(Section { text: &text[start..at], line: first_line });
    }
    sections
}

/// Whether the parser can be trusted with it: an upper bound of how deep it would go.
fn is_shallow(text: &str) -> bool {
    let (mut braces, mut parentheses) = (0_usize, 0_usize);
    // A closing brace inside quotes may be text or not, so it is not counted; too much is counted rather than too little.
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'{' => braces += 1,
            b'}' if !quoted && braces > 0 => {
                braces -= 1;
                if braces == 0 {
                    parentheses = 0;
                }
            }
            b'(' if braces > 0 => parentheses += 1,
            b')' if !quoted => parentheses = parentheses.saturating_sub(1),
            b'"' if braces > 0 => quoted = !quoted,
            b'\n' => quoted = false,
            _ => {}
        }
        if braces > MAX_DEPTH || parentheses > MAX_DEPTH {
            return false;
        }
    }
    true
}

/// What a section holds.
enum SectionContent {
    Message(Message),
    /// A message without a value, or a term, a comment, nothing.
    Other,
    Damaged,
}

/// Whether no `\u` or `\U` has a longer character in the place of a digit: the parser would cut that in two, and panic.
fn has_whole_escapes(text: &str) -> bool {
    text.match_indices('\\').all(|(at, _)| {
        let wanted = match text.as_bytes().get(at + 1) {
            Some(b'u') => 4,
            Some(b'U') => 6,
            _ => return true,
        };
        let rest = &text[at + 2..];
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits >= wanted || rest[digits..].chars().next().is_none_or(|c| c.is_ascii())
    })
}

fn content_of(section: &Section<'_>) -> SectionContent {
    if !is_shallow(section.text) || !has_whole_escapes(section.text) {
        return SectionContent::Damaged;
    }
    let resource = match fluent_syntax::parser::parse(section.text) {
        Ok(resource) => resource,
        Err((resource, _)) => resource,
    };
    let mut found = SectionContent::Other;
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(pattern) = &message.value {
                    found = SectionContent::Message(Message {
                        id: message.id.name.to_owned(),
                        value: plain(&pattern.elements).unwrap_or_else(|| verbatim(section.text, message.id.name)),
                        comment: message.comment.as_ref().map(|comment| comment.content.join("\n")),
                    });
                }
            }
            Entry::Junk { content } if !content.trim().is_empty() => return SectionContent::Damaged,
            _ => {}
        }
    }
    found
}

/// The text of a pattern that holds nothing to fill in.
fn plain(elements: &[PatternElement<&str>]) -> Option<String> {
    let mut out = String::new();
    for element in elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => out.push_str(&literal(expression)?),
        }
    }
    Some(out)
}

fn literal(expression: &Expression<&str>) -> Option<String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            Some(unescape_unicode_to_string(value).into_owned())
        }
        Expression::Inline(InlineExpression::NumberLiteral { value }) => Some((*value).to_owned()),
        Expression::Inline(InlineExpression::Placeable { expression }) => literal(expression),
        _ => None,
    }
}

/// What stands behind the `=`, as it is written, attributes left out.
fn verbatim(text: &str, id: &str) -> String {
    let start = text.lines().find(|line| defined(line) == Some(id)).and_then(|line| line.find('='));
    let from = text.find(&format!("\n{id}")).map_or(0, |at| at + 1);
    let body = &text[from..][start.map_or(0, |at| at + 1)..];
    let end = body
        .match_indices('\n')
        .find(|(at, _)| body[at + 1..].trim_start_matches(' ').starts_with('.'))
        .map_or(body.len(), |(at, _)| at);
    body[..end].trim().to_owned()
}

fn decoded<'a>(input: &Input<'a>) -> Result<&'a str> {
    let bytes = input.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input.bytes);
    std::str::from_utf8(bytes).map_err(|_| recognize::not(input.name, "Fluent", input.bytes))
}

/// The messages with a value; one that cannot be read is a notice.
fn read(input: &Input<'_>) -> Result<Noted<Vec<Message>>> {
    let mut noted = Noted::plain(Vec::new());
    for section in sections(decoded(input)?) {
        match content_of(&section) {
            SectionContent::Message(message) => noted.value.push(message),
            SectionContent::Other => {}
            SectionContent::Damaged => {
                noted.notices.push(Notice::MessageSkipped { file: input.name.to_owned(), line: section.line });
            }
        }
    }
    Ok(noted)
}

/// Every id that a line of the file defines: of messages with a value and without, of terms, of what is damaged.
fn ids(input: &Input<'_>) -> Result<Vec<String>> {
    let text = decoded(input)?;
    Ok(text.lines().filter_map(defined).map(str::to_owned).collect())
}

/// The catalogue with `messages` at its end, but those whose id is there.
fn merge(input: Option<&Input<'_>>, messages: &[Message]) -> Result<Noted<Vec<u8>>> {
    let (bytes, name) = input.map_or((&[][..], ""), |input| (input.bytes, input.name));
    let text = input.map(decoded).transpose()?.unwrap_or_default();
    // Damaged messages count too: their id is taken.
    let mut taken: HashMap<String, (Option<String>, u64)> = HashMap::new();
    for section in sections(text) {
        let value = match content_of(&section) {
            SectionContent::Message(message) => Some(message.value),
            _ => None,
        };
        for (offset, line) in section.text.lines().enumerate() {
            if let Some(id) = defined(line) {
                taken.entry(id.to_owned()).or_insert((value.clone(), section.line + offset as u64));
            }
        }
    }
    let mut notices = Vec::new();
    let mut added = String::new();
    let mut written: HashSet<&str> = HashSet::new();
    for message in messages {
        if !is_id(&message.id) {
            notices.push(Notice::MessageBadId { message: message.id.clone() });
            continue;
        }
        if let Some((value, line)) = taken.get(&message.id) {
            if value.as_ref() != Some(&message.value) {
                let (file, line) = (name.to_owned(), *line);
                notices.push(Notice::MessageKept { file, line, message: message.id.clone() });
            }
            continue;
        }
        if !written.insert(&message.id) {
            let same = messages.iter().find(|other| other.id == message.id);
            if same.is_some_and(|first| first.value != message.value) {
                notices.push(Notice::MessageKept { file: name.to_owned(), line: 0, message: message.id.clone() });
            }
            continue;
        }
        escape::write_message(&mut added, message);
    }
    let mut out = bytes.to_vec();
    if added.is_empty() {
        return Ok(Noted { value: out, notices });
    }
    let crlf = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    if !bytes.is_empty() {
        // Behind a brace that nobody closed a parser would take the new message for what stands in it; at a comment it
        // begins anew.
        if sections(text).last().is_some_and(|section| matches!(content_of(section), SectionContent::Damaged)) {
            added.insert_str(0, "#\n\n");
        }
        if !text.ends_with('\n') {
            added.insert(0, '\n');
        }
        // A comment at the end must not become the new message's.
        if text.lines().next_back().is_some_and(|line| !line.trim().is_empty()) {
            added.insert(0, '\n');
        }
    }
    let added = if crlf { added.replace('\n', "\r\n") } else { added };
    out.extend_from_slice(added.as_bytes());
    Ok(Noted { value: out, notices })
}
