//! Arbitrary values of the ground, for properties.

use cotejo::model::{
    Bilingual, BilingualBlock, Candidate, Code, Lang, Origin, Original, Penalty, PenaltyKind, Piece, Position, Role,
    Segment, State, Text, Time, Unit, UnitId, Variant, hash_bytes, unrooted_name,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Characters that have hurt somebody: markup, blanks, line ends, both planes, marks, composition.
pub(crate) fn characters() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "O ministro", "里约热内卢", "“Sim”", " ", "\u{a0}", "<b>", "&amp;", "]]>", "\"'", "\n", "\r\n", "\t", "{ $x }",
            "\u{2028}", "\u{85}", "😀", "a\u{301}", "\u{feff}", "<!--", "-->", "<?x?>", "</tu>", "</seg>", "&#10;", "  ",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("a character that XML can hold", |c| xml_can_hold(*c)).prop_map(String::from),
    ];
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// Whether XML 1.0 can hold the character (2.2).
pub(crate) fn xml_can_hold(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A short name, possibly strange.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(vec!["1", "2", "3", "b4", "x"]).prop_map(str::to_owned),
        1 => characters(),
    ]
}

/// Native code of an inline code: HTML, something strange, or an element of TMX spelt out.
fn native() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(vec![
            "", "<b>", "</b>", "<a href=\"x?a=1&amp;b=2\">", "<br/>", "<hi/>", "<hi type=\"bold\"/>",
            "<bpt type=\"bold\">\\b</bpt>", "<ph type=\"x\">y</ph>", "<ph>y</ph>", "<ut/>", "<ut>z</ut>",
            "<ept type=\"q\">e</ept>", "<ph><sub type=\"alt\">uma foto &amp; mais</sub></ph>", "<hi type='q'/>",
            "<ph type=\"x-cotejo-char\">0041</ph>",
        ]).prop_map(str::to_owned),
        1 => characters(),
    ]
}

/// Text of one block; codes may be paired, crossed or alone.
pub(crate) fn text() -> impl Strategy<Value = Text> {
    let code = (0..3_u8, name(), native()).prop_map(|(kind, id, data)| match kind {
        0 => Code::open(id, data),
        1 => Code::close(id, data),
        _ => Code::standalone(id, data),
    });
    let piece = prop_oneof![2 => characters().prop_map(Piece::Chars), 1 => code.prop_map(Piece::Code)];
    vec(piece, 0..7).prop_map(Text::from_pieces)
}

/// A language of ours.
pub(crate) fn lang() -> impl Strategy<Value = Lang> {
    let tags = vec!["en", "en-GB", "pt", "pt-PT", "pt-BR", "zh", "zh-Hans", "zh-MO", "zh-TW"];
    select(tags).prop_map(|tag| Lang::parse(tag).unwrap())
}

fn state() -> impl Strategy<Value = State> {
    select(State::ALL.to_vec())
}

fn time() -> impl Strategy<Value = Time> {
    prop_oneof![4 => 0..4_000_000_000_i64, 1 => any::<i64>()].prop_map(Time)
}

/// A unit as the ground allows it: one variant a language, ordered by tag, the source among them.
pub(crate) fn unit() -> impl Strategy<Value = Unit> {
    let dated = option::of((time(), option::of(name())));
    let origin = option::weighted(0.2, select(Origin::ALL.to_vec()));
    let variant = (text(), (state(), origin), option::of(0..=1000_u16), option::of(name()), dated);
    let variants = btree_map(lang().prop_map(|lang| lang.to_string()), variant, 1..4);
    let about = (
        select(Origin::ALL.to_vec()),
        // A memory holds no place on somebody's disk.
        option::of(characters().prop_filter("a rooted name", |name| unrooted_name(name) == name)),
        option::of((any::<u32>(), any::<u32>()).prop_map(|(index, of)| Position { index, of })),
        option::of(name()),
        vec(characters(), 0..3),
        vec((prop_oneof![name(), Just("x-cotejo-message".into()), Just("x-cotejo-prop-a".into())], characters()), 0..3),
    );
    let when = (option::of(time()), option::of(time()), option::of(name()), option::of(name()));
    (name(), any::<prop::sample::Index>(), variants, about, when).prop_map(
        |(id, source, variants, (origin, document, position, message, notes, props), when)| {
            let variants: Vec<Variant> = variants
                .into_iter()
                .map(|(tag, (text, (state, own), confidence, spelt, dated))| Variant {
                    lang: Lang::parse(&tag).unwrap(),
                    tag: spelt,
                    text,
                    state,
                    origin: own.filter(|own| *own != origin),
                    confidence,
                    changed: dated.as_ref().map(|dated| dated.0),
                    changed_by: dated.and_then(|dated| dated.1),
                })
                .collect();
            let newest =
                variants.iter().filter(|variant| variant.changed.is_some()).max_by_key(|variant| variant.changed);
            let newest = newest.map(|variant| (variant.changed, variant.changed_by.clone()));
            let (changed, changed_by) = match (when.1, newest) {
                (None, Some(newest)) => newest,
                _ => (when.1, when.3),
            };
            let mut unit = Unit {
                id: UnitId::kept(id),
                source: variants[source.index(variants.len())].lang.clone(),
                variants,
                origin,
                document,
                position,
                message,
                notes,
                props,
                created: when.0,
                changed,
                created_by: when.2,
                changed_by,
            };
            // Every variant of a unit with a date has one: as files say it.
            unit.date_variants();
            unit
        },
    )
}

fn candidate() -> impl Strategy<Value = Candidate> {
    let score = (0..=101_u8, 0..=100_u8, vec((select(PenaltyKind::ALL.to_vec()), 0..30_u8), 0..3));
    let from = (
        select(Origin::ALL.to_vec()),
        state(),
        option::of(characters()),
        option::of(time()),
        option::of(name()),
        option::of(name()),
    );
    (name(), text(), text(), lang(), score, from).prop_map(|(id, source, target, lang, score, from)| Candidate {
        unit: UnitId::kept(id),
        source,
        target,
        lang,
        score: score.0,
        base: score.1,
        penalties: score.2.into_iter().map(|(kind, points)| Penalty { kind, points }).collect(),
        origin: from.0,
        state: from.1,
        document: from.2,
        changed: from.3,
        changed_by: from.4,
        memory: from.5,
    })
}

fn segment() -> impl Strategy<Value = Segment> {
    let after = select(vec!["", " ", "\n", "\u{3000}", " \t ", "\u{a0}\r\n"]);
    let filled = select(vec!["0123456789ab", "feed00000000"]).prop_map(|filled| Some(filled.to_owned()));
    let state_and_filled = prop_oneof![
        4 => (state(), prop_oneof![Just(None), filled]),
        1 => Just((State::Initial, Some("machine".to_owned()))),
    ];
    (text(), option::of(text()), state_and_filled, after, vec(candidate(), 0..3)).prop_map(
        |(source, target, (state, filled), after, candidates)| Segment {
            line: None,
            id: String::new(),
            source,
            // An empty target in the first state is no target: that is how other tools write one that is missing.
            target: target.filter(|text| state != State::Initial || !text.pieces().is_empty()),
            state,
            changed: None,
            changed_by: None,
            // Only what nobody confirmed is an engine's; and what it wrote is not what Cotejo filled in.
            by_machine: filled.as_deref() == Some("machine"),
            filled: filled.filter(|filled| filled != "machine"),
            after: after.to_owned(),
            candidates,
        },
    )
}

fn block() -> impl Strategy<Value = BilingualBlock> {
    let ids = select(vec!["", "s", "frase "]);
    (name(), select(Role::ALL.to_vec()), option::of(name()), option::of(characters()), vec(segment(), 0..4), ids)
        .prop_map(|(id, role, message, note, mut segments, prefix)| {
            for (at, segment) in segments.iter_mut().enumerate() {
                segment.id = format!("{prefix}{}", at + 1);
            }
            BilingualBlock { id, role, message, note, segments }
        })
}

/// A document beside its translation.
pub(crate) fn bilingual() -> impl Strategy<Value = Bilingual> {
    let any = (lang(), lang(), (name(), option::of(0..9_u32)), vec(block(), 0..3), vec(block(), 0..3)).prop_map(
        |(source, target, (name, reader), story, site)| Bilingual {
            source,
            target,
            original: Original {
                hash: hash_bytes(name.as_bytes()),
                name,
                format: "html".to_owned(),
                encoding: "windows-1252".to_owned(),
                reader,
            },
            story,
            site,
        },
    );
    // Nothing is translated into its own language.
    any.prop_filter("two languages", |bilingual| bilingual.source != bilingual.target)
}
