//! What is odd in a TMX file, unit by unit; who suffers from it says the table of `format/doctor`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::BufRead;
use std::ops::ControlFlow;

use super::chunks::{Body, Chunk, Chunks, Stray};
use super::structure::{self, Shape};
use super::{read, sources};
use crate::error::{Error, Result};
use crate::format::consumer::Consumer;
use crate::format::doctor::{Diagnosis, Finding, Tally, TmxFault, Tool};
use crate::format::recognize;
use crate::format::xml::{self, Element, Node, Place, Step, Xml};
use crate::model::{Lang, Standing};

/// The longest text on a side that Trados takes, in characters (see the table).
const LONGEST: u64 = 2000;

/// So many different languages are counted.
const LANGUAGES: usize = 1000;

/// So many characters of a text are shown.
const SHOWN: usize = 60;

/// Tells everything that is odd in a file.
pub(super) fn examine<'a>(
    input: Box<dyn BufRead + Send + 'a>,
    file: &'a str,
    tell: &mut dyn FnMut(Finding) -> ControlFlow<()>,
) -> Result<Diagnosis> {
    let mut examiner = Examiner {
        stopped: false,
        tell,
        tally: Tally::new(),
        header: None,
        old: false,
        sources: HashMap::new(),
        languages: HashSet::new(),
        sourced: false,
        unit: None,
    };
    let mut chunks = Chunks::gathering(file, input);
    let body = examiner.head(&mut chunks, file)?;
    if body == Body::Open {
        examiner.body(&mut chunks)?;
    }
    Ok(examiner.end())
}

/// Why a piece of the file is no well-formed XML, and where.
pub(super) struct Odd {
    pub(super) reason: String,
    pub(super) detail: String,
    pub(super) at: Place,
}

/// A unit, or a part of one, that begins at a place of the file.
pub(super) fn parse(text: &str, at: Place) -> std::result::Result<Element, Odd> {
    if let Some((offset, c)) = xml::odd_character(text) {
        let mut at = at;
        at.pass(&text.as_bytes()[..offset]);
        let (reason, detail) = xml::odd_fault(c);
        return Err(Odd { reason: reason.to_owned(), detail, at });
    }
    let mut walk = Xml::strict("", text, at.line).in_column(at.column);
    let read = match walk.next() {
        Ok(Step::Open(element)) => walk.fill(element),
        Ok(_) => Err(walk.broken("syntax", String::new())),
        Err(error) => Err(error),
    };
    read.map_err(|error| odd(error, walk.place()))
}

fn odd(error: Error, at: Place) -> Odd {
    let of = |reason: &str, detail| Odd { reason: reason.to_owned(), detail, at };
    match error {
        Error::XmlBroken { reason, detail, .. } => of(&reason, detail),
        Error::XmlEntities { entity, .. } => of("entity", entity),
        Error::XmlTooDeep { .. } => of("too-large", String::new()),
        _ => of("syntax", String::new()),
    }
}

/// The beginning of what is shown of a text.
pub(super) fn shown(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(SHOWN) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

struct Examiner<'t> {
    /// Whether nobody wants to hear more.
    stopped: bool,
    tell: &'t mut dyn FnMut(Finding) -> ControlFlow<()>,
    tally: Tally,
    /// The header's source language, as it stands there.
    header: Option<String>,
    /// Whether the file is of version 1.1.
    old: bool,
    /// How many units have a source language.
    sources: HashMap<String, u64>,
    /// The languages that there are.
    languages: HashSet<String>,
    /// Whether the unit that is looked at has a source language, its own or the header's.
    sourced: bool,
    /// What it is called.
    unit: Option<String>,
}

/// A text of a unit.
struct Said<'e> {
    tag: &'e str,
    lang: Option<Lang>,
    tuv: &'e Element,
    blank: bool,
}

fn everybody(_: Tool) -> bool {
    true
}

impl Examiner<'_> {
    fn tell(&mut self, fault: TmxFault, at: Place) {
        self.tell_of(fault, at, everybody);
    }

    fn tell_of(&mut self, fault: TmxFault, at: Place, suffers: impl Fn(Tool) -> bool) {
        if self.stopped {
            return;
        }
        let finding = Finding::tmx(fault, at, self.unit.as_deref(), suffers);
        self.tally.count(&finding);
        self.stopped = self.stopped || (self.tell)(finding).is_break();
    }

    /// What stands before the units.
    fn head(&mut self, chunks: &mut Chunks<'_>, file: &str) -> Result<Body> {
        let (text, body) = chunks.head()?;
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return Err(Error::FileEmpty { file: file.to_owned() });
        }
        let stranger = || recognize::not(file, "TMX", text.as_bytes());
        let encoding = chunks.encoding();
        let label = xml::label(&text);
        if !encoding.starts_with("UTF") && !label.is_some_and(|label| is_latin_1(&label)) {
            self.tell(TmxFault::Encoding { encoding: encoding.to_owned() }, Place::START);
        }
        if let Some((at, c)) = xml::odd_character(&text) {
            let mut place = Place::START;
            place.pass(&text.as_bytes()[..at]);
            let (reason, detail) = xml::odd_fault(c);
            self.tell(TmxFault::Broken { reason: reason.to_owned(), detail }, place);
        }
        let mut walk = Xml::with_odd_characters(file, &text, 1);
        match walk.next() {
            Ok(Step::Open(root)) if root.name == "tmx" => self.root(&root),
            Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
            _ => return Err(stranger()),
        }
        let mut has_header = false;
        let found = loop {
            match walk.next() {
                Ok(Step::Open(header)) if header.name == "header" && !has_header => {
                    has_header = true;
                    match walk.fill(header) {
                        Ok(header) => self.header(&header),
                        Err(error) => break Some((error, walk.place())),
                    }
                }
                Ok(Step::Open(element)) if element.name == "body" => break None,
                // Some tools look for units wherever they are.
                Ok(Step::Open(unit)) if unit.name == "tu" && body == Body::Missing => {
                    self.unit = unit.attribute("tuid").map(str::to_owned);
                    let (element, parent) = ("tu".to_owned(), "tmx".to_owned());
                    self.tell(TmxFault::ElementMisplaced { element, parent }, unit.place());
                    self.tally.unit();
                    match walk.fill(unit) {
                        Ok(tu) => self.judge(&tu, ""),
                        Err(error) => break Some((error, walk.place())),
                    }
                    self.unit = None;
                }
                Ok(Step::Open(element)) => {
                    let (element, at) = (element.name.clone(), element.place());
                    self.tell(TmxFault::ElementMisplaced { element, parent: "tmx".to_owned() }, at);
                    if let Err(error) = walk.skip() {
                        break Some((error, walk.place()));
                    }
                }
                Ok(Step::Text(words)) => self.stray_text("tmx", &words, walk.place()),
                Ok(Step::Close | Step::End) => break None,
                Err(error) => break Some((error, walk.place())),
            }
        };
        match found {
            Some((error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. }), _)) => return Err(error),
            Some((Error::XmlTruncated { element, .. }, at)) if body == Body::Missing => {
                self.tell(TmxFault::Truncated { element }, at);
            }
            Some((error, at)) => {
                let Odd { reason, detail, at } = odd(error, at);
                self.tell(TmxFault::Broken { reason, detail }, at);
            }
            None => {}
        }
        if !has_header {
            self.tell(TmxFault::NoHeader {}, walk.place());
        }
        if body == Body::Missing {
            self.tell(TmxFault::NoBody {}, walk.place());
        }
        Ok(body)
    }

    fn root(&mut self, root: &Element) {
        let at = root.place();
        if !root.space.is_empty() {
            self.tell(TmxFault::Namespace { space: shown(&root.space) }, at);
        }
        let version = root.attribute("version").unwrap_or("none").trim();
        self.old = version == "1.1";
        if !self.old && version != "1.4" {
            self.tell(TmxFault::Version { version: shown(version) }, at);
        }
        for attribute in root.attributes.iter().filter(|attribute| attribute.name != "version") {
            if let Some(attribute) = structure::name_of(attribute) {
                self.tell(TmxFault::AttributeUnknown { element: "tmx".to_owned(), attribute }, at);
            }
        }
    }

    fn header(&mut self, header: &Element) {
        self.shape(header);
        match header.attribute("srclang").map(str::trim).filter(|tag| !tag.is_empty()) {
            None => self.tell(TmxFault::SrclangMissing {}, header.place()),
            Some(tag) if is_open(tag) => self.tell(TmxFault::SrclangAll {}, header.place()),
            Some(tag) => {
                self.header = Some(tag.to_owned());
            }
        }
    }

    /// The units, to the end of the file or to where it breaks off.
    fn body(&mut self, chunks: &mut Chunks<'_>) -> Result<()> {
        while !self.stopped {
            let next = chunks.next();
            self.unit = None;
            for (stray, at) in chunks.gathered() {
                match stray {
                    Stray::Text(words) => self.stray_text("body", &words, at),
                    Stray::Element(element) => {
                        self.tell(TmxFault::ElementMisplaced { element, parent: "body".to_owned() }, at);
                    }
                }
            }
            let at = chunks.begun();
            match next {
                Ok(Chunk::End) => return Ok(()),
                Ok(Chunk::Instruction(..)) => {}
                Ok(Chunk::Broken(reason, tag, _)) => {
                    self.tally.unit();
                    self.unit = read::tuid_of_tag(&tag).map(str::to_owned);
                    let fault = TmxFault::Broken { reason: reason.to_owned(), detail: String::new() };
                    // What is too large for us is not so for everybody.
                    self.tell_of(fault, at, |_| reason != "too-large");
                }
                Ok(Chunk::Unit(text, _)) => {
                    self.tally.unit();
                    match parse(&text, at) {
                        Ok(tu) => self.judge(&tu, &text),
                        Err(Odd { reason, detail, at }) => {
                            self.unit = read::tuid_of_tag(&text).map(str::to_owned);
                            self.tell(TmxFault::Broken { reason, detail }, at);
                        }
                    }
                }
                Err(Error::XmlTruncated { element, .. }) => {
                    self.tell(TmxFault::Truncated { element }, chunks.place());
                    return Ok(());
                }
                Err(Error::XmlBroken { reason, detail, .. }) => {
                    self.tell(TmxFault::Broken { reason, detail }, chunks.place());
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn end(mut self) -> Diagnosis {
        self.unit = None;
        if self.tally.most_loaded() == 0 {
            let units = self.tally.units();
            self.tell(TmxFault::NoUnits { units }, Place::START);
        }
        if self.languages.len() > 2 {
            let count = self.languages.len() as u64;
            self.tell(TmxFault::SeveralLanguages { count }, Place::START);
        }
        let header = self.header.as_deref().and_then(|tag| Lang::parse(tag).ok()).map(|lang| sources::spelt(&lang));
        let most = || self.sources.iter().max_by_key(|(tag, count)| (**count, std::cmp::Reverse(*tag)));
        let source = header.filter(|tag| self.sources.contains_key(tag)).or_else(|| most().map(|(tag, _)| tag.clone()));
        self.tally.diagnosis(source)
    }

    fn stray_text(&mut self, parent: &str, words: &str, at: Place) {
        let words = shown(words.trim_matches('\u{feff}'));
        if words.is_empty() {
            return;
        }
        self.tell(TmxFault::TextMisplaced { parent: parent.to_owned(), words }, at);
    }

    /// Names, attributes, values and the order of an element and of those inside.
    fn shape(&mut self, element: &Element) {
        let Some(shape) = Shape::of(&element.name) else { return };
        let (name, at) = (&element.name, element.place());
        for attribute in shape.required().filter(|name| element.attribute(name).is_none()) {
            self.tell(TmxFault::AttributeMissing { element: name.clone(), attribute: attribute.to_owned() }, at);
        }
        for attribute in &element.attributes {
            let Some(told) = structure::name_of(attribute) else { continue };
            if !shape.has(&told) {
                self.tell(TmxFault::AttributeUnknown { element: name.clone(), attribute: told }, at);
            } else if !structure::allows(&told, &attribute.value) {
                let value = shown(&attribute.value);
                self.tell(TmxFault::AttributeValue { element: name.clone(), attribute: told, value }, at);
            }
        }
        let mut group = 0;
        for node in &element.children {
            match node {
                Node::Text(words) if !shape.text => self.stray_text(name, words, at),
                Node::Text(_) => {}
                Node::Element(child) => {
                    let there = shape.group(&child.name).filter(|there| *there >= group);
                    // A variant has one `seg`.
                    let again = child.name == "seg" && group == 1;
                    match there {
                        Some(there) if !again => group = there + usize::from(child.name == "seg"),
                        _ => {
                            let (element, parent) = (child.name.clone(), name.clone());
                            self.tell(TmxFault::ElementMisplaced { element, parent }, child.place());
                        }
                    }
                    self.shape(child);
                }
            }
        }
    }

    fn judge(&mut self, tu: &Element, raw: &str) {
        self.unit = tu.attribute("tuid").map(str::to_owned);
        self.shape(tu);
        let tuvs: Vec<&Element> = tu.elements().filter(|element| element.name == "tuv").collect();
        if tuvs.is_empty() {
            return self.tell(TmxFault::NoVariants {}, tu.place());
        }
        let own = tu.attribute("srclang").map(str::trim).filter(|tag| !tag.is_empty());
        self.sourced = own.map_or(self.header.is_some(), |tag| !is_open(tag));
        self.dates(tu);
        let mut said = Vec::with_capacity(tuvs.len());
        for tuv in tuvs {
            self.dates(tuv);
            said.extend(self.variant(tuv));
        }
        if let Some(at) = cdata_in_seg(raw, tu.place()) {
            self.tell(TmxFault::Cdata {}, at);
        }
        self.languages(tu, &said);
    }

    fn dates(&mut self, element: &Element) {
        for name in ["creationdate", "changedate"] {
            let Some(value) = element.attribute(name).filter(|value| !is_date(value, "########T######Z")) else {
                continue;
            };
            let extended = is_date(value, "####-##-##T##:##:##Z");
            let of_unit = element.name == "tu";
            let fault = TmxFault::Date { attribute: name.to_owned(), value: shown(value) };
            let suffers = |tool: Tool| if tool.id == "poedit" { of_unit } else { !extended };
            if of_unit || !extended {
                self.tell_of(fault, element.place(), suffers);
            }
        }
    }

    /// A text, if it has a language that somebody could ask for.
    fn variant<'e>(&mut self, tuv: &'e Element) -> Option<Said<'e>> {
        let at = tuv.place();
        let own = tuv.attribute_in(xml::XML, "lang").map(str::trim).filter(|tag| !tag.is_empty());
        let Some(tag) = structure::tag_of(tuv) else {
            self.tell(TmxFault::LanguageMissing {}, at);
            return None;
        };
        match (own, self.old) {
            (Some(_), true) => self.tell(TmxFault::LanguageAttribute {}, at),
            (None, old) => {
                let sourced = self.sourced;
                let suffers = |tool: Tool| if tool.id == "translate-toolkit" { sourced } else { !old };
                if sourced || !old {
                    self.tell_of(TmxFault::LanguageLangOnly { tag: shown(tag) }, at, suffers);
                }
            }
            _ => {}
        }
        let lang = Lang::parse(tag).ok();
        if lang.is_none() {
            self.tell(TmxFault::LanguageBad { tag: shown(tag) }, at);
        } else if !self.old && own.is_some() && !structure::is_language_token(tag) {
            self.tell(TmxFault::LanguageUnderscore { tag: shown(tag) }, at);
        }
        let Some(seg) = tuv.elements().find(|element| element.name == "seg") else {
            self.tell(TmxFault::SegMissing { tag: shown(tag) }, at);
            return Some(Said { tag, lang, tuv, blank: true });
        };
        let text = seg.text();
        let blank = text.trim().is_empty();
        if blank {
            self.tell(TmxFault::TextEmpty { tag: shown(tag) }, seg.place());
        }
        let characters = text.chars().count() as u64;
        if characters > LONGEST {
            let fault = TmxFault::TextLong { tag: shown(tag), characters, limit: LONGEST };
            self.tell(fault, seg.place());
        }
        self.codes(seg);
        if let Some(lang) = lang.as_ref().filter(|_| self.languages.len() < LANGUAGES) {
            self.languages.insert(lang.to_string());
        }
        Some(Said { tag, lang, tuv, blank })
    }

    fn codes(&mut self, seg: &Element) {
        let count = seg.elements().count() as u64;
        if count == 0 {
            return;
        }
        let native = seg.elements().any(|code| code.name != "hi" && !code.text().is_empty());
        let garbled = |tool: Tool| native || !matches!(tool.id, "weblate" | "translate-toolkit");
        self.tell_of(TmxFault::Codes { count }, seg.place(), garbled);
        if let Some((element, words)) = words_in_code(seg) {
            let fault = TmxFault::TextInCode { element: element.name.clone(), words: shown(&words) };
            self.tell(fault, element.place());
        }
        if let Some(code) = unpaired(seg) {
            self.tell(TmxFault::CodesUnpaired { element: code.name.clone() }, code.place());
        }
    }

    /// Whether a unit has a pair of languages, and its source where tools look for it.
    fn languages(&mut self, tu: &Element, said: &[Said<'_>]) {
        let at = tu.place();
        let mut counts: BTreeMap<String, (u64, Place)> = BTreeMap::new();
        for said in said.iter().filter(|said| !said.blank) {
            let seen = counts.entry(normalized(said.tag)).or_insert((0, said.tuv.place()));
            *seen = (seen.0 + 1, said.tuv.place());
        }
        for (tag, (_, at)) in counts.iter().filter(|(_, (count, _))| *count > 1) {
            self.tell(TmxFault::VariantsTwice { tag: shown(tag) }, *at);
        }
        let texts: Vec<(&str, Option<&Lang>)> =
            said.iter().filter(|said| !said.blank).map(|said| (said.tag, said.lang.as_ref())).collect();
        let readable = texts.iter().filter(|(_, lang)| lang.is_some()).map(|(tag, _)| normalized(tag));
        if readable.collect::<HashSet<_>>().len() < 2 {
            return self.tell(TmxFault::OneLanguage {}, at);
        }
        for said in said.iter().filter(|said| !said.blank) {
            self.script(said, &texts);
        }
        let own = tu.attribute("srclang").map(str::trim).filter(|tag| !tag.is_empty());
        let open = own.is_some_and(is_open);
        let header = self.header.clone();
        let source = if open { None } else { own.or(header.as_deref()) };
        let picked = sources::pick(source, &texts);
        if self.sources.len() < LANGUAGES
            && let Some(lang) = picked.map(|(at, _)| texts[at]).or(texts.first().copied()).and_then(|(_, lang)| lang)
        {
            *self.sources.entry(sources::spelt(lang)).or_default() += 1;
        }
        let Some(source) = source else { return self.tell(TmxFault::SourceUnsaid {}, at) };
        // Weblate goes by the header alone.
        let other = header.as_deref().filter(|header| {
            normalized(header) != normalized(source)
                && !matches!(sources::pick(Some(header), &texts), Some((_, alike)) if alike >= sources::Alike::Same)
        });
        if let Some(header) = other {
            self.tell(TmxFault::SourceOther { tag: shown(source), header: shown(header) }, at);
        }
        let goes_by_header = |tool: Tool| tool.id == "weblate" && (other.is_some() || own.is_some());
        match picked {
            None => {
                let fault = TmxFault::SourceMissing { tag: shown(source) };
                self.tell_of(fault, at, |tool| !goes_by_header(tool));
            }
            Some((_, sources::Alike::Exact)) => {}
            Some((found, alike)) => {
                let fault = TmxFault::SourceSpelling { tag: shown(texts[found].0), source: shown(source) };
                let suffers = |tool: Tool| match tool.id {
                    "poedit" => true,
                    "translate-toolkit" => alike < sources::Alike::Default,
                    _ => alike < sources::Alike::Same && !goes_by_header(tool),
                };
                self.tell_of(fault, at, suffers);
            }
        }
    }

    /// Chinese that says its script alone.
    fn script(&mut self, said: &Said<'_>, texts: &[(&str, Option<&Lang>)]) {
        let Some(lang) = &said.lang else { return };
        let spelling = Consumer::Trados.tag(lang);
        if spelling == lang.to_string() || normalized(said.tag) == normalized(&spelling) {
            return;
        }
        let beside = texts.iter().filter_map(|(_, other)| *other);
        let sister = beside.filter(|other| lang.standing(other) == Standing::Sister).count() > 0;
        let fault = TmxFault::LanguageScript { tag: shown(said.tag), spelling };
        self.tell_of(fault, said.tuv.place(), |tool| sister || tool.id == "trados");
    }
}

fn is_latin_1(label: &str) -> bool {
    ["iso-8859-1", "latin1"].contains(&label.to_ascii_lowercase().as_str())
}

/// Whether a source language leaves open which it is.
pub(super) fn is_open(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("*all*")
}

/// A tag as those compare it who do not mind how it is spelt.
pub(super) fn normalized(tag: &str) -> String {
    tag.to_ascii_lowercase().replace('_', "-")
}

/// Whether a date has a pattern, `#` for a digit.
fn is_date(value: &str, pattern: &str) -> bool {
    value.len() == pattern.len()
        && value
            .bytes()
            .zip(pattern.bytes())
            .all(|(byte, like)| if like == b'#' { byte.is_ascii_digit() } else { byte == like })
}

/// Where a CDATA section begins that stands in a `seg`.
fn cdata_in_seg(raw: &str, at: Place) -> Option<Place> {
    let mut from = 0;
    while let Some(found) = raw[from..].find("<![CDATA[") {
        let here = from + found;
        let before = &raw[..here];
        // What is looked at again ends where the last section did.
        let open = before[from..].rfind("<seg").map(|open| open + from);
        let shut = before[from..].rfind("</seg").map(|shut| shut + from);
        let inside = match (open, shut) {
            (Some(open), shut) => shut.is_none_or(|shut| shut < open),
            (None, _) => false,
        };
        if inside {
            let mut place = at;
            place.pass(before.as_bytes());
            return Some(place);
        }
        from = here + raw[here..].find("]]>")?;
    }
    None
}

/// Words that stand inside a code, and the code: what is highlighted, subflows, elements that are no codes.
fn words_in_code(seg: &Element) -> Option<(&Element, String)> {
    for code in seg.elements() {
        let holds_words = match code.name.as_str() {
            "bpt" | "ept" | "ph" | "it" | "ut" => {
                let mut subs = code.elements().filter(|inner| inner.name == "sub");
                match subs.find(|sub| !sub.text().trim().is_empty()) {
                    Some(sub) => return Some((sub, sub.text())),
                    None => false,
                }
            }
            _ => !code.text().trim().is_empty(),
        };
        if holds_words {
            return Some((code, code.text()));
        }
    }
    None
}

/// The first code that opens or closes without its partner.
fn unpaired(seg: &Element) -> Option<&Element> {
    let mut open: Vec<&Element> = Vec::new();
    let mut by_number: HashMap<&str, usize> = HashMap::new();
    let mut alone = None;
    for code in seg.elements() {
        let number = code.attribute("i").unwrap_or_default();
        match code.name.as_str() {
            "bpt" => {
                if by_number.insert(number, open.len()).is_some() {
                    alone = alone.or(Some(code));
                }
                open.push(code);
            }
            "ept" if by_number.remove(number).is_none() => {
                alone = alone.or(Some(code));
            }
            _ => {}
        }
    }
    alone.or_else(|| by_number.values().min().map(|&at| open[at]))
}
