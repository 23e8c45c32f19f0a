use std::collections::{HashMap, HashSet, VecDeque};
use std::io::BufRead;

use super::chunks::{Body, Chunk, Chunks, UNCLOSED};
use super::{codes, prop};
use crate::error::{Error, Notice, Result};
use crate::format::foreign::{self, Claim};
use crate::format::xml::{self, Element, Node, Step, Xml};
use crate::format::{WholeFile, Yield, recognize, time};
use crate::model::{
    BadLang, ForgottenRendering, InFile, Key, Lang, Origin, Position, Standing, State, Time, Tombstone, Unit, UnitId,
    Variant, unrooted_name,
};

/// TmxUnits one after another; see the module.
pub(super) fn read<'a>(
    input: Box<dyn BufRead + Send + 'a>,
    file: &'a str,
) -> Box<dyn Iterator<Item = Result<Yield>> + Send + 'a> {
    Box::new(TmxUnits::new(input, file))
}

/// Whether the file goes on to its end, and what it says is forgotten.
pub(super) fn whole<'a>(input: Box<dyn BufRead + Send + 'a>, file: &'a str) -> Result<WholeFile> {
    let mut units = TmxUnits::new(input, file);
    let mut out = WholeFile::default();
    if units.head()? == Body::Empty {
        return units.chunks.tail().map(|_| out);
    }
    loop {
        match units.chunks.next()? {
            Chunk::End => return Ok(out),
            Chunk::Instruction(text, line) => out.tombstones.extend(units.tombstone(&text, line)),
            Chunk::Broken(UNCLOSED, tag, line) => {
                let id = tuid_of_tag(&tag).map(str::to_owned);
                out.torn.get_or_insert(InFile { line: Some(line), id });
            }
            Chunk::Unit(..) | Chunk::Broken(..) => {}
        }
    }
}

struct TmxUnits<'a> {
    file: &'a str,
    chunks: Chunks<'a>,
    stage: Stage,
    /// Whether tags stand in the text as OmegaT writes them in its own files.
    shortcuts: bool,
    /// The header's `srclang`, unless it is `*all*`.
    source: Option<Lang>,
    /// Who made the file, as its header says.
    author: Option<String>,
    /// Whether Cotejo wrote it, as its header says.
    by_us: bool,
    ready: VecDeque<Yield>,
    /// How often each foreign unit came, by a hash of what its id is made of. Two different ones that fall together (one
    /// chance in 10^13 at a million units) only get another number, not each other's id.
    occurrences: HashMap<u64, u32>,
    /// The tags met last: what each stands for, and whether it is spelt so.
    tags: Vec<(String, Lang, bool)>,
    /// The words of other tools that no table has, each told once.
    told: HashSet<(String, String)>,
}

/// So many different words are told.
const WORDS_TOLD: usize = 100;

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
            shortcuts: false,
            file,
            chunks: Chunks::new(file, input),
            stage: Stage::Head,
            source: None,
            author: None,
            by_us: false,
            ready: VecDeque::new(),
            occurrences: HashMap::new(),
            tags: Vec::new(),
            told: HashSet::new(),
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
            // What the file says is forgotten was read beforehand.
            Chunk::Instruction(..) => {}
            Chunk::Broken(reason, tag, line) => self.skipped(line, tuid_of_tag(&tag), reason, String::new()),
            Chunk::Unit(text, line) => {
                let named = |text| tuid_of_tag(text);
                match self.unit(&text, line) {
                    Ok(()) => {}
                    Err(Error::XmlBroken { line, reason, detail, .. }) => {
                        self.skipped(line, named(&text), &reason, detail);
                    }
                    Err(Error::XmlEntities { line, entity, .. }) => self.skipped(line, named(&text), "entity", entity),
                    Err(Error::XmlTruncated { line, .. }) => {
                        self.skipped(line, named(&text), "syntax", String::new());
                    }
                    Err(other) => return Err(other),
                }
            }
        }
        Ok(())
    }

    /// What an instruction of ours says; none of another's.
    fn tombstone(&self, instruction: &str, line: u64) -> Option<Tombstone> {
        let text = instruction.strip_prefix("<?")?.strip_suffix("?>")?;
        let is = |name: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let restored = is(prop::RESTORED);
        (restored || is(prop::FORGOTTEN)).then_some(())?;
        let text = format!("<{text}/>");
        let Ok(Step::Open(said)) = Xml::new(self.file, &text, line).ok()?.next() else { return None };
        let date = |name: &str| {
            let at = said.attribute(name)?;
            time::read(at).or_else(|| at.parse().ok().map(Time))
        };
        let at = date("at")?;
        Some(Tombstone {
            id: UnitId::kept(said.attribute("tuid")?),
            at: if restored { date("forgotten")? } else { at },
            restored: restored.then_some(at),
            document: said.attribute("document").and_then(document),
            position: said.attribute("position").and_then(position),
            rendering: match (said.attribute("lang"), said.attribute("said")) {
                (None, None) => None,
                (lang, hash) => Some(ForgottenRendering { lang: lang?.to_owned(), said: hash?.to_owned() }),
            },
        })
    }

    fn skipped(&mut self, line: u64, tuid: Option<&str>, reason: &str, detail: String) {
        let (file, reason, unit) = (self.file.to_owned(), reason.to_owned(), told(tuid));
        self.ready.push_back(Yield::Notice(Notice::UnitSkipped { file, line, unit, reason, detail }));
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
                    let by = |name: &str| header.attribute(name).is_some_and(|tool| tool.starts_with("OmegaT"));
                    self.shortcuts = by("creationtool") || by("o-tmf");
                    self.by_us = header.attribute("creationtool") == Some("cotejo");
                    self.author = hand(&header);
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
        match self.parse(text, line) {
            Ok(tu) => self.take(&tu, Vec::new()),
            Err(error @ (Error::XmlTooDeep { .. } | Error::TextOutside { .. })) => return Err(error),
            // The markup of one variant may be what is broken; without it the unit stands.
            Err(error) => {
                let (left, odd) = self.without_broken_variants(text, line);
                match self.parse(&left, line) {
                    Ok(tu) if !odd.is_empty() => self.take(&tu, odd),
                    _ => return Err(error),
                }
            }
        }
        Ok(())
    }

    fn parse(&self, text: &str, line: u64) -> Result<Element> {
        let mut walk = Xml::new(self.file, text, line)?;
        let Step::Open(tu) = walk.next()? else { return Err(walk.broken("syntax", String::new())) };
        let tu = walk.fill(tu)?;
        let text = tu.children.iter().find_map(|node| match node {
            Node::Text(chars) if !chars.trim().is_empty() => Some(chars.trim()),
            _ => None,
        });
        if let Some(text) = text {
            let words = text.lines().next().unwrap_or_default().chars().take(60).collect();
            return Err(Error::TextOutside { file: self.file.to_owned(), line: tu.line, words });
        }
        Ok(tu)
    }

    /// The text of a `tu` without the variants that are no XML, and those; lines stay where they are.
    fn without_broken_variants(&self, text: &str, line: u64) -> (String, Vec<OddVariant>) {
        let mut odd = Vec::new();
        let left = without_variants(text, &mut |variant, at| {
            let here = line + text[..at].matches('\n').count() as u64;
            match self.parse(variant, here) {
                Ok(_) => false,
                Err(error) => {
                    odd.push(OddVariant::of(error, here));
                    true
                }
            }
        });
        (left, odd)
    }

    fn take(&mut self, tu: &Element, mut odd: Vec<OddVariant>) {
        match self.units(tu, &mut odd) {
            Ok(units) => {
                let file = self.file;
                let in_file = |unit: &Unit| {
                    let id = tu.attribute("tuid").filter(|id| unit.id.as_str() != *id);
                    InFile { line: Some(tu.line), id: id.map(str::to_owned) }
                };
                let skipped = odd.into_iter().map(|OddVariant { line, reason, detail }| {
                    let unit = told(tu.attribute("tuid"));
                    Yield::Notice(Notice::VariantSkipped { file: file.to_owned(), line, unit, reason, detail })
                });
                self.ready.extend(skipped);
                self.ready.extend(units.into_iter().map(|unit| {
                    let in_file = in_file(&unit);
                    Yield::Unit(Box::new(unit), in_file)
                }));
            }
            // What is left is no pair: the odd variant is why.
            Err(reason) => match odd.into_iter().next() {
                Some(OddVariant { line, reason, detail }) => {
                    self.skipped(line, tu.attribute("tuid"), &reason, detail);
                }
                None => self.skipped(tu.line, tu.attribute("tuid"), reason, String::new()),
            },
        }
    }

    /// The units of a `tu`: one, or more where a language has several variants. What cannot be read of it is left out, and
    /// told in `odd`.
    fn units(&mut self, tu: &Element, odd: &mut Vec<OddVariant>) -> std::result::Result<Vec<Unit>, &'static str> {
        let props = Props::of(tu);
        let ours = props.own(prop::ORIGIN).is_some();
        // What a unit came with once stands in our own text as well, and counted then.
        let mut whole = if ours && self.by_us { Claims::default() } else { self.claims(&props, tu.line) };
        let mut variants = Vec::new();
        for tuv in tu.elements().filter(|element| element.name == "tuv") {
            match self.variant(tuv, ours, whole) {
                Ok(variant) => {
                    if ours || !variant.text.is_blank() {
                        variants.push(variant);
                    }
                }
                Err((reason, detail)) => {
                    odd.push(OddVariant { line: tuv.line, reason: reason.to_owned(), detail });
                }
            }
        }
        let newest = Variant::newest(&variants).map(|newest| (newest.changed, newest.changed_by.clone()));
        let Some(first) = variants.first() else { return Err("no-variant") };
        let declared = match props.own(prop::SOURCE).filter(|_| ours).or_else(|| tu.attribute("srclang")) {
            Some(tag) => Lang::parse(tag).ok(),
            None => self.source.clone(),
        };
        let source = declared
            .and_then(|wanted| {
                let best = |standing| variants.iter().find(|v| v.lang.standing(&wanted) == standing);
                best(Standing::Same).or_else(|| best(Standing::Unspecified)).map(|v| v.lang.clone())
            })
            .unwrap_or_else(|| first.lang.clone());
        if !ours {
            // What is said of the text that was translated is said of the whole.
            let of_source = variants.iter().filter(|variant| variant.lang == source).map(|variant| variant.state).min();
            let most = of_source.filter(|&state| state < State::Translated).unwrap_or(State::Final);
            variants.iter_mut().for_each(|variant| variant.state = variant.state.min(most));
            let of_source = variants.iter().filter(|variant| variant.lang == source).map(|variant| variant.origin);
            whole.origin = of_source.fold(stronger(whole.origin, authors_origin(tu)), stronger);
            for variant in &mut variants {
                let other = stronger(variant.origin, whole.origin) != whole.origin;
                variant.origin = variant.origin.filter(|_| other);
            }
        }
        if ours && whole.origin.is_some() {
            let translated = variants.iter_mut().filter(|variant| variant.lang != source);
            translated.for_each(|variant| variant.origin = stronger(variant.origin, whole.origin));
        }
        let mut layers = layers(variants, &source);
        if !ours && layers.first().is_some_and(|layer| layer.len() < 2) {
            return Err("one-language");
        }
        let mut base = shell(tu, &props, source, newest.clone());
        if let Some(name) = props.own(prop::ORIGIN)
            && Origin::named(name).is_none()
        {
            self.tell(prop::ORIGIN, name, tu.line);
        }
        if !ours {
            base.origin = stronger(Some(base.origin), whole.origin).unwrap_or(Origin::Foreign);
            // Who is told of the whole wrote what has a date of its own and no name.
            let by = hand(tu).or_else(|| self.author.clone());
            let unsigned = |variant: &&mut Variant| variant.changed.is_some() && variant.changed_by.is_none();
            let own = layers.iter_mut().flatten().filter(|variant| variant.lang != base.source);
            own.filter(unsigned).for_each(|variant| variant.changed_by = by.clone());
            // What was not changed was last written when it was made.
            if base.changed.is_none() {
                (base.changed, base.changed_by) = newest.unwrap_or((base.created, base.changed_by.take()));
            }
            base.created_by = base.created_by.take().or_else(|| self.author.clone());
            if base.changed.is_some() {
                base.changed_by = base.changed_by.take().or_else(|| base.created_by.clone());
            }
        }
        let id = tu.attribute("tuid").filter(|_| ours).map(UnitId::kept);
        if id.is_none() {
            for name in ["tuid", "usagecount", "lastusagedate"] {
                let tuvs = tu.elements().filter(|element| element.name == "tuv");
                let value = std::iter::once(tu).chain(tuvs).find_map(|element| element.attribute(name));
                if let Some(value) = value {
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
            unit.date_variants();
            unit.gather_origin();
            units.push(unit);
        }
        Ok(units)
    }

    /// A variant; `whole` is what the props of its unit say.
    fn variant(
        &mut self,
        tuv: &Element,
        ours: bool,
        whole: Claims,
    ) -> std::result::Result<Variant, (&'static str, String)> {
        let tag = tuv.attribute_in(xml::XML, "lang").or_else(|| tuv.attribute("lang")).unwrap_or_default().trim();
        let (lang, canonical) = self.lang(tag).map_err(|bad| ("language", bad.0))?;
        let Some(seg) = tuv.elements().find(|element| element.name == "seg") else {
            return Err(("no-seg", String::new()));
        };
        let props = Props::of(tuv);
        let (lang, canonical) = match props.own(prop::LANG).and_then(|tag| Lang::parse(tag).ok()) {
            Some(own) if ours => (own, true),
            _ => (lang, canonical),
        };
        // We write none on a text: what stands there is of a tool that it passed through since.
        let claims = self.claims(&props, tuv.line);
        let tag = match props.own(prop::TAG) {
            Some(tag) => Some(tag.to_owned()),
            None => (!canonical).then(|| tag.to_owned()),
        };
        let changed = match props.own(prop::CHANGED).and_then(|seconds| seconds.parse().ok()) {
            Some(seconds) => Some(Time(seconds)),
            None => tuv.attribute("changedate").and_then(time::read),
        };
        // What was not changed was last written when it was made.
        let changed = changed.or_else(|| tuv.attribute("creationdate").filter(|_| !ours).and_then(time::read));
        // A state that a newer version wrote is no reason to take the text for confirmed.
        let own = props.own(prop::STATE).map(|name| State::named(name).unwrap_or(State::Initial));
        let state = [own, claims.state, whole.state].into_iter().flatten().min().unwrap_or(State::Translated);
        let read = codes::read(seg, !ours);
        // As of a unit: what a newer version means is not known.
        let origin = match props.own(prop::ORIGIN) {
            Some(name) => Some(Origin::named(name).unwrap_or(Origin::Machine)),
            None if ours && self.by_us => claims.origin,
            None => stronger(claims.origin, authors_origin(tuv)),
        };
        Ok(Variant {
            lang,
            tag,
            text: if self.shortcuts && !ours { codes::shortcuts(&read) } else { read },
            state,
            confidence: props.own(prop::CONFIDENCE).and_then(|value| value.parse().ok()).filter(|&sure| sure <= 1000),
            changed_by: match ours {
                true => tuv.attribute("changeid").map(str::to_owned),
                false => changed.and_then(|_| hand(tuv)),
            },
            changed,
            origin,
        })
    }

    /// What another tool's props say of a text; words that no table has are told, and confirm nothing.
    fn claims(&mut self, props: &Props<'_>, line: u64) -> Claims {
        let mut claims = Claims::default();
        for (kind, value) in &props.0 {
            match foreign::claim(kind, value) {
                Some(Claim::State(state)) => claims.lower(state),
                Some(Claim::Origin(origin)) => claims.origin = stronger(claims.origin, Some(origin)),
                Some(Claim::Unknown) => {
                    claims.lower(State::Initial);
                    self.tell(kind, value, line);
                }
                Some(Claim::Nothing) | None => {}
            }
        }
        claims
    }

    fn tell(&mut self, kind: &str, value: &str, line: u64) {
        let word = (kind.to_owned(), value.to_owned());
        if self.told.len() < WORDS_TOLD && self.told.insert(word) {
            let (file, property, value) = (self.file.to_owned(), kind.to_owned(), value.to_owned());
            self.ready.push_back(Yield::Notice(Notice::StatusUnknown { file, line, property, value }));
        }
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

/// Who had the last hand in what an element holds, as other tools say it.
fn hand(element: &Element) -> Option<String> {
    let named = |name| element.attribute(name).filter(|name| !name.trim().is_empty());
    named("changeid").or_else(|| named("creationid")).map(str::to_owned)
}

/// What the names in the place of the authors say: Wordfast and those who follow it name machine output and unreviewed
/// alignments there.
fn authors_origin(element: &Element) -> Option<Origin> {
    let names = ["creationid", "changeid"].into_iter().filter_map(|name| element.attribute(name));
    names.fold(None, |origin, name| stronger(origin, foreign::author(name)))
}

/// Everything of a unit but its id and variants.
fn shell(tu: &Element, props: &Props<'_>, source: Lang, newest: Option<(Option<Time>, Option<String>)>) -> Unit {
    let tuvs = || tu.elements().filter(|element| element.name == "tuv");
    let mut kept: Vec<(String, String)> = props
        .foreign(&[
            prop::ORIGIN,
            prop::SOURCE,
            prop::DOCUMENT,
            prop::POSITION,
            prop::MESSAGE,
            prop::CREATED,
            prop::CHANGED,
        ])
        .collect();
    let mut notes = Vec::new();
    for element in std::iter::once(tu).chain(tuvs()) {
        notes.extend(element.elements().filter(|inner| inner.name == "note").map(Element::text));
    }
    for tuv in tuvs() {
        kept.extend(Props::of(tuv).foreign(&[
            prop::STATE,
            prop::ORIGIN,
            prop::CONFIDENCE,
            prop::TAG,
            prop::LANG,
            prop::CHANGED,
        ]));
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
    // Ours says on the unit when it is not its newest variant that changed last.
    let on_unit = props.own(prop::CHANGED).is_some() || tu.attribute("changedate").is_some();
    let (changed, changed_by) = match newest.filter(|_| !on_unit && props.own(prop::ORIGIN).is_some()) {
        Some(newest) => newest,
        None if props.own(prop::ORIGIN).is_some() => {
            (changed.map(|(_, time)| time), tu.attribute("changeid").map(str::to_owned))
        }
        None => (changed.map(|(_, time)| time), changed_by),
    };
    Unit {
        id: UnitId::kept(""),
        source,
        variants: Vec::new(),
        origin: match props.own(prop::ORIGIN) {
            // What a newer version means is not known: nothing that a person is known to have confirmed.
            Some(name) => Origin::named(name).unwrap_or(Origin::Machine),
            None => Origin::Foreign,
        },
        document: props.own(prop::DOCUMENT).and_then(document),
        position: props.own(prop::POSITION).and_then(position),
        message: props.own(prop::MESSAGE).map(str::to_owned),
        notes,
        props: kept,
        created: created.map(|(_, time)| time),
        changed,
        created_by,
        changed_by,
    }
}

/// The `tuid` that another tool's file gave a unit.
pub(super) fn tuid_of(props: &[(String, String)]) -> Option<&str> {
    let is_tuid = |kind: &str| kind.strip_prefix(prop::ATTRIBUTE) == Some("tuid");
    props.iter().find(|(kind, _)| is_tuid(kind)).map(|(_, value)| value.as_str())
}

/// What the file calls a unit, for a notice.
fn told(tuid: Option<&str>) -> String {
    tuid.filter(|id| !id.trim().is_empty()).unwrap_or("none").to_owned()
}

/// What the start tag of a unit that is no XML calls it, as it stands there.
pub(super) fn tuid_of_tag(text: &str) -> Option<&str> {
    let tag = text.split('>').next()?;
    let value = tag.split("tuid=").nth(1)?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

/// The text of a `tu` without the variants that are broken, each given as it stands there and where; lines stay where they are.
pub(super) fn without_variants(text: &str, is_broken: &mut dyn FnMut(&str, usize) -> bool) -> String {
    const END: &str = "</tuv>";
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(begin) = text[at..].find("<tuv").map(|found| at + found) {
        let Some(end) = text[begin..].find(END).map(|found| begin + found + END.len()) else { break };
        left.push_str(&text[at..begin]);
        let variant = &text[begin..end];
        if is_broken(variant, begin) {
            left.extend(variant.chars().filter(|&c| c == '\n'));
        } else {
            left.push_str(variant);
        }
        at = end;
    }
    left.push_str(&text[at..]);
    left
}

/// A variant that cannot be read.
struct OddVariant {
    line: u64,
    reason: String,
    detail: String,
}

impl OddVariant {
    fn of(error: Error, line: u64) -> Self {
        let odd = |line, reason: &str, detail| Self { line, reason: reason.to_owned(), detail };
        match error {
            Error::XmlBroken { line, reason, detail, .. } => odd(line, &reason, detail),
            Error::XmlEntities { line, entity, .. } => odd(line, "entity", entity),
            _ => odd(line, "syntax", String::new()),
        }
    }
}

/// What another tool says of a text.
#[derive(Debug, Clone, Copy, Default)]
struct Claims {
    /// The least of what is said.
    state: Option<State>,
    origin: Option<Origin>,
}

impl Claims {
    fn lower(&mut self, state: State) {
        self.state = Some(self.state.map_or(state, |before| before.min(state)));
    }
}

/// Of two origins the one that wants more care.
fn stronger(one: Option<Origin>, other: Option<Origin>) -> Option<Origin> {
    let care = |origin: &Origin| match origin {
        Origin::Machine => 2,
        Origin::Aligned => 1,
        Origin::Story | Origin::SiteString | Origin::Foreign => 0,
    };
    one.into_iter().chain(other).max_by_key(care)
}

/// A document's name as a memory may hold it: nobody's disk is told. None where nothing is left of it.
fn document(written: &str) -> Option<String> {
    let name = unrooted_name(written);
    (name == written || !name.is_empty()).then(|| name.to_owned())
}

/// `12/40`: the twelfth of forty.
fn position(text: &str) -> Option<Position> {
    let (index, of) = text.split_once('/')?;
    let index: u64 = index.parse().ok()?;
    Some(Position { index: u32::try_from(index.checked_sub(1)?).ok()?, of: of.parse().ok()? })
}
