//! A table for review, as people walk with it: out to an editor who has a word processor or a spreadsheet, and back.

use crate::binary::Desk;

const NEWEST: &str = "2026-11-19-lisbon-first-round";
const SNAPSHOT: &str = "memory/newsroom.tmx";

/// The starter project, its snapshot as this Cotejo writes it, and tables of its newest story.
fn with_tables(target: &str) -> (Desk, String) {
    let desk = Desk::starter();
    desk.ends(0, &["pretranslate", &format!("memory/articles/{NEWEST}.en.html")]);
    desk.ends(0, &["export"]);
    for ending in ["docx", "xlsx", "csv"] {
        desk.ends(0, &["convert", &format!("out/{NEWEST}/{NEWEST}.{target}.xlf"), &format!("review.{ending}")]);
    }
    let snapshot = desk.read(SNAPSHOT);
    (desk, snapshot)
}

/// The table in CSV with something done to its rows, cells one after another.
fn edited(desk: &Desk, change: impl Fn(&mut Vec<Vec<String>>)) -> String {
    let text = desk.read("review.csv");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    change(&mut rows);
    let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(b';').from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    let name = "edited.csv".to_owned();
    desk.write(&name, [b"\xef\xbb\xbf".as_slice(), &writer.into_inner().unwrap()].concat());
    name
}

const TARGET: usize = 2;
const STATE: usize = 3;

/// The first row that is translated.
fn translated(rows: &[Vec<String>]) -> usize {
    1 + rows[1..].iter().position(|row| !row[TARGET].is_empty()).unwrap()
}

#[test]
fn a_table_that_nobody_touched_changes_nothing() {
    for target in ["pt-PT", "zh-Hans"] {
        let (desk, before) = with_tables(target);
        for ending in ["docx", "xlsx", "csv"] {
            let told = &desk.ends(0, &["import", &format!("review.{ending}"), "--json"]).json()[0];
            assert_eq!((&told["new"], &told["updated"]), (&0.into(), &0.into()), "{ending}: {told}");
        }
        desk.ends(0, &["export"]);
        assert_eq!(desk.read(SNAPSHOT), before, "{target}");
    }
}

#[test]
fn what_an_editor_changed_comes_in_under_her_name_and_goes_with_an_undo() {
    let (desk, before) = with_tables("pt-PT");
    let name = edited(&desk, |rows| {
        let at = translated(rows);
        rows[at][TARGET].insert_str(0, "Emenda: ");
        rows.reverse();
        let head = rows.pop().unwrap();
        rows.insert(0, head);
    });
    let told = &desk.ends(0, &["import", &name, "--json", "--by", "Bia"]).json()[0];
    assert_eq!(told["new"].as_u64().unwrap() + told["updated"].as_u64().unwrap(), 1, "{told}");
    let again = &desk.ends(0, &["import", &name, "--json", "--by", "Bia"]).json()[0];
    assert_eq!((&again["new"], &again["updated"]), (&0.into(), &0.into()), "{again}");
    desk.ends(0, &["export"]);
    let after = desk.read(SNAPSHOT);
    let changed: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    assert!(changed.iter().any(|line| line.contains("Emenda: ") && line.contains("Bia")), "{changed:?}");
    desk.ends(0, &["memory", "undo", &told["import"].to_string()]);
    desk.ends(0, &["export"]);
    assert!(!desk.read(SNAPSHOT).contains("Emenda: "));
    // What was undone is gone, also where the table itself comes again unchanged.
    let untouched = &desk.ends(0, &["import", "review.csv", "--json"]).json()[0];
    assert_eq!((&untouched["new"], &untouched["updated"]), (&0.into(), &0.into()), "{untouched}");
}

#[test]
fn a_review_is_told_by_its_state_alone() {
    let (desk, _) = with_tables("pt-PT");
    let name = edited(&desk, |rows| {
        let at = translated(rows);
        rows[at][STATE] = "revisto".to_owned();
    });
    desk.ends(0, &["import", &name, "--by", "Bia"]);
    desk.ends(0, &["export"]);
    let reviewed = desk.read(SNAPSHOT).matches("reviewed").count();
    assert!(reviewed > 0, "nothing is reviewed");
}

#[test]
fn the_final_page_comes_of_the_table_as_of_the_bilingual_file() {
    let (desk, _) = with_tables("pt-PT");
    let xliff = format!("out/{NEWEST}/{NEWEST}.pt-PT.xlf");
    desk.ends(0, &["convert", "review.docx", "back.xlf"]);
    for file in [xliff.as_str(), "back.xlf", "review.xlsx"] {
        desk.run(&["export", file, "--out", "pages", "--force"]);
        // How near the memory came to what is open, a table does not say.
        let page = desk.read(&format!("pages/{NEWEST}/{NEWEST}.pt-PT.draft.html"));
        let page = page.replace("data-cotejo=\"fuzzy\"", "data-cotejo=\"new\"");
        let page = page.replace("data-cotejo=\"ambiguous\"", "data-cotejo=\"new\"");
        desk.write(&format!("{}.page", file.replace('/', "-")), page);
    }
    let first = desk.read(&format!("{}.page", xliff.replace('/', "-")));
    assert!(desk.read("back.xlf.page") == first, "the page of the table is another");
    assert!(desk.read("review.xlsx.page") == first, "the page of the table is another");
}

#[test]
fn nothing_is_filled_in_a_table_and_nothing_is_lost_by_converting() {
    let (desk, _) = with_tables("pt-PT");
    let told = desk.ends(2, &["pretranslate", "review.xlsx"]);
    assert!(told.err.contains("cotejo import"), "{}", told.err);
    // What is not ours is not overwritten, and what is no bilingual file is not converted.
    desk.write("mine.csv", "en,pt\n");
    desk.ends(2, &["convert", "review.docx", "mine.csv"]);
    assert_eq!(desk.read("mine.csv"), "en,pt\n");
    desk.ends(2, &["convert", &format!("memory/articles/{NEWEST}.en.html"), "page.xlsx"]);
    desk.ends(2, &["convert", "review.docx", "page.pdf"]);
    // Only what is confirmed goes to other tools.
    desk.ends(0, &["convert", "review.docx", "units.tmx"]);
    let units = desk.read("units.tmx").matches("<tu ").count();
    let rows = desk.read("review.csv").matches("\"\"target\"\"").count();
    assert_eq!(units, rows - 1, "the head names a target too");
    // A glossary becomes another.
    desk.ends(0, &["convert", "memory/terms.toml", "terms.tbx"]);
    desk.ends(0, &["convert", "terms.tbx", "terms.csv"]);
    let found = desk.read("terms.csv").lines().count();
    assert!(found > 10, "{found} lines");
}
