//! The text memory: the same memory gives the same bytes, whatever the order in which it came to be.

use std::fs;
use std::path::Path;

use cotejo::desk::memory::{
    self, Content, ImportOptions, UnitFile, import_file, import_text, open_or_build, open_or_make_with, publish_text,
    write_units,
};
use cotejo::desk::write::Overwrite;
use cotejo::error::{Error, Notice};
use cotejo::model::{Origin, State, Text, Unit, UnitId};
use cotejo::store::{Manner, Memory, Prefer, Selection};

use crate::store_story::{all, at, by, import, lang, rich, unit};

/// A memory with everything that a memory can hold: documents and none, codes, notes, props, states, many languages.
fn sample() -> Vec<Unit> {
    let mut units: Vec<Unit> = (0..40)
        .map(|n| {
            let en = format!("Sentence {n} of the story, \"quoted\" & <marked>.");
            let plain = unit(&format!("{n:012x}"), &[("en", en.as_str()), ("pt-PT", "Frase."), ("zh-MO", "句子。")]);
            at(plain, if n % 2 == 0 { "articles/a.en.html" } else { "https://jornal.example/b" }, n / 2, 20)
        })
        .collect();
    units.push(rich("00000000aaaa"));
    for (n, origin) in [Origin::SiteString, Origin::Aligned, Origin::Foreign, Origin::Machine].into_iter().enumerate() {
        let mut plain = unit(&format!("b{n:011}"), &[("pt-BR", "Fale conosco"), ("en", "Contact us")]);
        plain.origin = origin;
        plain.variants[1].state = [State::Final, State::Initial, State::Reviewed, State::Translated][n];
        plain.variants[1].confidence = (origin == Origin::Aligned).then_some(900);
        plain.message = (origin == Origin::SiteString).then(|| "contact-us".to_owned());
        units.push(plain);
    }
    units.iter_mut().for_each(Unit::date_variants);
    units
}

fn filled(units: &[Unit]) -> Memory {
    let store = Memory::in_process().unwrap();
    import(store.writer().unwrap().as_mut(), "sample", Manner::Replace, 100, units);
    store
}

#[test]
fn imported_in_any_order_the_text_has_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let forwards = filled(&sample());
    let published = publish_text(&forwards, &path("one.tmx"), Overwrite::Ours).unwrap().value;
    let bytes = fs::read(path("one.tmx")).unwrap();
    assert_eq!(published.units, sample().len() as u64);
    // What the text says is what the memory holds.
    let read = Memory::in_process().unwrap();
    let imported = import_text(&read, &path("one.tmx"), Prefer::Newer, &by("Ana", 1)).unwrap();
    assert_eq!((imported.notices, imported.value.report.new), (Vec::new(), published.units));
    assert_eq!(all(read.reader().unwrap().as_ref()), all(forwards.reader().unwrap().as_ref()));
    // Its lines backwards, into a fresh memory.
    let text = String::from_utf8(bytes.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("<tu ")).unwrap();
    let last = lines.iter().rposition(|line| *line == "</tu>").unwrap();
    let mut units: Vec<&[&str]> = lines[first..=last].split_inclusive(|line| *line == "</tu>").collect();
    assert_eq!(units.len(), sample().len());
    assert!(units.iter().all(|unit| unit[1..unit.len() - 1].iter().all(|line| line.starts_with("<tuv "))));
    units.reverse();
    let backwards = [&lines[..first], &units.concat(), &lines[last + 1..]].concat();
    assert_ne!(lines, backwards);
    fs::write(path("backwards.tmx"), backwards.join("\n")).unwrap();
    let store = Memory::in_process().unwrap();
    import_text(&store, &path("backwards.tmx"), Prefer::Newer, &by("Rui", 2)).unwrap();
    publish_text(&store, &path("two.tmx"), Overwrite::Ours).unwrap();
    assert_eq!(fs::read(path("two.tmx")).unwrap(), bytes);
}

#[test]
fn one_changed_variant_is_one_changed_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.tmx");
    let store = filled(&sample());
    publish_text(&store, &file, Overwrite::Ours).unwrap();
    let before = fs::read_to_string(&file).unwrap();
    let mut changed = sample().remove(7);
    changed.variants[1].text = Text::plain("Outra frase.");
    import(store.writer().unwrap().as_mut(), "change", Manner::Merge, 200, &[changed]);
    publish_text(&store, &file, Overwrite::Ours).unwrap();
    let after = fs::read_to_string(&file).unwrap();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(before.lines().zip(after.lines()).filter(|(a, b)| a != b).count(), 1);
    // Publishing again changes nothing.
    publish_text(&store, &file, Overwrite::Ours).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), after);
}

#[test]
fn a_text_that_changed_elsewhere_is_told_and_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (file, text) = (folder.path().join(".cotejo/m.db"), folder.path().join("m.tmx"));
    publish_text(&filled(&sample()), &text, Overwrite::Ours).unwrap();
    // First use builds the memory, and says so; the second has nothing to say.
    let opened = open_or_build(&file, Some(&text), &by("Ana", 1)).unwrap();
    let units = sample().len() as u64;
    assert!(matches!(&opened.notices[..], [Notice::MemoryBuilt { units: n, .. }] if *n == units));
    drop(opened);
    let opened = open_or_build(&file, Some(&text), &by("Ana", 1)).unwrap();
    assert_eq!(opened.notices, []);
    drop(opened);
    // Somebody mends a line.
    let mended = fs::read_to_string(&text).unwrap().replacen("Frase.", "Frase emendada.", 1);
    fs::write(&text, &mended).unwrap();
    let opened = open_or_build(&file, Some(&text), &by("Ana", 1)).unwrap();
    assert!(matches!(&opened.notices[..], [Notice::TextDiffers { .. }]));
    let store = opened.value;
    let outcome = publish_text(&store, &text, Overwrite::Ours);
    assert!(matches!(outcome, Err(Error::TextNotTakenIn { .. })), "{outcome:?}");
    assert_eq!(fs::read_to_string(&text).unwrap(), mended);
    // Taken in, it may be written again, and says the same and who changed it.
    let imported = import_text(&store, &text, Prefer::Newer, &by("Rui", 2)).unwrap().value;
    assert_eq!((imported.report.updated, imported.report.unchanged), (1, units - 1));
    assert_eq!(memory::text_notice(store.ledger().unwrap().as_ref(), &text, None).unwrap(), None);
    publish_text(&store, &text, Overwrite::Ours).unwrap();
    assert!(fs::read_to_string(&text).unwrap().contains("Frase emendada."));
    drop(store);
    assert_eq!(open_or_build(&file, Some(&text), &by("Ana", 1)).unwrap().notices, []);
}

/// A link may lead to anybody's file: by force it is replaced and kept, and what it leads to stays.
#[cfg(unix)]
#[test]
fn by_force_no_text_is_written_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (text, theirs) = (folder.path().join("m.tmx"), folder.path().join("theirs.tmx"));
    fs::write(&theirs, "of somebody else").unwrap();
    std::os::unix::fs::symlink(&theirs, &text).unwrap();
    let store = filled(&sample());
    let outcome = publish_text(&store, &text, Overwrite::Ours);
    assert!(matches!(outcome, Err(Error::TextNotTakenIn { .. })), "{outcome:?}");
    let told = publish_text(&store, &text, Overwrite::Anything).unwrap().notices;
    let [Notice::FileKept { kept, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(fs::read_link(kept).unwrap(), theirs);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "of somebody else");
    assert!(text.symlink_metadata().unwrap().is_file());
    // One that leads to the memory's own text is written through, as long as nobody forces anything.
    let own = folder.path().join("own.tmx");
    fs::rename(&text, &own).unwrap();
    std::os::unix::fs::symlink(&own, &text).unwrap();
    store.writer().unwrap().forget(&sample()[0].id, &by("Ana", 9)).unwrap();
    publish_text(&store, &text, Overwrite::Ours).unwrap();
    assert_eq!(fs::read_link(&text).unwrap(), own);
    assert_eq!(open_or_build(folder.path().join("new.db"), Some(&own), &by("Ana", 1)).unwrap().notices.len(), 1);
}

#[test]
fn without_a_text_an_empty_memory_is_made_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data/cotejo/memory.db");
    let opened = open_or_build(&file, Some(Path::new("there is none.tmx")), &by("Ana", 1)).unwrap();
    let [Notice::MemoryMade { file: named }] = &opened.notices[..] else { panic!("{:?}", opened.notices) };
    assert_eq!(Path::new(named), file);
    drop(opened);
    assert_eq!(open_or_build(&file, None, &by("Ana", 1)).unwrap().notices, []);
}

#[test]
fn a_memory_is_made_with_the_first_file_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (file, units) = (folder.path().join("data/m.db"), folder.path().join("units.tmx"));
    publish_text(&filled(&sample()), &units, Overwrite::Ours).unwrap();
    let whole = fs::read(&units).unwrap();
    let open = |text: Option<&Path>| {
        let units = UnitFile { name: "units.tmx", content: Content::At(&units) };
        open_or_make_with(&file, text, &units, &ImportOptions::default(), &by("Ana", 2_000_000_000))
    };
    for broken in
        [&whole[..whole.len() / 2], b"<html><p>Not a memory.</p></html>", b"<tmx version=\"1.4\"><body/></tmx>"]
    {
        fs::write(&units, broken).unwrap();
        assert!(open(None).is_err());
        assert_eq!(fs::read_dir(folder.path().join("data")).map_or(0, Iterator::count), 0, "nothing is left");
    }
    fs::write(&units, &whole).unwrap();
    let (made, imported) = open(None).unwrap();
    let [Notice::MemoryMade { .. }] = &made.notices[..] else { panic!("{:?}", made.notices) };
    assert_eq!(imported.unwrap().value.report.new, sample().len() as u64);
    let reader = made.value.reader().unwrap();
    let mut taken = all(reader.as_ref());
    let given = all(filled(&sample()).reader().unwrap().as_ref());
    for (unit, given) in taken.iter_mut().zip(&given) {
        // What nobody signed, whoever takes it in does.
        assert!(unit.created_by.is_some() && unit.changed_by.is_some());
        for (signed, given) in [(&mut unit.created_by, &given.created_by), (&mut unit.changed_by, &given.changed_by)] {
            if given.is_none() {
                assert_eq!(signed.take().as_deref(), Some("Ana"));
            }
        }
    }
    assert!(taken == given);
    assert_eq!(made.value.check().unwrap(), []);
    assert_eq!(reader.imports().unwrap().len(), 1);
    drop((made, reader));
    // A memory that is there takes it in as ever, and so does one that a text is to be built from.
    let (there, imported) = open(None).unwrap();
    assert_eq!((there.notices, imported), (Vec::new(), None));
    drop(there.value);
    fs::remove_dir_all(folder.path().join("data")).unwrap();
    let (built, imported) = open(Some(&units)).unwrap();
    assert!(matches!(&built.notices[..], [Notice::MemoryBuilt { .. }]) && imported.is_none());
}

#[test]
fn a_broken_text_makes_no_memory_and_changes_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    publish_text(&filled(&sample()), &path("whole.tmx"), Overwrite::Ours).unwrap();
    let whole = fs::read(path("whole.tmx")).unwrap();
    fs::write(path("cut.tmx"), &whole[..whole.len() / 2]).unwrap();
    fs::write(path("page.tmx"), "<html><p>Not a memory.</p></html>").unwrap();
    fs::write(
        path("no unit.tmx"),
        String::from_utf8(whole).unwrap().replace("<tu ", "<none ").replace("</tu>", "</none>"),
    )
    .unwrap();
    fs::create_dir(path("folder.tmx")).unwrap();
    let memory = filled(&sample());
    let store = memory.writer().unwrap();
    let before = store.revision().unwrap();
    for name in ["cut.tmx", "page.tmx", "folder.tmx", "no unit.tmx", "none.tmx"] {
        let path = path(name);
        let file = UnitFile { name, content: Content::At(&path) };
        let outcome = import_file(&memory, &file, &ImportOptions::default(), &by("Ana", 1));
        assert!(outcome.is_err(), "{name}: {outcome:?}");
        assert_eq!(store.revision().unwrap(), before, "{name}");
        assert_eq!(store.imports().unwrap().len(), 1, "{name}");
    }
    let file = path("m.db");
    assert!(open_or_build(&file, Some(&path("cut.tmx")), &by("Ana", 1)).is_err());
    assert!(!file.exists());
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .collect();
    assert!(left.iter().all(|name| name.ends_with(".tmx")), "{left:?}");
}

#[test]
fn a_bare_tag_is_settled_by_import_as() {
    let mut bare = unit("u", &[("en", "One."), ("pt", "Um.")]);
    memory::settle_tags(&mut bare, &lang("pt-PT"));
    assert_eq!(bare.variants[1].lang, lang("pt-PT"));
    assert_eq!(bare.variants[1].tag.as_deref(), Some("pt"));
    // Brazilian is not bare, and a bare source is settled with its variant.
    let mut brazilian = unit("u", &[("pt-BR", "Um."), ("en", "One.")]);
    let before = brazilian.clone();
    memory::settle_tags(&mut brazilian, &lang("pt-PT"));
    assert_eq!(brazilian, before);
    let mut source = unit("u", &[("zh", "一。"), ("en", "One.")]);
    memory::settle_tags(&mut source, &lang("zh-MO"));
    assert_eq!(source.source, lang("zh-MO"));
}

#[test]
fn a_selection_is_written_and_a_restore_keeps_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let opened = open_or_build(path("m.db"), None, &by("Ana", 1)).unwrap().value;
    let mut store = opened.writer().unwrap();
    import(store.as_mut(), "sample", Manner::Replace, 100, &sample());
    let selection = Selection { origins: vec![Origin::Foreign, Origin::Machine], ..Selection::default() };
    assert_eq!(write_units(store.as_ref(), &selection, &path("some.tmx")).unwrap().units, 2);
    opened.backup(&path("copy.db")).unwrap();
    store.forget(&UnitId::kept("00000000aaaa"), &by("Rui", 200)).unwrap();
    let kept = memory::restore(&opened, &path("copy.db"), &by("Rui", 300)).unwrap();
    assert!(store.unit(&UnitId::kept("00000000aaaa")).unwrap().is_some());
    assert_eq!(all(Memory::open(&kept).unwrap().reader().unwrap().as_ref()).len(), sample().len() - 1);
    let again = memory::restore(&opened, &path("copy.db"), &by("Rui", 400)).unwrap();
    assert_ne!(again, kept);
}
