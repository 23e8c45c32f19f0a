use std::collections::{HashMap, VecDeque};
use std::io::BufRead;

use super::chunks::{Body, Chunk, Chunks};
use super::{codes, prop};
use crate::error::{Error, Notice, Result};
use crate::format::xml::{self, Element, Step, Xml};
use crate::format::{Yield, recognize, time};
use crate::model::{BadLang, Key, Lang, Origin, Position, Standing, State, Time, Unit, UnitId, Variant};

/// TmxUnits one after another; see the module.
pub(super) fn read<'a>(
    input: Box<dyn BufRead + Send + 'a>,
    file: &'a str,
) -> Box<dyn Iterator<Item = Result<Yield>> + Send + 'a> {
    Box::new(TmxUnits::new(input, file))
}

/// Whether the file goes on to its end.
pub(super) fn whole<'a>(input: Box<dyn BufRead + Send + 'a>, file: &'a str) -> Result<()> {
    let mut units = TmxUnits::new(input, file);
    if units.head()? == Body::Empty {
        return units.chunks.tail().map(|_| ());
    }
    while !matches!(units.chunks.next()?, Chunk::End) {}
    Ok(())
}

struct TmxUnits<'a> {
    file: &'a str,
    chunks: Chunks<'a>,
    stage: Stage,
    /// The header's `srclang`, unless it is `*all*`.
    source: Option<Lang>,
    ready: VecDeque<Yield>,
    /// How often each foreign unit came, by a hash of what its id is made of. Two different ones that fall together (one
    /// chance in 10^13 at a million units) only get another number, not each other's id.
    occurrences: HashMap<u64, u32>,
    /// The tags met last: what each stands for, and whether it is spelt so.
    tags: Vec<(String, Lang, bool)>,
}

/// So many tags are kept at hand.
const TAGS: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Head,
    Body,
    Done,
}

impl Iterator for TmxUnits<'_> {
    type Item = Result<Yield>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(Ok(ready));
            }
            if self.stage == Stage::Done {
                return None;
            }
            if let Err(error) = self.step() {
                self.stage = Stage::Done;
                return Some(Err(error));
            }
        }
    }
}

impl<'a> TmxUnits<'a> {
    fn new(input: Box<dyn BufRead + Send + 'a>, file: &'a str) -> Self {
        Self {
            file,
            chunks: Chunks::new(file, input),
            stage: Stage::Head,
            source: None,
            ready: VecDeque::new(),
            occurrences: HashMap::new(),
            tags: Vec::new(),
        }
    }

    fn step(&mut self) -> Result<()> {
        if self.stage == Stage::Head {
            let body = self.head()?;
            self.stage = Stage::Body;
            if body == Body::Empty {
                self.chunks.tail()?;
                self.stage = Stage::Done;
            }
            return Ok(());
        }
        match self.chunks.next()? {
            Chunk::End => self.stage = Stage::Done,
            Chunk::Broken(reason, line) => self.skipped(line, reason, String::new()),
            Chunk::Unit(text, line) => match self.unit(&text, line) {
                Ok(()) => {}
                Err(Error::XmlBroken { line, reason, detail, .. }) => self.skipped(line, &reason, detail),
                Err(Error::XmlEntities { line, entity, .. }) => self.skipped(line, "entity", entity),
                Err(Error::XmlTruncated { line, .. }) => self.skipped(line, "syntax", String::new()),
                Err(other) => return Err(other),
            },
        }
        Ok(())
    }

    fn skipped(&mut self, line: u64, reason: &str, detail: String) {
        let (file, reason) = (self.file.to_owned(), reason.to_owned());
        self.ready.push_back(Yield::Notice(Notice::UnitSkipped { file, line, reason, detail }));
    }

    fn head(&mut self) -> Result<Body> {
        let (text, body) = self.chunks.head()?;
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return Err(Error::FileEmpty { file: self.file.to_owned() });
        }
        let stranger = || recognize::not(self.file, "TMX", text.as_bytes());
        let looks_like_xml = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<');
        let mut walk =
            Xml::new(self.file, &text, 1).map_err(|error| if looks_like_xml { error } else { stranger() })?;
        match walk.next() {
            Ok(Step::Open(root)) if root.name == "tmx" => {}
            Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
            _ => return Err(stranger()),
        }
        loop {
            match walk.next()? {
                Step::Open(header) if header.name == "header" => {
                    let header = walk.fill(header)?;
                    self.source = header.attribute("srclang").and_then(|tag| Lang::parse(tag).ok());
                }
                Step::Open(element) if element.name == "body" => return Ok(body),
                Step::Open(_) => walk.skip()?,
                Step::Text(_) => {}
                // The root closes before there is a body.
                Step::Close | Step::End => return Err(walk.broken("syntax", String::new())),
            }
        }
    }

    fn unit(&mut self, text: &str, line: u64) -> Result<()> {
        let mut walk = Xml::new(self.file, text, line)?;
        let Step::Open(tu) = walk.next()? else { return Err(walk.broken("syntax", String::new())) };
        let tu = walk.fill(tu)?;
        match self.units(&tu) {
            Ok(units) => self.ready.extend(units.into_iter().map(|unit| Yield::Unit(Box::new(unit)))),
            Err((reason, detail)) => self.skipped(tu.line, reason, detail),
        }
        Ok(())
    }

    /// The units of a `tu`: one, or more where a language has several variants.
    fn units(&mut self, tu: &Element) -> std::result::Result<Vec<Unit>, (&'static str, String)> {
        let props = Props::of(tu);
        let ours = props.own(prop::ORIGIN).is_some();
        let mut variants = Vec::new();
        for tuv in tu.elements().filter(|element| element.name == "tuv") {
            let variant = self.variant(tuv)?;
            if ours || !variant.text.is_blank() {
                variants.push(variant);
            }
        }
        let Some(first) = variants.first() else { return Err(("no-variant", String::new())) };
        let declared = match tu.attribute("srclang") {
            Some(tag) => Lang::parse(tag).ok(),
            None => self.source.clone(),
        };
        let source = declared
            .and_then(|wanted| {
                let best = |standing| variants.iter().find(|v| v.lang.standing(&wanted) == standing);
                best(Standing::Same).or_else(|| best(Standing::Unspecified)).map(|v| v.lang.clone())
            })
            .unwrap_or_else(|| first.lang.clone());
        let layers = layers(variants, &source);
        if !ours && layers.first().is_some_and(|layer| layer.len() < 2) {
            return Err(("one-language", String::new()));
        }
        let mut base = shell(tu, &props, source);
        let id = tu.attribute("tuid").filter(|_| ours).map(UnitId::kept);
        if id.is_none() {
            for name in ["tuid", "usagecount", "lastusagedate"] {
                if let Some(value) = tu.attribute(name) {
                    base.props.push((format!("{}{name}", prop::ATTRIBUTE), value.to_owned()));
                }
            }
        }
        let mut units = Vec::with_capacity(layers.len());
        for (at, variants) in layers.into_iter().enumerate() {
            let mut unit = Unit { variants, ..base.clone() };
            unit.id = match &id {
                Some(id) if at == 0 => id.clone(),
                _ => self.foreign_id(&unit),
            };
            units.push(unit);
        }
        Ok(units)
    }

    fn variant(&mut self, tuv: &Element) -> std::result::Result<Variant, (&'static str, String)> {
        let tag = tuv.attribute_in(xml::XML, "lang").or_else(|| tuv.attribute("lang")).unwrap_or_default().trim();
        let (lang, canonical) = self.lang(tag).map_err(|bad| ("language", bad.0))?;
        let Some(seg) = tuv.elements().find(|element| element.name == "seg") else {
            return Err(("no-variant", String::new()));
        };
        let props = Props::of(tuv);
        let tag = match props.own(prop::TAG) {
            Some(tag) => Some(tag.to_owned()),
            None => (!canonical).then(|| tag.to_owned()),
        };
        Ok(Variant {
            lang,
            tag,
            text: codes::read(seg),
            // A state that a newer version wrote is no reason to take the text for confirmed.
            state: props
                .own(prop::STATE)
                .map_or(State::Translated, |name| State::named(name).unwrap_or(State::Initial)),
            confidence: props.own(prop::CONFIDENCE).and_then(|value| value.parse().ok()).filter(|&sure| sure <= 1000),
        })
    }

    /// The language of a tag, and whether that is how it is spelt.
    fn lang(&mut self, tag: &str) -> std::result::Result<(Lang, bool), BadLang> {
        if let Some((_, lang, canonical)) = self.tags.iter().find(|(known, _, _)| known == tag) {
            return Ok((lang.clone(), *canonical));
        }
        let lang = Lang::parse(tag)?;
        let canonical = tag == lang.to_string();
        if self.tags.len() == TAGS {
            self.tags.remove(0);
        }
        self.tags.push((tag.to_owned(), lang.clone(), canonical));
        Ok((lang, canonical))
    }

    fn foreign_id(&mut self, unit: &Unit) -> UnitId {
        let source = unit.variant(&unit.source).map(|variant| variant.text.key_chars()).unwrap_or_default();
        let target = unit.variants.iter().find(|variant| variant.lang != unit.source);
        let (lang, key) = target.map_or((&unit.source, "".into()), |variant| (&variant.lang, variant.text.key_chars()));
        // The first of its kind has an id by which the others are known, too.
        let (id, mark) = UnitId::foreign_first(&source, lang, &key);
        let count = self.occurrences.entry(mark).or_default();
        let earlier = *count;
        *count = count.saturating_add(1);
        if earlier == 0 { id } else { UnitId::foreign(&Key::of(&source), lang, &Key::of(&key), earlier) }
    }
}

/// Distributes variants over units with one a language: the n-th unit takes the n-th variant of each language that has
/// so many, and of the source the last there is. Ordered by tag.
fn layers(mut variants: Vec<Variant>, source: &Lang) -> Vec<Vec<Variant>> {
    variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    if variants.windows(2).all(|pair| pair[0].lang != pair[1].lang) {
        return vec![variants];
    }
    let mut by_lang: std::collections::BTreeMap<Lang, Vec<Variant>> = std::collections::BTreeMap::new();
    for variant in variants {
        let same = by_lang.entry(variant.lang.clone()).or_default();
        if !same.iter().any(|known| known.text == variant.text) {
            same.push(variant);
        }
    }
    let deepest = by_lang.values().map(Vec::len).max().unwrap_or_default();
    let mut layers = Vec::with_capacity(deepest);
    for at in 0..deepest {
        let alone = at > 0 && by_lang.iter().all(|(lang, same)| lang == source || same.len() <= at);
        let layer: Vec<Variant> = by_lang
            .iter()
            .filter_map(|(lang, same)| match same.get(at) {
                Some(variant) => Some(variant.clone()),
                None if lang == source || alone => same.last().cloned(),
                None => None,
            })
            .collect();
        layers.push(layer);
    }
    layers
}

/// The `prop`s directly inside an element.
struct Props<'a>(Vec<(&'a str, String)>);

impl<'a> Props<'a> {
    fn of(element: &'a Element) -> Self {
        let props = element.elements().filter(|inner| inner.name == "prop");
        Self(props.map(|inner| (inner.attribute("type").unwrap_or_default(), inner.text())).collect())
    }

    fn own(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == kind).map(|(_, value)| value.as_str())
    }

    /// Those that are not ours.
    fn foreign(&self, own: &'static [&'static str]) -> impl Iterator<Item = (String, String)> + '_ {
        self.0
            .iter()
            .filter(|(kind, _)| !own.contains(kind))
            .map(|(kind, value)| (kind.strip_prefix(prop::FOREIGN).unwrap_or(kind).to_owned(), value.clone()))
    }
}

/// Everything of a unit but its id and variants.
fn shell(tu: &Element, props: &Props<'_>, source: Lang) -> Unit {
    let tuvs = || tu.elements().filter(|element| element.name == "tuv");
    let mut kept: Vec<(String, String)> = props
        .foreign(&[prop::ORIGIN, prop::DOCUMENT, prop::POSITION, prop::MESSAGE, prop::CREATED, prop::CHANGED])
        .collect();
    let mut notes = Vec::new();
    for element in std::iter::once(tu).chain(tuvs()) {
        notes.extend(element.elements().filter(|inner| inner.name == "note").map(Element::text));
    }
    for tuv in tuvs() {
        kept.extend(Props::of(tuv).foreign(&[prop::STATE, prop::CONFIDENCE, prop::TAG]));
    }
    // Many tools write dates and names on the variants.
    let attributed = |name: &'static str| {
        std::iter::once(tu)
            .chain(tuvs())
            .filter_map(move |element| element.attribute(name).map(|value| (element, value)))
    };
    let moment = |kind: &'static str, name: &'static str, latest: bool| -> Option<(Option<&Element>, Time)> {
        if let Some(seconds) = props.own(kind).and_then(|value| value.parse().ok()) {
            return Some((None, Time(seconds)));
        }
        if let Some(time) = tu.attribute(name).and_then(time::read) {
            return Some((Some(tu), time));
        }
        let times = attributed(name).filter_map(|(element, value)| Some((Some(element), time::read(value)?)));
        if latest { times.max_by_key(|(_, time)| *time) } else { times.min_by_key(|(_, time)| *time) }
    };
    let created = moment(prop::CREATED, "creationdate", false);
    let changed = moment(prop::CHANGED, "changedate", true);
    for name in ["creationdate", "changedate"] {
        if let Some(unread) = tu.attribute(name).filter(|value| time::read(value).is_none()) {
            kept.push((format!("{}{name}", prop::ATTRIBUTE), unread.to_owned()));
        }
    }
    let by = |name: &'static str, at: Option<(Option<&Element>, Time)>| -> Option<String> {
        let there = at.and_then(|(element, _)| element).and_then(|element| element.attribute(name));
        there.or_else(|| attributed(name).next().map(|(_, value)| value)).map(str::to_owned)
    };
    let (created_by, changed_by) = (by("creationid", created), by("changeid", changed));
    Unit {
        id: UnitId::kept(""),
        source,
        variants: Vec::new(),
        origin: match props.own(prop::ORIGIN) {
            Some(name) => Origin::named(name).unwrap_or(Origin::Foreign),
            None => foreign_origin([created_by.as_deref(), changed_by.as_deref()]),
        },
        document: props.own(prop::DOCUMENT).map(str::to_owned),
        position: props.own(prop::POSITION).and_then(position),
        message: props.own(prop::MESSAGE).map(str::to_owned),
        notes,
        props: kept,
        created: created.map(|(_, time)| time),
        changed: changed.map(|(_, time)| time),
        created_by,
        changed_by,
    }
}

/// Wordfast and those who follow it name machine output and unreviewed alignments in the place of the author.
fn foreign_origin(names: [Option<&str>; 2]) -> Origin {
    let named = |mark: &str| names.iter().flatten().any(|name| name.eq_ignore_ascii_case(mark));
    if named("MT!") || named("MT") {
        Origin::Machine
    } else if named("ALIGN!") {
        Origin::Aligned
    } else {
        Origin::Foreign
    }
}

/// `12/40`: the twelfth of forty.
fn position(text: &str) -> Option<Position> {
    let (index, of) = text.split_once('/')?;
    let index: u64 = index.parse().ok()?;
    Some(Position { index: u32::try_from(index.checked_sub(1)?).ok()?, of: of.parse().ok()? })
}
