//! Reading SRX 2.0 (LISA OSCAR, 2008): language rules, the map from languages to them, the cascade.

use quick_xml::Reader;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::limits::{self, MOST_OF_A_DOCUMENT, MOST_OF_A_GROUP};
use super::pattern::{self, Edge, Refused, SrxPattern};
use crate::error::{Error, Noted, Notice, Result};

/// The rules of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Srx {
    groups: Vec<Group>,
    maps: Vec<Map>,
    cascade: bool,
    /// What all patterns weigh in an automaton.
    weight: usize,
}

#[derive(Debug, Clone)]
struct Group {
    name: String,
    rules: Vec<Rule>,
    /// As of the document.
    weight: usize,
}

#[derive(Debug, Clone)]
struct Map {
    languages: String,
    group: String,
}

/// A rule: what must stand before the place and after it, and whether a sentence then ends there.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) breaks: bool,
    before: String,
    after: String,
}

impl Rule {
    /// Both patterns.
    pub(super) fn patterns(&self) -> std::result::Result<(SrxPattern, SrxPattern), Refused> {
        Ok((pattern::read(&self.before, Edge::Before)?, pattern::read(&self.after, Edge::After)?))
    }

    /// What the patterns weigh, at most `room`.
    fn weight(&self, room: usize) -> std::result::Result<usize, Refused> {
        let (before, after) = self.patterns()?;
        let weight = limits::weight(before.hir()).saturating_add(limits::weight(after.hir()));
        if weight <= room { Ok(weight) } else { Err(Refused::too_large(&self.before)) }
    }
}

impl Srx {
    /// The rules for a language tag in the order in which they are asked: of the first map that fits, or with a cascade
    /// of all maps that fit (SRX 2.0, section 3.3.1).
    pub(super) fn rules(&self, tag: &str) -> Vec<&Rule> {
        let mut rules = Vec::new();
        for map in &self.maps {
            if pattern::fits(&map.languages, tag) != Some(true) {
                continue;
            }
            if let Some(group) = self.groups.iter().find(|group| group.name == map.group) {
                rules.extend(&group.rules);
            }
            if !self.cascade {
                break;
            }
        }
        rules
    }
}

/// Whose rules a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Ours. A test has read all patterns: they are compiled when their language is met.
    Ours,
    /// Somebody else's. What is not understood must be told at once.
    Foreign,
}

/// Reads an SRX document; `name` is its name in errors.
pub(super) fn read(name: &str, srx: &str, whose: Whose) -> Result<Noted<Srx>> {
    let mut reader = Reader::from_str(srx);
    reader.config_mut().check_end_names = true;
    let mut out = Srx::default();
    let mut notices = Vec::new();
    let mut rule: Option<Rule> = None;
    let mut chars: Option<String> = None;
    let mut depth = 0usize;
    let mut seen = false;
    loop {
        let at = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(event) => event,
            // The end came inside of a tag or comment: the file was cut off.
            Err(quick_xml::Error::Syntax(error)) if error != SyntaxError::InvalidBangMarkup => break,
            Err(error) => return Err(broken(name, line(srx, at), &error)),
        };
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let empty = matches!(event, Event::Empty(_));
                depth += usize::from(!empty);
                match element.local_name().as_ref() {
                    "srx" => seen = true,
                    "header" => out.cascade = matches!(attribute(element, "cascade").as_deref(), Some("yes" | "true")),
                    "languagerule" => {
                        let name = attribute(element, "languagerulename").unwrap_or_default();
                        out.groups.push(Group { name, rules: Vec::new(), weight: 0 });
                    }
                    "rule" if !empty => {
                        // SRX 2.0, section 3.2.7: a rule without the attribute breaks.
                        let breaks = attribute(element, "break").as_deref() != Some("no");
                        rule = Some(Rule { breaks, before: String::new(), after: String::new() });
                    }
                    "beforebreak" | "afterbreak" if !empty => chars = Some(String::new()),
                    "languagemap" => {
                        let languages = attribute(element, "languagepattern").unwrap_or_default();
                        let group = attribute(element, "languagerulename").unwrap_or_default();
                        if whose == Whose::Foreign && pattern::fits(&languages, "en").is_none() {
                            notices.push(Refused::NotUnderstood(languages).notice(name, line(srx, at)));
                        } else {
                            out.maps.push(Map { languages, group });
                        }
                    }
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(chars) = &mut chars {
                    chars.push_str(text);
                }
            }
            Event::CData(data) => {
                if let Some(chars) = &mut chars {
                    chars.push_str(data);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(chars) = &mut chars {
                    match resolve(entity) {
                        Some(c) => chars.push(c),
                        None => {
                            return Err(Error::XmlEntities {
                                file: name.to_owned(),
                                line: line(srx, at),
                                entity: entity.to_string(),
                            });
                        }
                    }
                }
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                match element.local_name().as_ref() {
                    "beforebreak" => {
                        if let (Some(rule), Some(chars)) = (&mut rule, chars.take()) {
                            rule.before = chars;
                        }
                    }
                    "afterbreak" => {
                        if let (Some(rule), Some(chars)) = (&mut rule, chars.take()) {
                            rule.after = chars;
                        }
                    }
                    "rule" => {
                        if let (Some(rule), Some(group)) = (rule.take(), out.groups.last_mut()) {
                            let room = MOST_OF_A_GROUP.saturating_sub(group.weight);
                            let room = room.min(MOST_OF_A_DOCUMENT.saturating_sub(out.weight));
                            match if whose == Whose::Ours { Ok(0) } else { rule.weight(room) } {
                                Ok(weight) => {
                                    group.rules.push(rule);
                                    group.weight += weight;
                                    out.weight += weight;
                                }
                                Err(refused) => notices.push(refused.notice(name, line(srx, at))),
                            }
                        }
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        return Err(Error::XmlTruncated {
            file: name.to_owned(),
            line: line(srx, srx.len() as u64),
            element: "srx".to_owned(),
        });
    }
    if !seen || out.groups.iter().all(|group| group.rules.is_empty()) {
        return Err(Error::SrxWithoutRules { file: name.to_owned() });
    }
    Ok(Noted { value: out, notices })
}

impl Refused {
    fn notice(self, file: &str, line: u64) -> Notice {
        let file = file.to_owned();
        match self {
            Self::NotUnderstood(part) => Notice::SrxRuleLeftOut { file, line, part },
            Self::TooLarge(part) => Notice::SrxRuleTooLarge { file, line, part },
        }
    }
}

fn broken(file: &str, line: u64, error: &quick_xml::Error) -> Error {
    let (reason, detail) = match error {
        quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { found, .. }) => ("end-tag", found.clone()),
        quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => ("end-tag", found.clone()),
        _ => ("syntax", String::new()),
    };
    Error::XmlBroken { file: file.to_owned(), line, reason: reason.to_owned(), detail }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&attribute.value) {
        Ok(value) => value.into_owned(),
        Err(_) => attribute.value.to_string(),
    })
}

fn resolve(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn line(srx: &str, at: u64) -> u64 {
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(srx.len());
    memchr::memchr_iter(b'\n', &srx.as_bytes()[..at]).count() as u64 + 1
}
