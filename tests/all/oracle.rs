//! The oracle: the words of the score, its penalties and its order, written down a second time and applied to every unit
//! of a memory; and random memories in three scripts to ask about. Nothing here calls the library's key, distance, score
//! or order.
//!
//! The crate's own tests (`src/cli/mutants.rs`) include this file too.

use std::cmp::Ordering;

use cotejo::desk::lookup::{Context, Filter, Match, Request};
use cotejo::fuzzy::Penalties;
use cotejo::model::{
    Code, CodeKind, Hash, Key, Lang, Origin, Piece, Position, Standing, State, Text, Time, Unit, UnitId, Variant,
};
use cotejo::store::{ImportJob, Manner, Prefer, Stamp, Writer};
use unicode_normalization::UnicodeNormalization as _;

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % below
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

pub(crate) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

// --- the definition ---

fn key(text: &Text) -> Vec<char> {
    let chars: String =
        text.pieces().iter().filter_map(|p| if let Piece::Chars(c) = p { Some(c.as_str()) } else { None }).collect();
    let composed: String = chars.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut corner = row[0];
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = corner + usize::from(a[i - 1] != b[j - 1]);
            corner = row[j];
            row[j] = replaced.min(row[j] + 1).min(row[j - 1] + 1);
        }
    }
    row[b.len()]
}

fn base(a: &[char], b: &[char]) -> u8 {
    let longer = a.len().max(b.len());
    (100 * (longer - distance(a, b))).checked_div(longer).unwrap_or(100) as u8
}

fn codes(text: &Text) -> Vec<(CodeKind, usize)> {
    let mut before = 0;
    let mut out = Vec::new();
    for piece in text.pieces() {
        match piece {
            Piece::Chars(chars) => before += chars.nfc().filter(|c| !c.is_whitespace()).count(),
            Piece::Code(code) => out.push((code.kind, before)),
        }
    }
    out
}

/// How far a Chinese written in traditional characters is from the one wanted: Macau and Hong Kong are neighbours.
fn far(wanted: &Lang, target: &Lang) -> usize {
    let order = match wanted.to_string().as_str() {
        "zh-MO" => "zh-HK zh-Hant zh-TW",
        "zh-HK" => "zh-MO zh-Hant zh-TW",
        "zh-TW" => "zh-Hant zh-HK zh-MO",
        "zh-Hant" => "zh-HK zh-TW zh-MO",
        _ => return 0,
    };
    order.split(' ').position(|tag| tag == target.to_string()).unwrap_or(3)
}

/// A text came to be as its unit did, unless it says otherwise.
fn origin(unit: &Unit, variant: &Variant) -> Origin {
    variant.origin.unwrap_or(unit.origin)
}

/// Both sides are confirmed; what was written first needs nobody to confirm it as a source.
fn confirmed(unit: &Unit, source: &Variant, target: &Variant) -> bool {
    let needed = |variant: &Variant| match origin(unit, variant) {
        Origin::Aligned | Origin::Machine => State::Reviewed,
        _ => State::Translated,
    };
    let stands = |variant: &Variant| variant.state >= needed(variant) && !variant.text.is_blank();
    stands(target) && (stands(source) || source.lang == unit.source)
}

/// A pair is as far as its weaker side.
fn state(unit: &Unit, source: &Variant, target: &Variant) -> State {
    [source, target]
        .iter()
        .filter(|side| side.lang != unit.source || side.lang == target.lang)
        .map(|side| side.state)
        .min()
        .unwrap()
}

/// What the definition says of one unit and one language wanted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) unit: String,
    pub(crate) wanted: String,
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) score: u8,
    pub(crate) base: u8,
    pub(crate) penalties: Vec<(&'static str, u8)>,
    pub(crate) neighbours: u8,
    changed: Option<Time>,
}

fn side(units: &[Unit], unit: &Unit, request: &Request, wanted: Option<&Key>, step: i64) -> bool {
    let (Some(document), Some(at)) = (&unit.document, unit.position) else { return false };
    let there = i64::from(at.index) + step;
    if there < 0 || there >= i64::from(at.of) {
        return wanted.is_none();
    }
    let Some(wanted) = wanted else { return false };
    let site = |unit: &Unit| unit.origin == Origin::SiteString;
    units
        .iter()
        .filter(|other| other.document.as_ref() == Some(document) && site(other) == site(unit))
        .filter(|other| other.position.is_some_and(|position| i64::from(position.index) == there))
        .flat_map(|other| &other.variants)
        .filter(|variant| variant.lang.language() == request.source.language())
        .any(|variant| key(&variant.text).iter().collect::<String>() == wanted.as_str())
}

fn points(penalties: &Penalties, name: &str) -> u8 {
    match name {
        "sister" => penalties.sister,
        "unspecified" => penalties.unspecified,
        "alignment" => penalties.alignment,
        "machine" => penalties.machine,
        "codes" => penalties.codes,
        other => panic!("the oracle knows no penalty called {other}"),
    }
}

fn said_of(units: &[Unit], unit: &Unit, wanted: &Lang, request: &Request) -> Option<Said> {
    let filter = &request.filter;
    let in_time = filter.since.is_none_or(|since| unit.changed.is_some_and(|changed| changed >= since))
        && filter.until.is_none_or(|until| unit.changed.is_some_and(|changed| changed <= until));
    if !in_time || filter.document.as_ref().is_some_and(|document| unit.document.as_ref() != Some(document)) {
        return None;
    }
    let neighbours = request.context.as_ref().map_or(0, |context| {
        u8::from(side(units, unit, request, context.before.as_ref(), -1))
            + u8::from(side(units, unit, request, context.after.as_ref(), 1))
    });
    let looked_up = key(&request.text);
    let mut all = Vec::new();
    for source in unit.variants.iter().filter(|variant| variant.lang.language() == request.source.language()) {
        for target in &unit.variants {
            let standing = target.lang.standing(wanted);
            if target.lang == source.lang
                || standing == Standing::Other
                || key(&target.text).is_empty()
                || filter.state.is_some_and(|wanted| state(unit, source, target) < wanted)
                || (!filter.origins.is_empty() && !filter.origins.contains(&origin(unit, target)))
            {
                continue;
            }
            let base = base(&looked_up, &key(&source.text));
            let (a, b) = (codes(&request.text), codes(&source.text));
            let kinds = |codes: &[(CodeKind, usize)]| codes.iter().map(|code| code.0).collect::<Vec<_>>();
            let unconfirmed = !confirmed(unit, source, target);
            let own = origin(unit, target);
            // What was written first is no rendering, where it is the text looked up.
            let rendered = (source.lang != unit.source).then(|| origin(unit, source));
            let named = [
                ("sister", standing == Standing::Sister),
                ("unspecified", standing == Standing::Unspecified),
                ("alignment", unconfirmed && (own == Origin::Aligned || rendered == Some(Origin::Aligned))),
                ("machine", unconfirmed && (own == Origin::Machine || rendered == Some(Origin::Machine))),
                ("codes", kinds(&a) != kinds(&b) || (base == 100 && a != b)),
            ];
            let penalties: Vec<_> = named
                .into_iter()
                .filter(|&(name, holds)| holds && points(&request.penalties, name) > 0)
                .map(|(name, _)| (name, points(&request.penalties, name)))
                .collect();
            let less: u32 = penalties.iter().map(|&(_, points)| u32::from(points)).sum();
            let score = u32::from(base).saturating_sub(less) as u8;
            let order = (
                -i32::from(score),
                -i32::from(base),
                standing,
                target.lang != *wanted,
                unconfirmed,
                far(wanted, &target.lang),
                target.lang.to_string(),
                source.lang.standing(&request.source),
                source.lang.to_string(),
            );
            let said = Said {
                unit: unit.id.to_string(),
                wanted: wanted.to_string(),
                source: source.lang.to_string(),
                target: target.lang.to_string(),
                score: score + u8::from(score == 100 && neighbours == 2),
                base,
                penalties,
                neighbours,
                changed: unit.changed,
            };
            all.push((order, said));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().next().map(|(_, said)| said)
}

pub(crate) fn before(a: &Said, b: &Said) -> Ordering {
    b.score
        .cmp(&a.score)
        .then(b.base.cmp(&a.base))
        .then(b.neighbours.cmp(&a.neighbours))
        .then(b.changed.map(|time| time.0).cmp(&a.changed.map(|time| time.0)))
        .then(a.unit.cmp(&b.unit))
}

/// What lookup must answer.
pub(crate) fn definition(units: &[Unit], request: &Request) -> Vec<Said> {
    let mut out = Vec::new();
    for wanted in &request.targets {
        let mut said: Vec<Said> = units
            .iter()
            .filter_map(|unit| said_of(units, unit, wanted, request))
            .filter(|said| said.score >= request.threshold)
            .collect();
        said.sort_by(before);
        said.truncate(request.limit.unwrap_or(usize::MAX));
        out.extend(said);
    }
    out
}

pub(crate) fn said(found: &Match) -> Said {
    Said {
        unit: found.unit.id.to_string(),
        wanted: found.wanted.to_string(),
        source: found.source.lang.to_string(),
        target: found.target.lang.to_string(),
        score: found.score,
        base: found.base,
        penalties: found.penalties.iter().map(|penalty| (penalty.kind.name(), penalty.points)).collect(),
        neighbours: found.context.neighbours(),
        changed: found.unit.changed,
    }
}

// --- random memories ---

const TAGS: &[&[&str]] = &[
    &["en", "en-GB", "en-US"],
    &["pt", "pt-PT", "pt-BR", "pt-AO"],
    &["zh", "zh-Hans", "zh-CN", "zh-Hant", "zh-TW", "zh-HK", "zh-MO"],
];
const PIECES: &[&[&str]] = &[
    &["the ", "talks ", "ended ", "on ", "Monday", ".", "trade ", "12 ", "visit ", "e\u{301}", "é", "\u{a0}", "🙂"],
    &["a ", "visita ", "à ", "China ", "terminou", ".", "acordo ", "12 ", "São ", "ã", "a\u{303}", "  "],
    &["会", "谈", "結", "束", "了", "，", "。", "澳門", "1", "2", "贸易", "𠮷", " "],
];

fn words(dice: &mut Dice, script: usize) -> String {
    let longest = *dice.pick(&[2, 5, 12, 30]);
    let count = dice.roll(longest);
    (0..count).map(|_| *dice.pick(PIECES[script])).collect()
}

fn changed_a_little(dice: &mut Dice, script: usize, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..dice.roll(4) {
        let at = dice.roll(chars.len() + 1);
        let other: Vec<char> = dice.pick(PIECES[script]).chars().collect();
        match dice.roll(3) {
            0 => drop(chars.splice(at..at, other)),
            1 if at < chars.len() => drop(chars.remove(at)),
            _ if at < chars.len() => chars[at] = other[0],
            _ => {}
        }
    }
    chars.into_iter().collect()
}

fn with_codes(dice: &mut Dice, chars: &str) -> Text {
    let mut text = Text::plain(chars);
    if dice.chance(15) {
        let length = chars.len();
        let cut = (0..=length).filter(|&at| chars.is_char_boundary(at)).nth(dice.roll(3)).unwrap_or(0);
        text = Text::from_pieces([
            Piece::Chars(chars[..cut].to_owned()),
            Piece::Code(if dice.chance(50) { Code::standalone("1", "<br>") } else { Code::open("1", "<b>") }),
            Piece::Chars(chars[cut..].to_owned()),
        ]);
    }
    text
}

pub(crate) fn memory(dice: &mut Dice, size: usize) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    while units.len() < size {
        let mut variants: Vec<Variant> = Vec::new();
        let like = (!units.is_empty() && dice.chance(60)).then(|| dice.roll(units.len()));
        for (script, tags) in TAGS.iter().enumerate() {
            let earlier: Vec<String> = like.map_or(Vec::new(), |like| {
                units[like]
                    .variants
                    .iter()
                    .filter(|variant| variant.lang.language() == tags[0])
                    .map(|variant| variant.text.chars())
                    .collect()
            });
            for tag in *tags {
                if !dice.chance(if tags.len() > 4 { 20 } else { 35 }) {
                    continue;
                }
                let chars = match earlier.first() {
                    Some(earlier) if dice.chance(85) => changed_a_little(dice, script, earlier),
                    _ => words(dice, script),
                };
                let mut variant = Variant::translated(lang(tag), with_codes(dice, &chars));
                variant.state = *dice.pick(State::ALL);
                variants.push(variant);
            }
        }
        variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        if variants.is_empty() {
            continue;
        }
        let placed = dice.chance(60);
        let id = UnitId::kept(format!("{:03x}{:04x}", dice.roll(4096), units.len()));
        let mut unit = Unit::of_texts(id, variants.remove(0), variants);
        unit.origin = *dice.pick(Origin::ALL);
        for variant in &mut unit.variants {
            let own = *dice.pick(Origin::ALL);
            variant.origin = (own != unit.origin && dice.chance(30)).then_some(own);
        }
        unit.document = placed.then(|| (*dice.pick(&["a.html", "b.html"])).to_owned());
        unit.position = placed.then(|| Position { index: dice.roll(4) as u32, of: 4 });
        unit.changed = dice.chance(80).then(|| Time(dice.roll(3) as i64));
        units.push(unit);
    }
    units
}

pub(crate) fn request(dice: &mut Dice, units: &[Unit]) -> Request {
    let script = dice.roll(3);
    let near: Vec<&Variant> = units
        .iter()
        .flat_map(|unit| &unit.variants)
        .filter(|variant| variant.lang.language() == TAGS[script][0])
        .collect();
    let text = if near.is_empty() || dice.chance(15) {
        words(dice, script)
    } else {
        let near = dice.pick(&near).text.chars();
        changed_a_little(dice, script, &near)
    };
    let text = with_codes(dice, &text);
    let target = (script + 1 + dice.roll(2)) % 3;
    let targets = (0..1 + dice.roll(2)).map(|_| lang(dice.pick::<&str>(TAGS[target]))).collect();
    let mut request = Request::new(text, lang(dice.pick::<&str>(TAGS[script])), targets);
    request.threshold = if dice.chance(60) { 50 + dice.roll(51) as u8 } else { *dice.pick(&[0, 1, 30, 70, 100, 101]) };
    request.limit = *dice.pick(&[None, None, Some(0), Some(1), Some(2), Some(5)]);
    if dice.chance(50) {
        let neighbour = |dice: &mut Dice| {
            (!near.is_empty() && dice.chance(70)).then(|| {
                let chars: String = key(&dice.pick(&near).text).into_iter().collect();
                Key::stored(chars)
            })
        };
        request.context = Some(Context { before: neighbour(dice), after: neighbour(dice) });
        // Most of the time the neighbours that a unit really has, so that context matches do occur.
        if let Some(unit) = units.iter().find(|unit| {
            dice.chance(70)
                && unit.position.is_some()
                && unit.variants.iter().any(|variant| variant.lang.language() == TAGS[script][0])
        }) {
            let own = unit.variants.iter().find(|variant| variant.lang.language() == TAGS[script][0]).unwrap();
            request.text = own.text.clone();
            let beside = |step: i64| {
                units
                    .iter()
                    .filter(|other| other.document == unit.document)
                    .filter(|other| (other.origin == Origin::SiteString) == (unit.origin == Origin::SiteString))
                    .filter(|other| {
                        other.position.is_some_and(|position| {
                            i64::from(position.index) == i64::from(unit.position.unwrap().index) + step
                        })
                    })
                    .flat_map(|other| &other.variants)
                    .find(|variant| variant.lang.language() == TAGS[script][0])
                    .map(|variant| Key::stored(key(&variant.text).into_iter().collect()))
            };
            request.context = Some(Context { before: beside(-1), after: beside(1) });
        }
    }
    if dice.chance(30) {
        request.filter = Filter {
            origins: if dice.chance(50) { vec![*dice.pick(Origin::ALL), Origin::Story] } else { Vec::new() },
            state: dice.chance(40).then(|| *dice.pick(State::ALL)),
            document: dice.chance(30).then(|| "a.html".to_owned()),
            since: dice.chance(20).then(|| Time(dice.roll(3) as i64)),
            until: dice.chance(20).then(|| Time(dice.roll(3) as i64)),
        };
    }
    if dice.chance(30) {
        let mut points = || *dice.pick(&[0, 1, 5, 30, 100]);
        request.penalties = Penalties {
            sister: points(),
            unspecified: points(),
            alignment: points(),
            machine: points(),
            codes: points(),
        };
    }
    request
}

pub(crate) fn keep(store: &mut dyn Writer, name: &str, units: &[Unit]) {
    let job = ImportJob {
        name: name.to_owned(),
        hash: Hash(format!("{name}{}", units.len())),
        manner: Manner::Replace,
        prefer: Prefer::Newer,
        settle: None,
        by: Stamp { who: "tester".to_owned(), when: Time(0) },
        batch: None,
    };
    store.import(&job, &mut units.iter().cloned().map(Ok)).unwrap();
}
