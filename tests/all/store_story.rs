//! The story that any store can be put through: units come, change, go and come back, and nothing is forgotten by
//! accident.

use std::path::Path;

use cotejo::error::{Error, Result};
use cotejo::model::{
    Code, Hash, Key, Lang, Origin, Piece, Position, State, Text, Time, Unit, UnitId, Variant, hash_bytes,
};
use cotejo::store::{
    ChangeKind, ImportId, ImportJob, ImportReport, ImportState, Location, Manner, Memory, Prefer, Reader, Revision,
    Selection, Side, Stamp, Writer,
};

/// Where a memory can lie, one line a kind, each in a folder that is there for the test: what a memory promises, it
/// promises in every place. Another database has a line here, and every test that goes [`everywhere`] runs on it.
pub(crate) const PLACES: &[fn(&Path) -> Location] =
    &[|_| Location::InProcess, |folder| Location::File(folder.join("a folder/news room.db"))];

/// A test on a new memory in every place.
pub(crate) fn everywhere(test: impl Fn(&Memory)) {
    for place in PLACES {
        let folder = tempfile::tempdir().unwrap();
        test(&Memory::open(place(folder.path())).unwrap());
    }
}

#[test]
fn no_kind_of_place_is_forgotten() {
    // A new kind does not compile here before it has a number, and fails before it has a line in the list.
    let number = |location: &Location| match location {
        Location::InProcess => 0,
        Location::File(_) => 1,
    };
    let listed: Vec<usize> = PLACES.iter().map(|place| number(&place(Path::new("news")))).collect();
    assert_eq!(listed, [0, 1]);
}

pub(crate) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

pub(crate) fn by(who: &str, when: i64) -> Stamp {
    Stamp { who: who.to_owned(), when: Time(when) }
}

/// A plain unit without a document.
pub(crate) fn unit(id: &str, texts: &[(&str, &str)]) -> Unit {
    let mut variants = texts.iter().map(|(tag, text)| Variant::translated(lang(tag), *text));
    Unit::of_texts(UnitId::kept(id), variants.next().unwrap(), variants)
}

/// The same unit at a place of a document.
pub(crate) fn at(mut unit: Unit, document: &str, index: u32, of: u32) -> Unit {
    unit.document = Some(document.to_owned());
    unit.position = Some(Position { index, of });
    unit.origin = Origin::Story;
    unit
}

/// A unit in which everything that a unit can have is there.
pub(crate) fn rich(id: &str) -> Unit {
    let mut unit = at(unit(id, &[("en", "x"), ("pt-PT", "y"), ("zh-MO", "澳門")]), "https://jornal.example/a", 1, 3);
    unit.variants[0].text = Text::from_pieces([
        Piece::Chars("The \"bridge\" ".into()),
        Piece::Code(Code::open("1", "<em class='a'>")),
        Piece::Chars("opened".into()),
        Piece::Code(Code::close("1", "</em>")),
        Piece::Chars(" today. ".into()),
        Piece::Code(Code::standalone("2", "<br/>")),
    ]);
    unit.variants[1].state = State::Reviewed;
    unit.variants[1].tag = Some("PT_pt".to_owned());
    unit.variants[2].confidence = Some(731);
    unit.variants[2].state = State::Initial;
    unit.message = Some("opened".to_owned());
    unit.notes = vec!["a note\nin two lines".to_owned(), "another".to_owned()];
    unit.props = vec![("client".to_owned(), "Ponte & Cia".to_owned()), ("client".to_owned(), "twice".to_owned())];
    unit.created = Some(Time(1_700_000_000));
    unit.created_by = Some("Ana".to_owned());
    unit.changed = Some(Time(1_700_000_100));
    unit.changed_by = Some("Rui".to_owned());
    unit
}

pub(crate) fn job(name: &str, manner: Manner, by: Stamp) -> ImportJob {
    ImportJob {
        name: name.to_owned(),
        hash: hash_bytes(name.as_bytes()),
        manner,
        prefer: Prefer::Newer,
        settle: None,
        by,
        batch: None,
    }
}

pub(crate) fn import(store: &mut dyn Writer, name: &str, manner: Manner, when: i64, units: &[Unit]) -> ImportReport {
    store.import(&job(name, manner, by("Ana", when)), &mut units.iter().cloned().map(Ok)).unwrap()
}

pub(crate) fn all(store: &dyn Reader) -> Vec<Unit> {
    store.units(&Selection::default()).unwrap().collect::<Result<Vec<_>>>().unwrap()
}

fn ids(units: &[Unit]) -> Vec<&str> {
    units.iter().map(|unit| unit.id.as_str()).collect()
}

fn keys(store: &dyn Reader, language: &str, chars: std::ops::RangeInclusive<u32>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    store
        .keys(language, chars, &mut |key| {
            assert_eq!(key.key.chars().count() as u32, key.chars);
            out.push((key.lang.to_string(), key.key.to_owned()));
            Ok(())
        })
        .unwrap();
    out.sort();
    out
}

fn changes(store: &dyn Reader, since: u64) -> Vec<(String, ChangeKind)> {
    let mut out = Vec::new();
    store
        .changes_since(since, &mut |change| {
            assert!(change.revision > since);
            let unit = store.unit_at(change.row).unwrap();
            out.push((unit.map_or_else(String::new, |unit| unit.id.to_string()), change.kind));
            Ok(())
        })
        .unwrap();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

/// The whole story.
pub(crate) fn story(memory: &Memory) {
    let mut writer = memory.writer().unwrap();
    let store = writer.as_mut();
    // An empty memory.
    let empty = store.revision().unwrap();
    assert_eq!(all(store), []);
    assert!(store.holds(&empty).unwrap());
    assert_eq!(store.unit(&UnitId::kept("none")).unwrap(), None);
    assert_eq!(store.languages().unwrap(), []);
    assert_eq!(memory.check().unwrap(), []);

    // Units come, and are what they were.
    let first = [
        at(unit("a2", &[("en", "Two."), ("pt-PT", "Dois.")]), "b.html", 1, 2),
        rich("a1"),
        at(unit("a3", &[("en", "One."), ("pt-PT", "Um.")]), "b.html", 0, 2),
        unit("z", &[("pt-BR", "Olá, mundo."), ("en", "Hello,  world.")]),
        unit("c", &[("zh-Hans", "你好，世界。"), ("en", "Hello, world.")]),
    ];
    let report = import(store, "first", Manner::Merge, 100, &first);
    assert_eq!((report.new, report.updated, report.unchanged, report.resumed), (5, 0, 0, 0));
    assert_eq!(store.unit(&UnitId::kept("a1")).unwrap(), Some(rich("a1")));
    assert_eq!(ids(&all(store)), ["c", "z", "a3", "a2", "a1"], "document, position, id");
    let after_first = store.revision().unwrap();
    assert!(after_first.number > empty.number);
    assert_ne!(after_first.nonce, empty.nonce);
    assert!(store.holds(&empty).unwrap() && store.holds(&after_first).unwrap());
    assert!(!store.holds(&Revision { nonce: [7; 16], ..after_first }).unwrap());
    assert_eq!(changes(store, empty.number).len(), 5);

    // Selections.
    let selected = |selection: Selection| -> Vec<String> {
        store.units(&selection).unwrap().map(|unit| unit.unwrap().id.to_string()).collect()
    };
    assert_eq!(selected(Selection { document: Some("b.html".into()), ..Selection::default() }), ["a3", "a2"]);
    assert_eq!(selected(Selection { document: Some("none".into()), ..Selection::default() }), [""; 0]);
    assert_eq!(selected(Selection { origins: vec![Origin::Foreign], ..Selection::default() }), ["c", "z"]);
    assert_eq!(selected(Selection { langs: vec![lang("en"), lang("pt-BR")], ..Selection::default() }), ["z"]);

    // Keys: folded, by language and length, exact.
    assert_eq!(keys(store, "pt", 0..=u32::MAX).len(), 4);
    assert_eq!(keys(store, "pt", 3..=5), [("pt-PT".into(), "Dois.".into()), ("pt-PT".into(), "Um.".into())]);
    assert_eq!(keys(store, "zh", 0..=2), [("zh-MO".into(), "澳門".into())]);
    assert_eq!(keys(store, "en", 20..=80), [("en".into(), "The \"bridge\" opened today.".into())]);
    let hello = store.by_key("en", &Key::of("Hello, world.")).unwrap();
    assert_eq!(hello.len(), 2);
    assert!(hello.iter().all(|(_, found)| *found == lang("en")));
    assert_eq!(store.by_key("pt", &Key::of("Hello, world.")).unwrap(), []);
    assert_eq!(store.by_key("zh", &Key::of("澳門")).unwrap()[0].1, lang("zh-MO"));

    // Neighbours.
    let row = |store: &dyn Reader, text: &str| store.by_key("en", &Key::of(text)).unwrap()[0].0;
    let around = store.neighbours(row(store, "One."), "pt").unwrap();
    assert_eq!((around.before, around.after), (Side::Edge, Side::Keys(vec![Key::of("Dois.")])));
    let around = store.neighbours(row(store, "Two."), "zh").unwrap();
    assert_eq!((around.before, around.after), (Side::Unknown, Side::Edge));
    let around = store.neighbours(hello[0].0, "en").unwrap();
    assert_eq!((around.before, around.after), (Side::Unknown, Side::Unknown));

    // The same again is no change.
    let report = import(store, "again", Manner::Merge, 200, &first);
    assert_eq!((report.new, report.updated, report.unchanged), (0, 0, 5));
    assert_eq!(store.revision().unwrap(), after_first);

    // Another language joins; an unconfirmed rendering does not push out a confirmed one.
    let mut more = unit("z", &[("pt-BR", "Oi, mundo!"), ("zh-Hant", "你好，世界。")]);
    more.variants[0].state = State::Initial;
    more.notes = vec!["seen".into()];
    let second = import(store, "second", Manner::Merge, 300, &[more]);
    assert_eq!((second.new, second.updated, second.unchanged), (0, 1, 0));
    let z = store.unit(&UnitId::kept("z")).unwrap().unwrap();
    assert_eq!(z.variants.len(), 3);
    assert_eq!(z.variant(&lang("pt-BR")).unwrap().text, Text::plain("Olá, mundo."));
    assert_eq!((z.changed, z.changed_by.as_deref()), (Some(Time(300)), Some("Ana")));
    assert_eq!(changes(store, after_first.number), [("z".into(), ChangeKind::Updated)]);

    // Taking its place whole.
    let whole = import(store, "whole", Manner::Replace, 400, &[unit("z", &[("en", "Goodbye."), ("pt-PT", "Adeus.")])]);
    assert_eq!(whole.updated, 1);
    let z = store.unit(&UnitId::kept("z")).unwrap().unwrap();
    assert_eq!(z.variants.iter().map(|variant| variant.lang.to_string()).collect::<Vec<_>>(), ["en", "pt-PT"]);
    assert_eq!(store.by_key("en", &Key::of("Hello, world.")).unwrap().len(), 1);
    assert_eq!(store.by_key("en", &Key::of("Goodbye.")).unwrap().len(), 1);

    // History, newest last.
    let history = store.history(&UnitId::kept("z")).unwrap();
    assert_eq!(
        history.iter().map(|event| event.kind).collect::<Vec<_>>(),
        [ChangeKind::New, ChangeKind::Unconfirmed, ChangeKind::Updated, ChangeKind::Updated]
    );
    let offered = history[1].before.as_ref().unwrap();
    assert_eq!((offered.variants.len(), offered.variants[0].state), (1, State::Initial), "what stayed outside alone");
    let history: Vec<_> = history.into_iter().filter(|event| event.kind != ChangeKind::Unconfirmed).collect();
    assert_eq!(history[0].before, None);
    assert_eq!(history[0].by, Some(by("Ana", 100)));
    assert_eq!(history[1].before.as_ref(), Some(&first[3]).filter(|_| true));
    assert_eq!(history[2].import, Some(whole.import));
    assert_eq!(history[2].why, "import");

    // Forgetting, and coming back with its history.
    store.forget(&UnitId::kept("c"), &by("Rui", 500)).unwrap();
    assert_eq!(store.unit(&UnitId::kept("c")).unwrap(), None);
    assert_eq!(store.by_key("zh", &Key::of("你好，世界。")).unwrap(), []);
    assert!(matches!(store.forget(&UnitId::kept("c"), &by("Rui", 501)), Err(Error::UnitUnknown { .. })));
    let history = store.history(&UnitId::kept("c")).unwrap();
    assert_eq!(history[1].before.as_ref(), Some(&first[4]));
    assert_eq!((history[1].kind, history[1].by.clone()), (ChangeKind::Forgotten, Some(by("Rui", 500))));
    // Another import does not bring it back without a word; one that is told to does.
    let kept = import(store, "back", Manner::Merge, 600, &first[4..]);
    assert_eq!(
        (kept.new, kept.forgotten.count, kept.forgotten.first.map(|first| first.unit)),
        (0, 1, Some(UnitId::kept("c")))
    );
    assert_eq!(store.unit(&UnitId::kept("c")).unwrap(), None);
    let told = ImportJob { prefer: Prefer::File, ..job("told", Manner::Merge, by("Ana", 600)) };
    store.import(&told, &mut first[4..].iter().cloned().map(Ok)).unwrap();
    assert_eq!(store.unit(&UnitId::kept("c")).unwrap().as_ref(), Some(&first[4]));
    assert_eq!(store.history(&UnitId::kept("c")).unwrap().len(), 3);

    // Undoing an import as a whole; what was changed since stays.
    let batch =
        [unit("n1", &[("en", "New one.")]), unit("n2", &[("en", "New two.")]), unit("c", &[("en", "Changed.")])];
    let third = import(store, "third", Manner::Replace, 700, &batch);
    assert_eq!((third.new, third.updated), (2, 1));
    import(store, "fourth", Manner::Replace, 800, &[unit("n2", &[("en", "New two, mended.")])]);
    let undone = store.undo(third.import, &by("Rui", 900)).unwrap();
    assert_eq!((undone.forgotten, undone.restored, undone.kept), (1, 1, 1));
    assert_eq!(store.unit(&UnitId::kept("n1")).unwrap(), None);
    assert_eq!(store.unit(&UnitId::kept("n2")).unwrap().unwrap().variants[0].text, Text::plain("New two, mended."));
    assert_eq!(store.unit(&UnitId::kept("c")).unwrap().as_ref(), Some(&first[4]));
    // What could not be taken back can, when what came after it is.
    let fourth_import = undone.units[0].import.unwrap();
    assert_eq!(undone.units[0].unit, UnitId::kept("n2"));
    assert_eq!(store.undo(third.import, &by("Rui", 901)).unwrap().kept, 1);
    let later = store.undo(fourth_import, &by("Rui", 902)).unwrap();
    assert_eq!((later.forgotten, later.restored, later.kept), (0, 1, 0));
    let rest = store.undo(third.import, &by("Rui", 903)).unwrap();
    assert_eq!((rest.forgotten, rest.restored, rest.kept), (1, 0, 0));
    assert_eq!(store.unit(&UnitId::kept("n2")).unwrap(), None);
    assert!(matches!(store.undo(third.import, &by("Rui", 904)), Err(Error::ImportUndone { .. })));
    assert!(matches!(store.undo(ImportId(999), &by("Rui", 902)), Err(Error::ImportUnknown { .. })));
    let states: Vec<_> = store.imports().unwrap().iter().map(|import| (import.name.clone(), import.state)).collect();
    assert!(states.contains(&("third".into(), ImportState::Undone)));
    assert!(states.contains(&("fourth".into(), ImportState::Undone)));

    // A stream that breaks off brings nothing in.
    let before = all(store);
    let mut broken: Vec<Result<Unit>> =
        (0..5000).map(|n| Ok(unit(&format!("x{n}"), &[("en", &format!("Number {n}."))]))).collect();
    broken.push(Err(Error::XmlTruncated { file: "t.tmx".into(), line: 9, element: "tu".into() }));
    let outcome = store.import(&job("broken", Manner::Merge, by("Ana", 1000)), &mut broken.into_iter());
    assert!(matches!(outcome, Err(Error::XmlTruncated { line: 9, .. })), "{outcome:?}");
    assert_eq!(all(store), before);

    // Originals, small notes to oneself.
    let (one, two) = (hash_bytes(b"one"), hash_bytes(b"two"));
    let mut ledger = memory.ledger().unwrap();
    ledger.keep_original("b.html", &one, b"one").unwrap();
    ledger.keep_original("b.html", &two, b"two").unwrap();
    assert_eq!(ledger.original(&one).unwrap().as_deref(), Some(&b"one"[..]));
    assert_eq!(ledger.original_named("b.html").unwrap(), Some((two.clone(), b"two".to_vec())));
    ledger.keep_original("b.html", &one, b"one").unwrap();
    assert_eq!(ledger.original_named("b.html").unwrap().unwrap().0, one);
    assert_eq!(ledger.original(&Hash("0".into())).unwrap(), None);
    let three = hash_bytes(b"three");
    let seen = memory.reader().unwrap().revision().unwrap();
    assert!(!ledger.agrees_with_text(&one).unwrap());
    ledger.set_text_taken(&one, &seen).unwrap();
    assert!(ledger.agrees_with_text(&one).unwrap());
    // What agreed with another memory says nothing of this one.
    let other = Revision { nonce: [7; 16], ..seen };
    ledger.set_text_taken(&three, &other).unwrap();
    ledger.set_text_coming(&three, &other).unwrap();
    assert!(ledger.agrees_with_text(&one).unwrap() && !ledger.agrees_with_text(&three).unwrap());
    ledger.set_text_coming(&three, &seen).unwrap();
    assert!(ledger.agrees_with_text(&one).unwrap() && ledger.agrees_with_text(&three).unwrap());
    ledger.set_text_taken(&three, &seen).unwrap();
    assert!(!ledger.agrees_with_text(&one).unwrap());

    // What it holds, and its health.
    let stats = store.stats().unwrap();
    assert_eq!((stats.units, stats.documents, stats.originals, stats.interrupted), (5, 2, 2, 0));
    assert_eq!(stats.origins, [(Origin::Story, 3), (Origin::Foreign, 2)]);
    assert!(stats.variants.contains(&(lang("pt-PT"), State::Reviewed, 1)));
    assert_eq!(store.languages().unwrap().iter().map(|(_, count)| count).sum::<u64>(), 11);
    assert_eq!(memory.check().unwrap(), []);
}

#[test]
fn the_story_is_the_same_in_every_place() {
    everywhere(|memory| {
        story(memory);
        // Whoever opens what stays finds it as it was left; what lived in the process is another one.
        let left = memory.reader().unwrap();
        let again = Memory::open(memory.location()).unwrap().reader().unwrap();
        let stays = Memory::is_there(memory.location());
        assert_eq!(again.stats().unwrap().units, if stays { 5 } else { 0 });
        assert_eq!(again.revision().unwrap() == left.revision().unwrap(), stays);
        // A copy is a file, from wherever it was taken, and holds the same; put back, it takes the place of what is there.
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        memory.backup(&copy).unwrap();
        assert!(matches!(memory.backup(&copy), Err(Error::FileExists { .. })));
        let copied = Memory::open(&copy).unwrap().reader().unwrap();
        let units = all(left.as_ref());
        assert_eq!(all(copied.as_ref()), units);
        assert_eq!(copied.revision().unwrap(), left.revision().unwrap());
        memory.writer().unwrap().forget(&units[0].id, &by("Rui", 2000)).unwrap();
        memory.restore(&copy, None, &by("Rui", 2001)).unwrap();
        assert_eq!(all(memory.reader().unwrap().as_ref()), units);
        assert_eq!(memory.check().unwrap(), []);
    });
}

/// `cargo test --release --test all store_story::throughput -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a test"]
fn throughput() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Memory::open(folder.path().join("m.db")).unwrap().writer().unwrap();
    let units = |count: u32, turn: &'static str| {
        (0..count).map(move |n| {
            let id = hash_bytes(&n.to_le_bytes()).0[..12].to_owned();
            let en =
                format!("The minister opened bridge number {n} over the estuary yesterday {turn}, officials said.");
            let pt = format!(
                "O ministro inaugurou ontem {turn} a ponte número {n} sobre o estuário, segundo fontes oficiais."
            );
            Ok(unit(&id, &[("en", en.as_str()), ("pt-PT", pt.as_str())]))
        })
    };
    for (name, count, turn) in
        [("new", 200_000, "morning"), ("same", 200_000, "morning"), ("changed", 50_000, "evening")]
    {
        let begun = std::time::Instant::now();
        let report = store.import(&job(name, Manner::Merge, by("Ana", 1)), &mut units(count, turn)).unwrap();
        let rate = f64::from(count) / begun.elapsed().as_secs_f64();
        println!(
            "{name}: {rate:.0} units/s ({} new, {} updated, {} unchanged)",
            report.new, report.updated, report.unchanged
        );
    }
    let begun = std::time::Instant::now();
    assert_eq!(all(store.as_ref()).len(), 200_000);
    println!("walk: {:.0} units/s", 200_000.0 / begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    let mut count = 0;
    store
        .keys("en", 0..=u32::MAX, &mut |_| {
            count += 1;
            Ok(())
        })
        .unwrap();
    println!("keys: {:.0} a second", f64::from(count) / begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    let last = store.imports().unwrap().last().unwrap().import;
    store.undo(last, &by("Ana", 2)).unwrap();
    println!("undo: {:.0} units/s", 50_000.0 / begun.elapsed().as_secs_f64());
    println!("bytes a unit: {}", store.stats().unwrap().bytes / 200_000);
}
