//! Lookup against the definition itself (the oracle), and what may be filled in.

use cotejo::desk::lookup::{Context, Fill, Request, exact, fill, lookup};
use cotejo::model::{Origin, Position, Standing, State, Unit, UnitId, Variant};
use cotejo::store::Memory;

use crate::oracle::{Dice, Said, definition, keep, lang, memory, request, said};

#[test]
fn lookup_answers_what_the_definition_says() {
    let (mut asked, mut answered, mut context, mut penalized) = (0, 0, 0, 0);
    for seed in 0..40 {
        let mut dice = Dice::new(seed + 1);
        let size = 5 + dice.roll(70);
        let units = memory(&mut dice, size);
        let mut store = Memory::in_process().unwrap().writer().unwrap();
        keep(&mut *store, "memory.tmx", &units);
        for _ in 0..100 {
            let request = request(&mut dice, &units);
            let expected = definition(&units, &request);
            let found: Vec<Said> = lookup(&*store, &request).unwrap().iter().map(said).collect();
            assert_eq!(found, expected, "seed {seed}, {request:#?}");

            let complete = Request { threshold: 100, limit: None, ..request.clone() };
            let found: Vec<Said> = exact(&*store, &request).unwrap().iter().map(said).collect();
            assert_eq!(found, definition(&units, &complete), "exact, seed {seed}, {request:#?}");

            asked += 1;
            answered += expected.len();
            context += expected.iter().filter(|said| said.score == 101).count();
            penalized += expected.iter().filter(|said| !said.penalties.is_empty()).count();
        }
    }
    // The cases must be worth asking.
    assert!(asked == 4000 && answered > 8000 && context > 200 && penalized > 2000, "{answered} {context} {penalized}");
}

/// The judge at a million units is the rapidfuzz crate (`examples/evaluate`): it says what strsim says.
#[test]
fn the_peer_of_the_measurements_says_what_strsim_says() {
    let mut dice = Dice::new(40);
    let units = memory(&mut dice, 300);
    let texts: Vec<String> =
        units.iter().flat_map(|unit| &unit.variants).map(|v| v.text.key().as_str().to_owned()).collect();
    let (mut near, mut exact) = (0, 0);
    for _ in 0..10_000 {
        let (a, b) = (dice.pick(&texts), dice.pick(&texts));
        // Half of them alike: two texts that share an end.
        let both = if dice.chance(50) {
            format!("{a}{}", &b[..b.len() - b.chars().last().map_or(0, char::len_utf8)])
        } else {
            b.clone()
        };
        let distance = strsim::levenshtein(a, &both);
        let peer = rapidfuzz::distance::levenshtein::BatchComparator::new(a.chars());
        assert_eq!(peer.distance(both.chars()), distance, "{a:?} {both:?}");
        let longer = a.chars().count().max(both.chars().count());
        for threshold in [50, 70, 85] {
            let most = cotejo::fuzzy::largest_distance(threshold, longer);
            let args = rapidfuzz::distance::levenshtein::Args::default().score_cutoff(most);
            let found = peer.distance_with_args(both.chars(), &args);
            assert_eq!(found, (distance <= most).then_some(distance), "{a:?} {both:?} {threshold}");
            near += usize::from(found.is_some());
        }
        exact += usize::from(distance == 0);
    }
    assert!(near > 2_000 && exact > 20, "{near} {exact}");
}

// --- what may be filled in ---

fn one_unit(source: &str, target: &str) -> Unit {
    let source = Variant::translated(lang(source), "The talks ended on Monday.");
    let target = Variant::translated(lang(target), "译文 / tradução / translation");
    Unit { origin: Origin::Story, ..Unit::of_texts(UnitId::kept("0000000000aa"), source, [target]) }
}

/// Tags of one line are one written language; nothing else may ever be filled in.
const SAME: &[&[&str]] = &[
    &["en"],
    &["en-GB"],
    &["en-US"],
    &["pt"],
    &["pt-PT", "pt-AO"],
    &["pt-BR"],
    &["zh"],
    &["zh-Hans", "zh-CN"],
    &["zh-Hant"],
    &["zh-TW"],
    &["zh-HK"],
    &["zh-MO"],
];

#[test]
fn variants_never_leak() {
    let tags: Vec<&str> = SAME.iter().flat_map(|same| same.iter().copied()).collect();
    for stored in &tags {
        let source = if stored.starts_with("en") { "pt-PT" } else { "en-GB" };
        let mut store = Memory::in_process().unwrap().writer().unwrap();
        keep(&mut *store, "memory.tmx", &[one_unit(source, stored)]);
        for wanted in &tags {
            if wanted[..2] == source[..2] {
                continue;
            }
            let request = Request::new("The talks ended on Monday.".into(), lang(source), vec![lang(wanted)]);
            let matches = lookup(&*store, &request).unwrap();
            let same = SAME.iter().any(|same| same.contains(stored) && same.contains(wanted));
            match fill(&exact(&*store, &request).unwrap(), &lang(wanted)) {
                Fill::Filled(found) => {
                    assert!(same, "{stored} filled into {wanted}");
                    assert_eq!((found.score, found.standing), (100, Standing::Same));
                }
                Fill::Nothing => assert!(!same, "{stored} not filled into {wanted}"),
                Fill::Ambiguous(_) => panic!("one rendering is not ambiguous"),
            }
            // Of one language, but not the same: offered, marked and penalized.
            let related = stored[..2] == wanted[..2];
            assert_eq!(matches.len(), usize::from(related), "{stored} for {wanted}");
            if related && !same {
                assert!(matches[0].score < 100 && !matches[0].penalties.is_empty(), "{stored} for {wanted}");
            }
        }
    }
}

fn rendering(id: &str, target: &str, change: impl FnOnce(&mut Unit)) -> Unit {
    let mut unit = one_unit("en", "pt-PT");
    unit.id = UnitId::kept(id);
    unit.variants[1].text = target.into();
    change(&mut unit);
    unit
}

fn filled(units: &[Unit], context: Option<Context>) -> Fill {
    let mut store = Memory::in_process().unwrap().writer().unwrap();
    keep(&mut *store, "memory.tmx", units);
    let mut request = Request::new("The talks ended on Monday.".into(), lang("en"), vec![lang("pt-PT")]);
    request.context = context;
    fill(&exact(&*store, &request).unwrap(), &lang("pt-PT"))
}

fn target(fill: &Fill) -> Option<String> {
    match fill {
        Fill::Filled(found) => Some(found.target.text.chars()),
        _ => None,
    }
}

#[test]
fn only_what_is_confirmed_and_clear_is_filled() {
    let alone = |unit: &mut Unit| {
        unit.document = Some("a.html".to_owned());
        unit.position = Some(Position { index: 0, of: 1 });
    };
    let plain = |_: &mut Unit| {};

    assert_eq!(target(&filled(&[rendering("a", "Um", plain), rendering("b", "Um", plain)], None)), Some("Um".into()));
    let two = [rendering("a", "Um", plain), rendering("b", "Dois", plain)];
    assert!(matches!(filled(&two, None), Fill::Ambiguous(found) if found.len() == 2));
    // A list that was cut at the best five would hide the sixth.
    let mut many: Vec<Unit> = (0..7).map(|i| rendering(&format!("a{i}"), "Um", plain)).collect();
    many.push(rendering("z", "Dois", plain));
    assert!(matches!(filled(&many, None), Fill::Ambiguous(found) if found.len() == 8));

    let edge = Some(Context::default());
    let context_alone = [rendering("a", "Um", alone), rendering("b", "Dois", plain)];
    assert_eq!(target(&filled(&context_alone, edge.clone())), Some("Um".into()));
    assert!(matches!(filled(&context_alone, None), Fill::Ambiguous(_)), "without neighbours there is no 101");
    let two_context = [
        rendering("a", "Um", alone),
        rendering("b", "Dois", |unit| {
            alone(unit);
            unit.document = Some("b.html".to_owned());
        }),
    ];
    assert!(matches!(filled(&two_context, edge), Fill::Ambiguous(found) if found.iter().all(|m| m.score == 101)));

    for unconfirmed in [
        rendering("a", "Um", |unit| unit.variants[1].state = State::Initial),
        rendering("a", "Um", |unit| unit.origin = Origin::Aligned),
        rendering("a", "Um", |unit| unit.origin = Origin::Machine),
        rendering("a", "Um", |unit| unit.variants[0].text = "The talks ended on Sunday.".into()),
    ] {
        assert_eq!(filled(std::slice::from_ref(&unconfirmed), None), Fill::Nothing, "{unconfirmed:?}");
        let with_confirmed = [unconfirmed, rendering("b", "Dois", plain)];
        assert_eq!(target(&filled(&with_confirmed, None)), Some("Dois".into()));
    }
}
