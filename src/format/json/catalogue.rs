//! Which JSON is a catalogue of messages, of which kind, and which of its strings people read.

use super::message::Syntax;
use super::scan::{Broken, Member, Value, members};
use crate::model::Span;

/// A file as it was read.
pub(super) struct Catalogue {
    pub(super) members: Vec<Member>,
    pub(super) kind: Kind,
    pub(super) syntax: Syntax,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Messages by key, in groups or not: i18next, and most others.
    Keyed,
    /// `{"id": {"defaultMessage": …}}`, or a list of such: FormatJS.
    FormatJs,
    /// `{"id": {"message": …}}`: extensions of Chrome and Firefox.
    Chrome,
    /// `{"id": …, "@id": {…}, "@@locale": …}`: Flutter.
    Arb,
    /// Settings of a program: `package.json` and its like.
    Settings,
    /// Data.
    Data,
}

/// Keys that settings have at the top, and catalogues do not.
const SETTINGS: &[&str] = &[
    "dependencies",
    "devDependencies",
    "peerDependencies",
    "scripts",
    "require",
    "compilerOptions",
    "lockfileVersion",
    "manifest_version",
    "extends",
    "$schema",
];

/// Keys whose strings are for those who write the program.
const COMMENTS: &[&str] = &["$schema", "//", "_comment", "$comment", "__comment"];

impl Catalogue {
    /// What can be read of a text, and why it is not all.
    pub(super) fn of(text: &str, most: usize) -> (Self, Option<Broken>) {
        let (members, broken) = members(text, most);
        let kind = kind(text, &members, broken.is_some());
        let syntax = syntax(text, kind);
        (Self { members, kind, syntax }, broken)
    }

    pub(super) fn is_messages(&self) -> bool {
        !matches!(self.kind, Kind::Settings | Kind::Data)
    }

    /// Where the strings stand that may be messages, in order, each between its quotation marks.
    pub(super) fn messages<'c>(&'c self, text: &'c str) -> impl Iterator<Item = Span> + 'c {
        self.members.iter().filter_map(move |member| match member.value {
            Value::String(span) if is_message(text, &self.members, member, self.kind) => Some(span),
            _ => None,
        })
    }

    /// Where the file says in which language it is.
    pub(super) fn lang(&self, text: &str) -> Option<Span> {
        let found = self.members.iter().find(|member| member.parent == Some(0) && key(text, member) == "@@locale")?;
        match found.value {
            Value::String(span) => Some(span).filter(|span| !span.is_empty()),
            _ => None,
        }
    }

    /// All strings and keys.
    pub(super) fn strings<'c>(&'c self, text: &'c str) -> impl Iterator<Item = &'c str> + 'c {
        let own = |member: &Member| match member.value {
            Value::String(span) => Some(span),
            _ => None,
        };
        self.members
            .iter()
            .flat_map(move |member| member.key.into_iter().chain(own(member)))
            .map(|span| &text[span.range()])
    }
}

fn key<'t>(text: &'t str, member: &Member) -> &'t str {
    member.key.map_or("", |key| &text[key.range()])
}

/// Whether text begins as JSON does: an object with a key, or a list of objects.
pub(super) fn is_json(text: &str) -> bool {
    let (members, _) = members(text, 4);
    match members[..] {
        [Member { value: Value::Object, .. }, Member { key: Some(_), .. }, ..] => true,
        [Member { value: Value::List, .. }, Member { value: Value::Object, .. }, ..] => true,
        [Member { value: Value::Object, .. }] => text.trim_end().ends_with('}'),
        _ => false,
    }
}

fn kind(text: &str, members: &[Member], cut: bool) -> Kind {
    let Some(root) = members.first() else { return Kind::Data };
    let mut top: Vec<usize> = (1..members.len()).filter(|&at| members[at].parent == Some(0)).collect();
    // Where the text breaks off, the last may lack what it had.
    if cut && top.len() > 1 {
        top.pop();
    }
    if root.value == Value::Object {
        if top.iter().any(|&at| SETTINGS.contains(&key(text, &members[at]))) {
            return Kind::Settings;
        }
        let is_arb = |&at: &usize| {
            let key = key(text, &members[at]);
            key.starts_with("@@") || (key.len() > 1 && key.starts_with('@') && members[at].value == Value::Object)
        };
        if top.iter().any(is_arb) {
            return Kind::Arb;
        }
    }
    let mut has = vec![(false, false); members.len()];
    for member in members {
        if let (Some(parent), Value::String(_)) = (member.parent, member.value) {
            has[parent].0 |= key(text, member) == "defaultMessage";
            has[parent].1 |= key(text, member) == "message";
        }
    }
    let all = |is: &dyn Fn(usize) -> bool| {
        !top.is_empty() && top.iter().all(|&at| members[at].value == Value::Object && is(at))
    };
    if all(&|at| has[at].0) {
        return Kind::FormatJs;
    }
    if root.value != Value::Object {
        return Kind::Data;
    }
    if all(&|at| has[at].1) {
        return Kind::Chrome;
    }
    if is_keyed(text, members) { Kind::Keyed } else { Kind::Data }
}

/// Whether an object is mostly strings that people read, and no list of records.
fn is_keyed(text: &str, members: &[Member]) -> bool {
    let (mut strings, mut said, mut others, mut records, mut read) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let mut in_record = vec![false; members.len()];
    for (at, member) in members.iter().enumerate() {
        let around = member.parent.map(|parent| (members[parent].value, in_record[parent]));
        in_record[at] =
            around.is_some_and(|(value, inside)| inside || (value == Value::List && member.value == Value::Object));
        match member.value {
            Value::String(span) => {
                let own = &text[span.range()];
                strings += 1;
                said += usize::from(!own.trim().is_empty());
                read += usize::from(is_read(own));
                records += usize::from(in_record[at]);
            }
            Value::Other => others += 1,
            Value::Object | Value::List => {}
        }
    }
    strings > 0 && others < strings && records * 2 <= strings && read * 2 >= said
}

fn is_message(text: &str, members: &[Member], member: &Member, kind: Kind) -> bool {
    let key = key(text, member);
    let grandparent = member.parent.and_then(|parent| members[parent].parent);
    match kind {
        Kind::FormatJs => grandparent == Some(0) && key == "defaultMessage",
        Kind::Chrome => grandparent == Some(0) && key == "message",
        Kind::Arb => member.parent == Some(0) && !key.starts_with('@'),
        Kind::Keyed => !COMMENTS.contains(&key),
        Kind::Settings | Kind::Data => false,
    }
}

/// Whether a string, as written, is one that people read: no address, path, identifier, number or date.
pub(super) fn is_read(raw: &str) -> bool {
    let own = raw.trim();
    if !own.chars().any(char::is_alphabetic) {
        return false;
    }
    if own.contains(char::is_whitespace) || own.contains("\\n") {
        let date = own.len() >= 16 && own.is_ascii() && is_date(own) && !own[10..].trim().contains(' ');
        return !date;
    }
    // One word.
    let starts = ["http:", "https:", "mailto:", "tel:", "data:", "www.", "/", "\\/", "./", "../", "#"];
    if own.contains("://") || own.contains(":\\/\\/") || starts.iter().any(|start| own.starts_with(start)) {
        return false;
    }
    if !own.is_ascii() {
        return true;
    }
    let bytes = own.as_bytes();
    let between = |mark: u8| {
        bytes
            .windows(3)
            .any(|three| three[1] == mark && three[0].is_ascii_alphanumeric() && three[2].is_ascii_alphanumeric())
    };
    let digits = bytes.iter().any(u8::is_ascii_digit);
    let is_code = bytes.len() >= 8 && digits && bytes.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let in_place = own.contains(['{', '<', '$', '%']);
    in_place || !(is_code || is_date(own) || between(b'_') || between(b'.'))
}

/// `2010-01-07…`
fn is_date(own: &str) -> bool {
    let digit = |at: usize| own.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    (0..4).chain([5, 6, 8, 9]).all(digit)
        && own.as_bytes().get(4) == Some(&b'-')
        && own.as_bytes().get(7) == Some(&b'-')
}

fn syntax(text: &str, kind: Kind) -> Syntax {
    let quotes = || ["'{", "'}", "''"].iter().any(|quoted| text.contains(quoted));
    match kind {
        Kind::Chrome => Syntax::Chrome,
        Kind::FormatJs => Syntax::Icu { quoting: true },
        // Flutter takes an apostrophe for what it is unless it is told otherwise.
        Kind::Arb => Syntax::Icu { quoting: quotes() },
        _ => {
            let chooses = [", plural,", ", select,", ", selectordinal,"].iter().any(|choice| text.contains(choice));
            match chooses && !text.contains("{{") && !text.contains("$t(") {
                true => Syntax::Icu { quoting: true },
                false => Syntax::Open,
            }
        }
    }
}
