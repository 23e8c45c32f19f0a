use super::inline::{self, Data, is_core};
use super::{CORE_PREFIX, MATCHES, OWN, ROLE, ids};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::xml::{self, Element, Step, Xml};
use crate::format::{Input, recognize, time};
use crate::model::{
    Bilingual, BilingualBlock, Candidate, Hash, Lang, Origin, Original, Penalty, PenaltyKind, Role, Segment, State,
    Text, Time, UnitId,
};

/// Everything of one file; see the module.
pub(super) fn read(input: &Input<'_>) -> Result<Noted<Bilingual>> {
    let file = || input.name.to_owned();
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::FileEmpty { file: file() });
    }
    let text = xml::decode(input.bytes);
    let stranger = || recognize::not(input.name, "XLIFF 2", input.bytes);
    let looks_like_xml = text.trim_start().starts_with('<');
    let mut walk = Xml::new(input.name, &text, 1).map_err(|error| if looks_like_xml { error } else { stranger() })?;
    let root = match walk.next() {
        Ok(Step::Open(root)) if root.name == "xliff" && root.space.starts_with(CORE_PREFIX) => root,
        Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
        _ => return Err(stranger()),
    };
    let lang = |name: &str| match root.attribute(name) {
        Some(tag) => Lang::parse(tag).map_err(|bad| Error::LangUnknown { tag: bad.0 }),
        None => Err(Error::LangMissing { file: file() }),
    };
    let (source, target) = (lang("srcLang")?, lang("trgLang")?);
    let original = Original {
        name: file(),
        format: String::new(),
        hash: Hash(String::new()),
        encoding: String::new(),
        reader: None,
    };
    let value = Bilingual { source, target, original, story: Vec::new(), site: Vec::new() };
    let mut reader = XliffReader { noted: Noted::plain(value), file: input.name, site: false, files: 0 };
    loop {
        match walk.next()? {
            Step::Open(element) if is_core(&element, "file") => reader.file(&element),
            Step::Open(element) if is_core(&element, "group") => {}
            Step::Open(element) if is_core(&element, "unit") => {
                let unit = walk.fill(element)?;
                reader.unit(&unit);
            }
            Step::Open(_) => walk.skip()?,
            Step::Close | Step::Text(_) => {}
            Step::End => return Ok(reader.noted),
        }
    }
}

struct XliffReader<'a> {
    noted: Noted<Bilingual>,
    file: &'a str,
    /// Whether the units of the file that is being read are the site's strings.
    site: bool,
    files: usize,
}

impl XliffReader<'_> {
    fn file(&mut self, file: &Element) {
        self.site = file.attribute("id") == Some("site");
        self.files += 1;
        if self.files > 1 {
            return;
        }
        let own = |name: &str| file.attribute_in(OWN, name).unwrap_or_default().to_owned();
        let original = &mut self.noted.value.original;
        if let Some(name) = file.attribute("original") {
            original.name = name.to_owned();
        }
        original.format = own("format");
        original.hash = Hash(own("hash"));
        original.encoding = own("encoding");
        original.reader = own("reader").parse().ok();
    }

    fn unit(&mut self, unit: &Element) {
        let data = Data::read(unit);
        let mut segments: Vec<Segment> = Vec::new();
        let mut lead = Text::default();
        for (number, part) in unit.elements().enumerate() {
            let source = part.elements().find(|element| is_core(element, "source"));
            match (part.name.as_str(), source) {
                ("segment", Some(source)) => {
                    let mut segment = segment(part, source, number, &data);
                    if !lead.pieces().is_empty() {
                        let mut whole = std::mem::take(&mut lead);
                        whole.push_text(&segment.source);
                        segment.source = whole;
                    }
                    segments.push(segment);
                }
                ("segment", None) => self.noted.notices.push(Notice::UnitSkipped {
                    file: self.file.to_owned(),
                    line: part.line,
                    reason: "no-variant".to_owned(),
                    detail: String::new(),
                }),
                ("ignorable", Some(source)) => match segments.last_mut() {
                    Some(last) => set_apart(last, inline::read(source, &data)),
                    None => lead.push_text(&inline::read(source, &data)),
                },
                _ => {}
            }
        }
        let target = &self.noted.value.target;
        for found in unit.elements().filter(|element| element.is(MATCHES, "matches")).flat_map(Element::elements) {
            let Some((reference, candidate)) = candidate(found, target) else { continue };
            let alone = segments.len() == 1;
            let of = segments.iter_mut().find(|segment| alone || segment.id == reference);
            if let Some(segment) = of {
                segment.candidates.push(candidate);
            }
        }
        let role = unit.attribute("type").and_then(|kind| Role::named(kind.strip_prefix(ROLE)?));
        let block = BilingualBlock {
            id: ids::decode(unit.attribute("id").unwrap_or_default()),
            role: role.unwrap_or(if self.site { Role::SiteString } else { Role::Paragraph }),
            message: unit.attribute("name").map(str::to_owned),
            note: note(unit),
            segments,
        };
        if self.site { self.noted.value.site.push(block) } else { self.noted.value.story.push(block) }
    }
}

/// What stands between a segment and the next: blanks are set apart; anything else belongs to the segment before it.
fn set_apart(last: &mut Segment, between: Text) {
    if between.is_blank() && between.codes().next().is_none() {
        last.after.push_str(&between.chars());
    } else {
        let blanks = std::mem::take(&mut last.after);
        last.source.push_chars(&blanks);
        last.source.push_text(&between);
    }
}

fn segment(
    element: &Element,
    source: &Element,
    number: usize,
    data: &std::collections::HashMap<String, String>,
) -> Segment {
    let target = element.elements().find(|element| is_core(element, "target"));
    let state = element.attribute("state").map_or(State::Initial, |name| State::named(name).unwrap_or(State::Initial));
    // Many tools write an empty target for none.
    let target = target
        .map(|target| inline::read(target, data))
        .filter(|text| state != State::Initial || !text.pieces().is_empty());
    Segment {
        // A segment that a tool split off may have none; the position keeps it apart from the others.
        id: element.attribute("id").map_or_else(|| format!("x{number}"), ids::decode),
        source: inline::read(source, data),
        target,
        state,
        after: String::new(),
        candidates: Vec::new(),
    }
}

fn note(unit: &Element) -> Option<String> {
    let notes = unit.elements().filter(|element| is_core(element, "notes")).flat_map(Element::elements);
    let notes: Vec<String> = notes.map(Element::text).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// A candidate, and the id of the segment that it is for.
fn candidate(found: &Element, target: &Lang) -> Option<(String, Candidate)> {
    let data = Data::read(found);
    let part = |name| found.elements().find(|element| is_core(element, name));
    let (source, rendering) = (part("source")?, part("target")?);
    let reference = found.attribute("ref").unwrap_or_default();
    let reference = reference.rsplit(['#', '/', '=']).next().unwrap_or_default();
    let own = |name: &str| found.attribute_in(OWN, name);
    let points = |name: &str, standard: &str| -> u8 {
        let exact = own(name).and_then(|value| value.parse().ok());
        exact.unwrap_or_else(|| found.attribute(standard).and_then(percent).unwrap_or_default())
    };
    let (source, text) = (inline::read(source, &data), inline::read(rendering, &data));
    let lang = rendering.attribute_in(xml::XML, "lang").and_then(|tag| Lang::parse(tag).ok());
    let lang = lang.unwrap_or_else(|| target.clone());
    let candidate = Candidate {
        unit: match own("unit") {
            Some(id) => UnitId::kept(id),
            None => UnitId::foreign(&source.key(), &lang, &text.key(), 0),
        },
        score: points("score", "matchQuality"),
        base: points("base", "similarity"),
        penalties: own("penalties").unwrap_or_default().split_ascii_whitespace().filter_map(penalty).collect(),
        origin: own("origin").and_then(Origin::named).unwrap_or(match found.attribute("type") {
            Some("mt") => Origin::Machine,
            _ => Origin::Foreign,
        }),
        state: own("state").and_then(State::named).unwrap_or(State::Initial),
        document: found.attribute("origin").map(str::to_owned),
        changed: own("changed").and_then(moment),
        changed_by: own("changed-by").map(str::to_owned),
        memory: own("memory").map(str::to_owned),
        source,
        target: text,
        lang,
    };
    Some((ids::decode(reference), candidate))
}

/// A share of a hundred, which the standard allows to have decimals.
fn percent(value: &str) -> Option<u8> {
    let whole = value.trim().split('.').next()?;
    whole.parse().ok().filter(|&points| points <= 100)
}

/// A penalty by its name; one that only a newer Cotejo knows is left out, and shows as points without a name.
fn penalty(text: &str) -> Option<Penalty> {
    let (name, points) = text.rsplit_once(':')?;
    Some(Penalty { kind: PenaltyKind::named(name)?, points: points.parse().ok()? })
}

fn moment(text: &str) -> Option<Time> {
    match text.strip_prefix('@') {
        Some(seconds) => seconds.parse().ok().map(Time),
        None => time::read(text),
    }
}
