//! A memory's text that two people share: what one of them forgets, the other forgets too, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use cotejo::desk::memory::{import_text, publish_text};
use cotejo::desk::write::Overwrite;
use cotejo::error::Notice;
use cotejo::model::{Time, Unit, UnitId, hash_bytes};
use cotejo::store::{ImportJob, ImportState, Leaving, Manner, Memory, Prefer, TakenOut};

use crate::store_story::{all, at, by, import, unit};

/// A unit of a story, changed at a time.
fn told(n: u32, when: i64) -> Unit {
    let mut unit = at(
        unit(&format!("{n:012x}"), &[("en", &format!("Sentence {n}.")), ("pt-PT", &format!("Frase {n}."))]),
        "articles/a.en.html",
        n,
        40,
    );
    unit.variants.iter_mut().for_each(|variant| variant.changed = Some(Time(when)));
    unit.date_variants();
    unit
}

/// Two desks that take in and write one text, as with git.
struct Desks {
    _folder: tempfile::TempDir,
    text: PathBuf,
    ana: Memory,
    rui: Memory,
    clock: std::cell::Cell<i64>,
}

impl Desks {
    /// Both have two units of old.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let memory = || Memory::in_process().unwrap();
        let text = folder.path().join("memory.tmx");
        let desks = Self { _folder: folder, text, ana: memory(), rui: memory(), clock: 1000.into() };
        desks.brings(&desks.ana, &[told(1, 100), told(2, 110)]);
        desks.hand_over(&desks.ana, &desks.rui);
        desks
    }

    fn now(&self) -> i64 {
        self.clock.set(self.clock.get() + 10);
        self.clock.get()
    }

    fn brings(&self, desk: &Memory, units: &[Unit]) {
        import(desk.writer().unwrap().as_mut(), "file.tmx", Manner::Merge, self.now(), units);
    }

    /// Writes the text.
    fn write(&self, desk: &Memory) -> Vec<u8> {
        publish_text(desk, &self.text, Overwrite::Ours).unwrap();
        fs::read(&self.text).unwrap()
    }

    fn take(&self, desk: &Memory) -> Vec<Notice> {
        import_text(desk, &self.text, Prefer::Newer, &by("x", self.now())).unwrap().notices
    }

    /// One writes the text and the other takes it in, and, if she has nothing of her own, writes the same.
    fn hand_over(&self, from: &Memory, to: &Memory) -> Vec<Notice> {
        self.write(from);
        self.take(to)
    }

    fn undo_last(&self, desk: &Memory) {
        let last = desk.reader().unwrap().imports().unwrap().last().unwrap().import;
        desk.writer().unwrap().undo(last, &by("x", self.now())).unwrap();
    }
}

fn ids(desk: &Memory) -> Vec<u64> {
    let mut ids: Vec<u64> = all(desk.reader().unwrap().as_ref())
        .iter()
        .map(|unit| u64::from_str_radix(unit.id.as_str(), 16).unwrap())
        .collect();
    ids.sort_unstable();
    ids
}

fn forget(desks: &Desks, desk: &Memory, n: u32) {
    let id = UnitId::kept(format!("{n:012x}"));
    let what = [TakenOut { unit: id, langs: Vec::new() }];
    desk.writer().unwrap().take_out(&what, Leaving::Forgotten, "forget", &by("x", desks.now())).unwrap();
}

fn tombstones(text: &Path) -> usize {
    fs::read_to_string(text).unwrap().matches("<?cotejo-forgotten").count()
}

#[test]
fn what_was_undone_leaves_the_colleagues_memory_too_though_it_was_the_newest() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[told(3, 500)]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(ids(&desks.rui), [1, 2, 3]);
    desks.undo_last(&desks.ana);
    let notices = desks.hand_over(&desks.ana, &desks.rui);
    assert!(matches!(&notices[..], [Notice::LeftOutForgotten { count: 1, .. }]), "{notices:?}");
    assert_eq!(ids(&desks.rui), [1, 2]);
    // Both write the same text, and take it in without a change.
    let written = fs::read(&desks.text).unwrap();
    assert_eq!(desks.write(&desks.rui), written);
    assert_eq!((desks.take(&desks.ana), desks.take(&desks.rui)), (Vec::new(), Vec::new()));
    assert_eq!(desks.write(&desks.ana), written);
    // A third, who begins with it, passes it on.
    let third = Memory::in_process().unwrap();
    assert_eq!(desks.take(&third), []);
    assert_eq!(desks.write(&third), written);
}

#[test]
fn it_leaves_also_where_the_colleague_has_work_of_her_own_which_stays() {
    let desks = Desks::new();
    desks.brings(&desks.rui, &[told(9, 700)]);
    desks.brings(&desks.ana, &[told(3, 500)]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(ids(&desks.rui), [1, 2, 3, 9]);
    forget(&desks, &desks.ana, 3);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(ids(&desks.rui), [1, 2, 9]);
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!((ids(&desks.ana), tombstones(&desks.text)), (vec![1, 2, 9], 1));
}

#[test]
fn what_the_colleague_changed_since_stays_and_is_told() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[told(3, 500)]);
    desks.hand_over(&desks.ana, &desks.rui);
    forget(&desks, &desks.ana, 3);
    let mut mended = told(3, 2000);
    mended.variants[1].text = cotejo::model::Text::plain("Frase três.");
    desks.brings(&desks.rui, &[mended]);
    let notices = desks.hand_over(&desks.ana, &desks.rui);
    assert!(matches!(&notices[..], [Notice::LeftOutKept { count: 1, .. }]), "{notices:?}");
    assert_eq!(ids(&desks.rui), [1, 2, 3]);
    // Her text has it, and says nothing of its having been forgotten.
    desks.write(&desks.rui);
    assert_eq!(tombstones(&desks.text), 0);
}

#[test]
fn an_old_text_forgets_nothing_and_a_unit_that_is_back_is_no_longer_forgotten() {
    let desks = Desks::new();
    let old = desks.write(&desks.ana);
    desks.brings(&desks.ana, &[told(3, 500)]);
    let new = desks.write(&desks.ana);
    fs::write(&desks.text, &old).unwrap();
    desks.take(&desks.ana);
    assert_eq!(ids(&desks.ana), [1, 2, 3]);
    fs::write(&desks.text, &new).unwrap();
    desks.take(&desks.ana);
    desks.take(&desks.rui);
    // Forgotten, written, and brought back: the next text says only that it is there.
    desks.undo_last(&desks.ana);
    forget(&desks, &desks.ana, 3);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((ids(&desks.rui), tombstones(&desks.text)), (vec![1, 2], 1));
    desks.undo_last(&desks.ana);
    assert_eq!(ids(&desks.ana), [1, 2, 3]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((ids(&desks.rui), tombstones(&desks.text)), (vec![1, 2, 3], 0));
}

/// The units of a file, meant by whoever brings them, whatever was forgotten.
fn brings_on_purpose(desks: &Desks, desk: &Memory, units: &[Unit]) {
    let job = ImportJob {
        name: "file.tmx".to_owned(),
        hash: hash_bytes(format!("{:?}", desks.now()).as_bytes()),
        manner: Manner::Merge,
        prefer: Prefer::File,
        settle: None,
        by: by("x", desks.now()),
        batch: None,
    };
    let mut stream = units.iter().cloned().map(Ok);
    desk.writer().unwrap().import(&job, &mut stream).unwrap();
}

fn restored(text: &Path) -> usize {
    fs::read_to_string(text).unwrap().matches("<?cotejo-restored").count()
}

/// What was brought back travels to whoever forgot it, to whoever never heard of it, and does not go when an older text,
/// which says that it is forgotten, is taken in; nor does it come back with a text from before it was forgotten.
#[test]
fn what_one_brings_back_as_it_was_is_there_again_for_all() {
    for by_undo in [false, true] {
        let desks = Desks::new();
        let carla = Memory::in_process().unwrap();
        desks.take(&carla);
        let before = desks.write(&desks.ana);
        forget(&desks, &desks.ana, 2);
        desks.hand_over(&desks.ana, &desks.rui);
        let gone = fs::read(&desks.text).unwrap();
        // An old checkout brings nothing back: neither where it was forgotten, nor where the text said so.
        for desk in [&desks.ana, &desks.rui] {
            fs::write(&desks.text, &before).unwrap();
            desks.take(desk);
            assert_eq!(ids(desk), [1]);
            fs::write(&desks.text, &gone).unwrap();
            desks.take(desk);
        }
        match by_undo {
            true => {
                let mut imports = desks.rui.reader().unwrap().imports().unwrap();
                imports.retain(|import| import.state == ImportState::Done);
                let gave_up = imports[1].import;
                desks.rui.writer().unwrap().undo(gave_up, &by("x", desks.now())).unwrap();
            }
            false => brings_on_purpose(&desks, &desks.rui, &[told(2, 110)]),
        }
        assert_eq!(ids(&desks.rui), [1, 2]);
        desks.hand_over(&desks.rui, &desks.ana);
        assert_eq!((ids(&desks.ana), tombstones(&desks.text), restored(&desks.text)), (vec![1, 2], 0, 1));
        let written = fs::read(&desks.text).unwrap();
        assert_eq!(desks.write(&desks.ana), written);
        // Carla had it all along; a fourth, whose last text had it forgotten, gets it; who begins with it knows.
        let fourth = Memory::in_process().unwrap();
        fs::write(&desks.text, &gone).unwrap();
        desks.take(&fourth);
        assert_eq!(ids(&fourth), [1]);
        fs::write(&desks.text, &written).unwrap();
        let fifth = Memory::in_process().unwrap();
        for desk in [&carla, &fourth, &fifth] {
            desks.take(desk);
            assert_eq!((ids(desk), desks.write(desk)), (vec![1, 2], written.clone()));
        }
        // The text in which it was forgotten is an old one now, for all of them.
        for desk in [&desks.ana, &desks.rui, &carla, &fourth, &fifth] {
            fs::write(&desks.text, &gone).unwrap();
            desks.take(desk);
            assert_eq!(ids(desk), [1, 2]);
            assert_eq!(desks.write(desk), written);
        }
        // Forgotten again, it is gone again.
        forget(&desks, &carla, 2);
        desks.write(&carla);
        for desk in [&desks.ana, &desks.rui, &fourth, &fifth] {
            desks.take(desk);
            assert_eq!(ids(desk), [1]);
        }
        assert_eq!((tombstones(&desks.text), restored(&desks.text)), (1, 0));
        fs::write(&desks.text, &written).unwrap();
        for desk in [&desks.ana, &carla] {
            desks.take(desk);
            assert_eq!(ids(desk), [1], "a text from before");
        }
    }
}

#[test]
fn what_the_colleague_keeps_for_she_worked_on_it_is_kept_by_all() {
    let desks = Desks::new();
    // Both at once: he mends it, dated before she forgets it.
    desks.brings(&desks.rui, &[corrected(2, 900, "Frase duas.")]);
    forget(&desks, &desks.ana, 2);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(rendering(&desks.rui, 2), "Frase duas.");
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!(rendering(&desks.ana, 2), "Frase duas.");
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(rendering(&desks.rui, 2), "Frase duas.");
}

#[test]
fn what_was_taken_back_does_not_come_with_the_text_that_still_has_it() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[told(3, 500)]);
    desks.write(&desks.ana);
    desks.undo_last(&desks.ana);
    desks.take(&desks.ana);
    assert_eq!(ids(&desks.ana), [1, 2]);
}

#[test]
fn a_correction_that_was_undone_does_not_come_from_an_old_file_into_a_new_memory() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[corrected(2, 900, "Uma frase errada.")]);
    desks.write(&desks.ana);
    desks.undo_last(&desks.ana);
    desks.write(&desks.ana);
    let third = Memory::in_process().unwrap();
    desks.take(&third);
    desks.brings(&third, &[corrected(2, 900, "Uma frase errada.")]);
    assert_eq!(rendering(&third, 2), "Frase 2.");
    // Whoever has both languages has the other one from the file.
    desks.brings(&third, &[with_chinese(2, 900, "Uma frase errada.")]);
    assert_eq!((rendering(&third, 2), chinese(&third, 2)), ("Frase 2.".to_owned(), Some("句子2。".to_owned())));
    // Who took it back may bring it again, and whoever means it.
    desks.brings(&desks.ana, &[corrected(2, 900, "Uma frase errada.")]);
    assert_eq!(rendering(&desks.ana, 2), "Uma frase errada.");
    brings_on_purpose(&desks, &third, &[corrected(2, 900, "Uma frase errada.")]);
    assert_eq!(rendering(&third, 2), "Uma frase errada.");
}

/// The same of a correction that one took back and the other brings again, with the date that it had.
#[test]
fn a_correction_that_one_brings_again_is_there_for_all() {
    let wrong = || corrected(2, 900, "Uma frase discutida.");
    let desks = Desks::new();
    desks.brings(&desks.ana, &[wrong()]);
    desks.hand_over(&desks.ana, &desks.rui);
    let before = fs::read(&desks.text).unwrap();
    desks.undo_last(&desks.ana);
    desks.hand_over(&desks.ana, &desks.rui);
    let gone = fs::read(&desks.text).unwrap();
    // An old text does not bring it back, to either of them.
    for desk in [&desks.ana, &desks.rui] {
        fs::write(&desks.text, &before).unwrap();
        assert!(matches!(&desks.take(desk)[..], [Notice::OlderKept { count: 1, .. }]));
        assert_eq!(rendering(desk, 2), "Frase 2.");
        fs::write(&desks.text, &gone).unwrap();
        desks.take(desk);
    }
    brings_on_purpose(&desks, &desks.rui, &[wrong()]);
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!(rendering(&desks.ana, 2), "Uma frase discutida.");
    assert_eq!((tombstones(&desks.text), restored(&desks.text)), (0, 1));
    let written = fs::read(&desks.text).unwrap();
    assert_eq!(desks.write(&desks.ana), written);
    // Nor is it withdrawn anew by the text in which it was.
    for desk in [&desks.ana, &desks.rui] {
        fs::write(&desks.text, &gone).unwrap();
        desks.take(desk);
        assert_eq!(rendering(desk, 2), "Uma frase discutida.");
        assert_eq!(desks.write(desk), written);
    }
    // Taken back by whoever brought it again, it is gone for both.
    let imports = desks.rui.reader().unwrap().imports().unwrap();
    let hers = imports.iter().rfind(|import| import.prefer == Prefer::File).unwrap().import;
    desks.rui.writer().unwrap().undo(hers, &by("x", desks.now())).unwrap();
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!((rendering(&desks.rui, 2), rendering(&desks.ana, 2)), ("Frase 2.".to_owned(), "Frase 2.".to_owned()));
    assert_eq!((tombstones(&desks.text), restored(&desks.text)), (1, 0));
}

#[test]
fn what_never_stood_in_a_text_leaves_nothing_there() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[told(3, 500), told(4, 510)]);
    desks.undo_last(&desks.ana);
    desks.write(&desks.ana);
    assert_eq!(tombstones(&desks.text), 0);
}

#[test]
fn a_text_of_nothing_but_what_is_forgotten_is_one() {
    let desks = Desks::new();
    forget(&desks, &desks.ana, 1);
    forget(&desks, &desks.ana, 2);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((ids(&desks.rui), tombstones(&desks.text)), (vec![], 2));
    // Where each stood: a merge of two people's texts does not put one beside the other.
    desks.brings(&desks.ana, &[told(5, 900)]);
    let text = String::from_utf8(desks.write(&desks.ana)).unwrap();
    assert!(text.find("position=\"3/40\"").unwrap() < text.find("position\">6/40").unwrap(), "{text}");
}

/// A unit's translation as another one says it, later.
fn corrected(n: u32, when: i64, text: &str) -> Unit {
    let mut unit = told(n, when);
    unit.variants[1].text = cotejo::model::Text::plain(text);
    unit
}

fn rendering(desk: &Memory, n: u32) -> String {
    let unit = desk.reader().unwrap().unit(&UnitId::kept(format!("{n:012x}"))).unwrap().unwrap();
    unit.variants[1].text.chars()
}

#[test]
fn a_correction_that_was_undone_leaves_the_colleagues_memory_too() {
    for own_work in [false, true] {
        let desks = Desks::new();
        if own_work {
            desks.brings(&desks.rui, &[told(9, 700)]);
        }
        desks.brings(&desks.ana, &[corrected(2, 900, "Uma frase errada.")]);
        desks.hand_over(&desks.ana, &desks.rui);
        assert_eq!(rendering(&desks.rui, 2), "Uma frase errada.");
        desks.undo_last(&desks.ana);
        desks.hand_over(&desks.ana, &desks.rui);
        assert_eq!(
            (rendering(&desks.ana, 2), rendering(&desks.rui, 2)),
            ("Frase 2.".to_owned(), "Frase 2.".to_owned())
        );
        let written = desks.write(&desks.rui);
        assert_eq!(tombstones(&desks.text), 1);
        desks.take(&desks.ana);
        assert_eq!(rendering(&desks.ana, 2), "Frase 2.");
        assert_eq!(desks.write(&desks.ana), written);
        // A later correction needs nobody to forget the earlier one.
        desks.brings(&desks.rui, &[corrected(2, 3000, "A frase certa.")]);
        desks.hand_over(&desks.rui, &desks.ana);
        assert_eq!((rendering(&desks.ana, 2), tombstones(&desks.text)), ("A frase certa.".to_owned(), 0));
    }
}

#[test]
fn a_correction_that_the_colleague_has_changed_since_is_not_taken_from_her() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[corrected(2, 900, "Uma frase errada.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    desks.brings(&desks.rui, &[corrected(2, 950, "Frase duas.")]);
    desks.undo_last(&desks.ana);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(rendering(&desks.rui, 2), "Frase duas.");
}

#[test]
fn what_was_corrected_after_it_was_forgotten_is_there_again() {
    let desks = Desks::new();
    forget(&desks, &desks.ana, 2);
    desks.write(&desks.ana);
    // Meanwhile the colleague corrects it, and whoever merges the two texts keeps her unit.
    desks.brings(&desks.rui, &[corrected(2, 5000, "Frase duas.")]);
    let text = desks.text.clone();
    fs::remove_file(&text).unwrap();
    publish_text(&desks.rui, &text, Overwrite::Anything).unwrap();
    desks.take(&desks.ana);
    assert_eq!(rendering(&desks.ana, 2), "Frase duas.");
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((rendering(&desks.rui, 2), tombstones(&desks.text)), ("Frase duas.".to_owned(), 0));
    // An old text, which has what was forgotten as it was then, brings nothing back.
    let old = desks.write(&desks.ana);
    forget(&desks, &desks.ana, 2);
    desks.clock.set(6000);
    forget_again(&desks);
    fs::write(&text, old).unwrap();
    desks.take(&desks.ana);
    assert_eq!(ids(&desks.ana), [1]);
}

/// The unit is forgotten after its last change.
fn forget_again(desks: &Desks) {
    desks.undo_last(&desks.ana);
    forget(desks, &desks.ana, 2);
    desks.write(&desks.ana);
}

#[test]
fn a_memory_made_of_the_text_knows_what_was_forgotten() {
    let desks = Desks::new();
    forget(&desks, &desks.ana, 2);
    desks.write(&desks.ana);
    let third = Memory::in_process().unwrap();
    desks.take(&third);
    desks.brings(&third, &[told(2, 110), told(3, 120)]);
    assert_eq!(ids(&third), [1, 3]);
    desks.write(&third);
    assert_eq!(tombstones(&desks.text), 1);
}

/// A unit with a rendering in another language beside it, of the same time.
fn with_chinese(n: u32, when: i64, portuguese: &str) -> Unit {
    let mut unit = told(n, when);
    unit.variants[1].text = cotejo::model::Text::plain(portuguese);
    let chinese = cotejo::model::Variant {
        lang: crate::store_story::lang("zh-Hans"),
        text: cotejo::model::Text::plain(format!("句子{n}。")),
        ..unit.variants[1].clone()
    };
    unit.variants.push(chinese);
    unit
}

fn chinese(desk: &Memory, n: u32) -> Option<String> {
    let unit = desk.reader().unwrap().unit(&UnitId::kept(format!("{n:012x}"))).unwrap().unwrap();
    unit.variants.iter().find(|variant| variant.lang.language() == "zh").map(|variant| variant.text.chars())
}

#[test]
fn a_language_that_the_text_never_had_is_not_left_out_of_it() {
    let desks = Desks::new();
    desks.brings(&desks.rui, &[with_chinese(2, 300, "Frase 2.")]);
    desks.brings(&desks.ana, &[corrected(2, 900, "A frase dois.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!(
        (rendering(&desks.rui, 2), chinese(&desks.rui, 2)),
        ("A frase dois.".to_owned(), Some("句子2。".to_owned()))
    );
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!(chinese(&desks.ana, 2), Some("句子2。".to_owned()));
    // What it had, and has no more, was.
    let text = fs::read_to_string(&desks.text).unwrap();
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("句子2。")).collect();
    fs::write(&desks.text, without.join("\n")).unwrap();
    desks.take(&desks.rui);
    assert_eq!(chinese(&desks.rui, 2), None);
}

#[test]
fn a_correction_taken_back_goes_though_the_colleague_has_another_language_beside_it() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[corrected(2, 900, "Uma frase errada.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    desks.undo_last(&desks.ana);
    desks.brings(&desks.rui, &[with_chinese(2, 950, "Uma frase errada.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((rendering(&desks.rui, 2), chinese(&desks.rui, 2)), ("Frase 2.".to_owned(), Some("句子2。".to_owned())));
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!((rendering(&desks.ana, 2), chinese(&desks.ana, 2)), ("Frase 2.".to_owned(), Some("句子2。".to_owned())));
}

#[test]
fn the_first_rendering_of_a_language_taken_back_goes_too() {
    let desks = Desks::new();
    desks.brings(&desks.ana, &[with_chinese(2, 900, "Frase 2.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert!(chinese(&desks.rui, 2).is_some());
    desks.undo_last(&desks.ana);
    desks.brings(&desks.rui, &[corrected(2, 950, "A frase dois.")]);
    desks.hand_over(&desks.ana, &desks.rui);
    assert_eq!((rendering(&desks.rui, 2), chinese(&desks.rui, 2)), ("A frase dois.".to_owned(), None));
    desks.hand_over(&desks.rui, &desks.ana);
    assert_eq!((rendering(&desks.ana, 2), chinese(&desks.ana, 2)), ("A frase dois.".to_owned(), None));
}

/// Two desks that do whatever may be done, each taking the text in before she writes it. In the end both have the same, and
/// neither an older text nor a second time changes anything.
#[test]
fn whatever_two_desks_do_they_come_to_say_the_same() {
    for seed in 1..=30u64 {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut any = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) % below
        };
        let desks = Desks::new();
        let mut texts: Vec<Vec<u8>> = vec![desks.write(&desks.ana)];
        let mut told = Vec::new();
        for step in 0..14 {
            let (name, desk) = if any(2) == 0 { ("ana", &desks.ana) } else { ("rui", &desks.rui) };
            let n = 1 + any(4) as u32;
            let choice = any(8);
            told.push(format!("{name} {choice} {n}"));
            match choice {
                0 | 1 => desks.brings(desk, &[corrected(n, desks.now(), &format!("Frase {n}, vez {step}."))]),
                2 => desks.brings(desk, &[with_chinese(n, 100 + i64::from(n), &format!("Frase {n}."))]),
                3 if ids(desk).contains(&u64::from(n)) => forget(&desks, desk, n),
                4 => {
                    let imports = desk.reader().unwrap().imports().unwrap();
                    let done: Vec<_> = imports.iter().filter(|one| one.state == ImportState::Done).collect();
                    if let Some(one) = done.get(any(done.len().max(1) as u64) as usize) {
                        desk.writer().unwrap().undo(one.import, &by("x", desks.now())).unwrap();
                    }
                }
                5 => brings_on_purpose(&desks, desk, &[told_before(n)]),
                6 => {
                    let now = fs::read(&desks.text).unwrap();
                    fs::write(&desks.text, &texts[any(texts.len() as u64) as usize]).unwrap();
                    desks.take(desk);
                    fs::write(&desks.text, now).unwrap();
                    desks.take(desk);
                }
                _ => {
                    desks.take(desk);
                    texts.push(desks.write(desk));
                }
            }
        }
        // The last word, whoever has it.
        let (desk, n) = (if any(2) == 0 { &desks.ana } else { &desks.rui }, 1 + any(4) as u32);
        let says = match seed % 3 {
            0 => {
                desks.brings(desk, &[corrected(n, desks.now(), "A última palavra.")]);
                // What she has forgotten stays so.
                Some("A última palavra.".to_owned()).filter(|_| ids(desk).contains(&u64::from(n)))
            }
            1 => {
                let stood = ids(desk).contains(&u64::from(n)).then(|| rendering(desk, n));
                brings_on_purpose(&desks, desk, &[told_before(n)]);
                // Who has it already says nothing new, and what is new here is as old as it says.
                Some(format!("Frase {n}.")).filter(|says| stood.is_some_and(|stood| stood != *says))
            }
            _ => {
                // What the other one has worked on meanwhile would stay.
                for desk in [&desks.ana, &desks.rui, desk] {
                    desks.take(desk);
                    desks.write(desk);
                }
                if ids(desk).contains(&u64::from(n)) {
                    forget(&desks, desk, n);
                }
                None
            }
        };
        let forgot = seed % 3 == 2 && told_here(desk, n);
        let mut last = Vec::new();
        for _ in 0..3 {
            for desk in [&desks.ana, &desks.rui] {
                desks.take(desk);
                last = desks.write(desk);
            }
        }
        desks.take(&desks.ana);
        let hers = desks.write(&desks.ana);
        assert!(
            hers == last,
            "{seed}: {told:#?}\n{}\n{}",
            String::from_utf8_lossy(&last),
            String::from_utf8_lossy(&hers)
        );
        for desk in [&desks.ana, &desks.rui] {
            let now = ids(desk).contains(&u64::from(n)).then(|| rendering(desk, n));
            assert!(now == says || says.is_none() && !forgot, "{seed}: {now:?} for {says:?}, {told:#?}");
        }
        // A memory that is made of it says the same.
        let third = Memory::in_process().unwrap();
        desks.take(&third);
        assert!(desks.write(&third) == last, "{seed}: a memory made anew, {told:#?}");
    }
}

/// Whether a desk ever had a unit.
fn told_here(desk: &Memory, n: u32) -> bool {
    !desk.reader().unwrap().history(&UnitId::kept(format!("{n:012x}"))).unwrap().is_empty()
}

/// A unit as it once was.
fn told_before(n: u32) -> Unit {
    told(n, 100 + i64::from(n))
}
