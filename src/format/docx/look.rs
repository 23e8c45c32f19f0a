//! What characters look like: the properties that are seen, and which of them count for which characters.

use std::collections::{BTreeMap, HashMap};

use super::tree::Tree;
use crate::format::xml::places;

/// Properties that styles turn on and off against each other (17.7.3).
const TOGGLES: &[&str] =
    &["b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "outline", "shadow", "emboss", "imprint", "vanish"];

/// What is not seen: languages and what the spelling checker is to leave alone, kerning, names of styles, what was changed.
const UNSEEN: &[&str] =
    &["lang", "noProof", "kern", "rStyle", "rPrChange", "ins", "del", "moveFrom", "moveTo", "snapToGrid", "specVanish"];

/// Those of complex scripts (Arabic, Hebrew, Thai, those of India), which count where such characters stand.
const COMPLEX: &[&str] = &["bCs", "iCs", "szCs"];

/// Those that are seen on blanks, too.
const ON_BLANKS: &[&str] = &["u", "strike", "dstrike", "highlight", "shd", "bdr", "effect", "em"];

/// Fonts by script, as `w:rFonts` names them, and as it names those of the theme.
const FONTS: [(&str, &str); 4] =
    [("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"), ("cs", "cstheme")];

/// Properties as somebody says them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Properties {
    fonts: [Option<String>; 4],
    /// What else is seen, by name; empty where it is said that it is not.
    others: BTreeMap<String, String>,
    /// Whether characters of both worlds (quotation marks, dashes) are Chinese ones.
    hint: bool,
}

impl Properties {
    /// What a `w:rPr` says.
    pub(super) fn of(tree: &Tree<'_>, at: usize) -> Self {
        let mut out = Self::default();
        for child in tree.children(at) {
            let name = match tree.word(child) {
                Some(name) => name,
                // What later versions of Word draw (shadows, outlines): as it is written.
                None => {
                    let raw = tree.raw(child);
                    out.others.insert(format!("x:{}", tree.local(child)), raw.to_owned());
                    continue;
                }
            };
            if UNSEEN.contains(&name) {
                continue;
            }
            if name == "rFonts" {
                for (slot, (font, theme)) in out.fonts.iter_mut().zip(FONTS) {
                    let of_theme = tree.attribute(child, theme).map(|theme| format!("theme {theme}"));
                    *slot = of_theme.or_else(|| tree.attribute(child, font));
                }
                out.hint |= tree.attribute(child, "hint").as_deref() == Some("eastAsia");
                continue;
            }
            out.others.insert(name.to_owned(), seen(tree, child, name));
        }
        out
    }

    /// What `over` says goes before what is said here.
    pub(super) fn put_over(&mut self, over: &Self) {
        for (slot, font) in self.fonts.iter_mut().zip(&over.fonts) {
            if font.is_some() {
                slot.clone_from(font);
            }
        }
        for (name, value) in &over.others {
            self.others.insert(name.clone(), value.clone());
        }
        self.hint |= over.hint;
    }

    /// A paragraph and a character style over the defaults: what both turn on is off.
    pub(super) fn put_styles_over(&mut self, mut paragraph: Self, mut character: Self) {
        for &toggle in TOGGLES {
            let is_on = |said: &mut Self| said.others.remove(toggle).is_some_and(|value| !value.is_empty());
            let on = (is_on(&mut paragraph) != is_on(&mut character)) || is_on(self);
            if on {
                self.others.insert(toggle.to_owned(), "1".to_owned());
            }
        }
        self.put_over(&paragraph);
        self.put_over(&character);
    }
}

/// How a property is seen, empty where it is not.
fn seen(tree: &Tree<'_>, at: usize, name: &str) -> String {
    let value = tree.value(at);
    let said = value.as_deref().unwrap_or_default();
    let nothing = match name {
        _ if TOGGLES.contains(&name) || matches!(name, "dstrike" | "rtl" | "cs" | "webHidden") => {
            return if tree.is_on(at) { "1".to_owned() } else { String::new() };
        }
        "u" | "highlight" | "em" | "effect" => said == "none",
        "vertAlign" => said == "baseline",
        "spacing" | "position" => said == "0",
        "w" => matches!(said, "100" | "100%"),
        "color" => matches!(said, "auto" | "000000") && tree.attribute(at, "themeColor").is_none(),
        "shd" => {
            let fill = tree.attribute(at, "fill");
            matches!(said, "clear" | "nil") && fill.as_deref().is_none_or(|fill| fill == "auto")
        }
        "bdr" => matches!(said, "none" | "nil"),
        _ => false,
    };
    if nothing {
        return String::new();
    }
    let mut attributes: Vec<String> = places::attributes(tree.tag(at))
        .into_iter()
        .map(|(key, value)| format!("{}={value}", key.rsplit_once(':').map_or(key.as_str(), |(_, local)| local)))
        .collect();
    // A colour of the theme is that colour, whatever it was when the file was written.
    if name == "color" && attributes.iter().any(|said| said.starts_with("themeColor=")) {
        attributes.retain(|said| !said.starts_with("val="));
    }
    attributes.sort();
    match tree.children(at).next() {
        Some(_) => tree.raw(at).to_owned(),
        None if attributes.is_empty() => "1".to_owned(),
        None => attributes.join(" "),
    }
}

/// What characters look like, by numbers: equal numbers are equal looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// All that is seen but fonts and what counts for complex scripts alone.
    pub(super) all: u32,
    on_blanks: u32,
    /// Of ASCII, other Latin, East Asian characters.
    fonts: [u32; 3],
    complex: u32,
    hint: bool,
    /// Whether the whole run is one of a complex script.
    is_complex: bool,
}

/// As much of a look as some characters ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Need {
    all: Option<u32>,
    on_blanks: u32,
    fonts: [Option<u32>; 3],
    complex: Option<u32>,
}

/// All looks of a document.
#[derive(Debug, Default)]
pub(super) struct Looks {
    numbers: HashMap<String, u32>,
    properties: HashMap<u32, Vec<(String, String)>>,
}

impl Looks {
    pub(super) fn look(&mut self, said: &Properties) -> Look {
        let has = |name: &str| said.others.get(name).is_some_and(|value| !value.is_empty());
        let is_complex = has("rtl") || has("cs");
        let shown = |wanted: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
            let pairs = said.others.iter().filter(|(name, value)| wanted(name) && !value.is_empty());
            pairs.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        let all = shown(&|name| !COMPLEX.contains(&name));
        let (on_blanks, complex) = (shown(&|name| ON_BLANKS.contains(&name)), shown(&|name| COMPLEX.contains(&name)));
        let font = |slot: usize| said.fonts[slot].clone().unwrap_or_default();
        let number = self.number("all", &all);
        self.properties.entry(number).or_insert(all);
        let complex = [complex, vec![("font".to_owned(), font(3))]].concat();
        Look {
            all: number,
            on_blanks: self.number("blanks", &on_blanks),
            fonts: [0, 1, 2].map(|slot| self.number("font", &[(String::new(), font(slot))])),
            complex: self.number("complex", &complex),
            hint: said.hint,
            is_complex,
        }
    }

    fn number(&mut self, kind: &str, said: &[(String, String)]) -> u32 {
        let mut key = kind.to_owned();
        for (name, value) in said {
            key.extend(["\n", name, "\t", value]);
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(key).or_insert(next)
    }

    /// What is done to characters that look like `this` among others that look like `around`: the name that HTML has for it.
    pub(super) fn name(&self, this: Look, around: Look) -> &'static str {
        const NAMES: &[(&str, &str)] =
            &[("b", "b"), ("i", "i"), ("u", "u"), ("strike", "s"), ("dstrike", "s"), ("highlight", "mark")];
        let value = |look: Look, name: &str| {
            let properties = self.properties.get(&look.all)?;
            properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        };
        let differs = |name: &str| value(this, name) != value(around, name);
        if differs("vertAlign") {
            match value(this, "vertAlign") {
                Some("val=superscript") => return "sup",
                Some("val=subscript") => return "sub",
                _ => {}
            }
        }
        let found = NAMES.iter().find(|(name, _)| differs(name) && value(this, name).is_some());
        found.map_or("span", |(_, name)| name)
    }
}

impl Look {
    /// What `chars` ask for of it.
    pub(super) fn need(self, chars: &str) -> Need {
        let mut need = Need { all: None, on_blanks: self.on_blanks, fonts: [None; 3], complex: None };
        for c in chars.chars() {
            if c.is_whitespace() {
                continue;
            }
            need.all = Some(self.all);
            match script(c, self.hint) {
                _ if self.is_complex => need.complex = Some(self.complex),
                Some(slot) => need.fonts[slot] = Some(self.fonts[slot]),
                None => need.complex = Some(self.complex),
            }
        }
        need
    }

    /// Whether characters that ask for this look so.
    pub(super) fn meets(self, need: Need) -> bool {
        let met = |asked: Option<u32>, has: u32| asked.is_none_or(|asked| asked == has);
        met(need.all, self.all)
            && need.on_blanks == self.on_blanks
            && need.fonts.iter().zip(self.fonts).all(|(&asked, has)| met(asked, has))
            && met(need.complex, self.complex)
    }
}

impl Need {
    pub(super) fn is_blank(self) -> bool {
        self.all.is_none()
    }

    /// What both ask for, where they do not contradict each other.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        let both = |one: Option<u32>, two: Option<u32>| match (one, two) {
            (Some(one), Some(two)) if one != two => Err(()),
            (one, two) => Ok(one.or(two)),
        };
        if self.on_blanks != other.on_blanks {
            return None;
        }
        let mut fonts = [None; 3];
        for (slot, font) in fonts.iter_mut().enumerate() {
            *font = both(self.fonts[slot], other.fonts[slot]).ok()?;
        }
        let (all, complex) = (both(self.all, other.all).ok()?, both(self.complex, other.complex).ok()?);
        Some(Self { all, on_blanks: self.on_blanks, fonts, complex })
    }
}

/// Which of a run's fonts a character takes: that of ASCII, of other Latin, of East Asian characters; none for complex
/// scripts.
fn script(c: char, hint: bool) -> Option<usize> {
    match c {
        '\0'..='\u{7f}' => Some(0),
        '\u{590}'..='\u{8ff}'
        | '\u{900}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' => None,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'.. => Some(2),
        _ if hint => Some(2),
        _ => Some(1),
    }
}
