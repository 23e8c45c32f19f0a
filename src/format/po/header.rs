//! The header of a catalogue: languages, encoding, plural forms.

use super::plural::{PluralRule, rule};
use super::scan::{Entry, scan};
use super::strings::escape;
use crate::format::hard_wrap::line_end;
use crate::format::part::Edits;
use crate::format::{Input, encoding};
use crate::model::{Lang, Part, Span, Standing, last_name};

/// The text of a catalogue, in the encoding that its header declares.
pub(super) fn decoded(bytes: &[u8]) -> Part {
    let declared = charset(bytes).filter(|label| !label.eq_ignore_ascii_case("CHARSET"));
    let part = encoding::decode("", bytes, declared);
    // What has nothing but ASCII so far is written in what it declares.
    match declared.and_then(encoding::by_label).filter(|_| !part.bom && bytes.is_ascii()) {
        Some(encoding) => Part { encoding, ..part },
        None => part,
    }
}

/// The label behind `charset=` near the beginning.
pub(super) fn charset(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(16 * 1024)];
    let at = memchr::memmem::find(head, b"charset=")? + "charset=".len();
    let length = head[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
    std::str::from_utf8(&head[at..at + length]).ok().filter(|label| !label.is_empty())
}

/// What a header says.
#[derive(Debug, Default)]
pub(super) struct Header {
    fields: Vec<(String, String)>,
}

impl Header {
    /// The header among the entries of a catalogue.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let header = entries.iter().find(|entry| entry.is_header());
        let text = header.and_then(|header| header.translations.first()).map_or("", |value| value.value.text.as_str());
        let field =
            |line: &str| line.split_once(':').map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()));
        Self { fields: text.lines().filter_map(field).collect() }
    }

    /// A field that says something.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// How many forms a plural has.
    pub(super) fn plural(&self) -> Option<PluralRule> {
        rule(self.field("Plural-Forms")?)
    }

    /// The language of the translations; by the file's name, or its folder's, where the header says none.
    pub(super) fn target(&self, name: &str) -> Option<std::result::Result<Lang, String>> {
        if let Some(said) = self.field("Language").filter(|said| !said.eq_ignore_ascii_case("LANGUAGE")) {
            return Some(lang(said).ok_or_else(|| said.to_owned()));
        }
        let stem = last_name(name).rsplit_once('.').map(|(stem, _)| stem)?;
        let mut folders = name.rsplit(['/', '\\']).skip(1);
        let folder = folders.next().filter(|folder| *folder == "LC_MESSAGES").and_then(|_| folders.next());
        let parts = stem.rsplit(['.', '-']).next().into_iter().chain([stem]).chain(folder);
        parts.filter_map(lang).find(|lang| lang.language().len() == 2).map(Ok)
    }
}

/// `pt_BR`, `zh_Hans`, `sr@latin`.
fn lang(spelt: &str) -> Option<Lang> {
    let (tag, modifier) = spelt.split_once('@').unwrap_or((spelt, ""));
    let tag = tag.split('.').next().unwrap_or(tag);
    match modifier {
        "latin" => Lang::parse(&format!("{tag}-Latn")).ok(),
        _ => Lang::parse(tag).ok(),
    }
}

/// A language as gettext spells it.
fn spelt(lang: &Lang) -> String {
    let own = lang.to_string();
    let usual = match own.as_str() {
        "zh-Hans" => "zh_CN",
        "zh-Hant" => "zh_TW",
        _ => "",
    };
    let is = Lang::parse(usual).is_ok_and(|usual| usual.standing(lang) == Standing::Same);
    if is { usual.to_owned() } else { own.replace('-', "_") }
}

/// The plural forms of a new catalogue, as `msginit` writes them.
fn usual_forms(lang: &Lang) -> Option<&'static str> {
    match (lang.language(), lang.to_string().as_str()) {
        ("zh", _) => Some("nplurals=1; plural=0;"),
        ("pt", "pt-BR") => Some("nplurals=2; plural=(n > 1);"),
        ("pt" | "en", _) => Some("nplurals=2; plural=(n != 1);"),
        _ => None,
    }
}

/// The catalogue with a header that says in which language its translations are, and what else a template leaves open.
pub(super) fn with_target(input: &Input<'_>, target: &Lang) -> Vec<u8> {
    let part = decoded(input.bytes);
    let text = part.text.as_str();
    let Ok(entries) = scan(text) else { return input.bytes.to_vec() };
    let end = line_end(text);
    let plural = entries.iter().any(|entry| entry.plural.is_some());
    let forms = usual_forms(target).filter(|_| plural && Header::of(&entries).plural().is_none());
    let fields = [("Language", Some(spelt(target))), ("Plural-Forms", forms.map(str::to_owned))];
    let mut edits = Edits::default();
    let header = entries.iter().find(|entry| entry.is_header());
    let Some((header, value)) = header.and_then(|header| Some((header, &header.translations.first()?.value))) else {
        let mut new = format!("msgid \"\"{end}msgstr \"\"{end}");
        let fixed = [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ];
        let said = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
        for (name, value) in fixed.into_iter().map(|(name, value)| (name, value.to_owned())).chain(said) {
            new.push_str(&format!("\"{name}: {value}\\n\"{end}"));
        }
        edits.insert(0, &format!("{new}{end}"));
        return edits.written(&Part { encoding: "UTF-8", ..part.clone() }).unwrap_or_default();
    };
    let own = &text[value.span.range()];
    let mut behind = String::new();
    for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        let mut written = String::new();
        escape(&value, &mut written);
        match place(own, name) {
            Some(place) => {
                let at = header.translations[0].value.span.start;
                edits.replace(Span::new(at + place.start, at + place.end), format!(" {written}"));
            }
            None => behind.push_str(&format!("{end}\"{name}: {written}\\n\"")),
        }
    }
    if !behind.is_empty() {
        let open = !value.text.is_empty() && !value.text.ends_with('\n');
        edits.insert(value.span.end, &if open { behind.replacen('"', "\"\\n", 1) } else { behind });
    }
    if let Some(found) = own.find("charset=CHARSET") {
        let at = value.span.start + found + "charset=".len();
        edits.replace(Span::new(at, at + "CHARSET".len()), "UTF-8".to_owned());
    }
    super::refill::without_fuzzy(text, header, &mut edits);
    edits.written(&part).unwrap_or_else(|| input.bytes.to_vec())
}

/// Where the value of a field stands in a header, as it is written.
fn place(own: &str, name: &str) -> Option<Span> {
    let mut from = 0;
    loop {
        let found = own[from..].find(&format!("{name}:"))? + from;
        let start = found + name.len() + 1;
        if own[..found].ends_with('"') || own[..found].ends_with("\\n") {
            let end = own[start..].find("\\n").or_else(|| own[start..].find('"'))? + start;
            return Some(Span::new(start, end));
        }
        from = start;
    }
}
