//! The review of an alignment, as people walk it: what is doubtful, decided on a page or in a spreadsheet, comes back into the
//! memory once, and only where the memory is still as it was shown.

use serde_json::{Value, json};

use crate::archive::{STORIES, learn, newsroom, offered, page, sum, told, units};
use crate::binary::{Desk, Ran};

const BENCHES: &str = "The engineers kept the wooden benches and replaced the engine with an electric one.";

/// What the page works with.
fn data(page: &str) -> Value {
    let json = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
    serde_json::from_str(json).unwrap()
}

/// The page of a review of what `args` name, as data.
fn reviewed(desk: &Desk, args: &[&str]) -> Value {
    let mut all = vec!["review"];
    all.extend(args);
    all.extend(["--force", "--limit", "500"]);
    desk.ends(0, &all);
    data(&desk.read("out/review.html"))
}

/// Rows of a stretch as a page saves them.
fn told_rows(stretch: &Value, rows: &[(&[u64], &[u64])], was: Option<&Value>) -> Vec<Value> {
    let texts =
        |side: &str, at: &[u64]| -> Vec<Value> { at.iter().map(|at| stretch[side][*at as usize][0].clone()).collect() };
    let told = rows.iter().map(|(source, target)| {
        let first = &stretch["source"][source[0] as usize];
        let mut out = json!({ "source": texts("source", source), "target": texts("target", target), "at": first[2], "nth": first[1] });
        if let Some(was) = was {
            out["unit"] = was["u"].clone();
            out["inside"] = (was["k"] == "inside").into();
        }
        out
    });
    told.collect()
}

fn numbers(row: &Value, side: &str) -> Vec<u64> {
    row[side].as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

/// The stretch and the row of the item whose source begins so, translated into a language.
fn item<'a>(data: &'a Value, to: &str, begins: &str) -> (&'a Value, &'a Value) {
    let found = data["items"].as_array().unwrap().iter().find_map(|item| {
        let stretch = &data["stretches"][item[0].as_u64().unwrap() as usize];
        let row = &stretch["rows"][item[1].as_u64().unwrap() as usize];
        let first = stretch["source"][*numbers(row, "s").first()? as usize][0].as_str()?;
        (stretch["to"] == to && first.starts_with(begins)).then_some((stretch, row))
    });
    found.unwrap_or_else(|| panic!("no item {to} {begins}"))
}

/// A decision about a row: what it was, and what it is to be.
fn decision(stretch: &Value, row: &Value, now: &[(&[u64], &[u64])]) -> Value {
    let (source, target) = (numbers(row, "s"), numbers(row, "t"));
    let mut out = json!({});
    for name in ["document", "translation", "from", "to", "date", "of"] {
        if !stretch[name].is_null() {
            out[name] = stretch[name].clone();
        }
    }
    out["was"] = told_rows(stretch, &[(&source, &target)], Some(row)).into();
    out["now"] = told_rows(stretch, now, None).into();
    out
}

fn accepted(data: &Value, to: &str, begins: &str) -> Value {
    let (stretch, row) = item(data, to, begins);
    decision(stretch, row, &[(&numbers(row, "s"), &numbers(row, "t"))])
}

fn rejected(data: &Value, to: &str, begins: &str) -> Value {
    let (stretch, row) = item(data, to, begins);
    decision(stretch, row, &[])
}

fn save(desk: &Desk, file: &str, decisions: &[Value]) {
    let lines = std::iter::once(json!({ "cotejo": "review", "version": 1 }).to_string());
    let lines: Vec<String> = lines.chain(decisions.iter().map(ToString::to_string)).collect();
    desk.write(file, lines.join("\n") + "\n");
}

fn apply(desk: &Desk, code: i32, file: &str) -> Value {
    desk.ends(code, &["review", "--apply", file, "--json"]).json().remove(0)
}

fn snapshot(desk: &Desk) -> String {
    desk.ends(0, &["export", "--force"]);
    desk.read("memory.tmx")
}

/// How often each thing was done.
fn counts(applied: &Value) -> [u64; 4] {
    ["accepted", "corrected", "rejected", "already"].map(|name| applied[name].as_u64().unwrap())
}

fn refused(applied: &Value) -> Vec<(u64, String)> {
    let of = applied["refused"].as_array().unwrap().iter();
    of.map(|one| (one["line"].as_u64().unwrap(), one["why"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn what_was_accepted_is_reviewed_and_what_was_rejected_stays_away() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let (before, all) = (snapshot(&desk), units(&desk));
    let page = reviewed(&desk, &["site"]);
    let decisions = [
        accepted(&page, "pt-PT", "The engineers"),
        rejected(&page, "pt-PT", "The port authority"),
        rejected(&page, "zh-Hans", "The port authority"),
        rejected(&page, "zh-Hans", "Each crossing"),
    ];
    save(&desk, "d.jsonl", &decisions);
    let first = apply(&desk, 0, "d.jsonl");
    assert_eq!(counts(&first), [1, 0, 3, 0], "{first}");
    assert_eq!(offered(&desk, BENCHES)[0].1, 100);
    assert!(offered(&desk, "The port authority will decide on that in June.").iter().all(|found| found.1 < 100));
    assert_eq!(units(&desk), all - 1);
    let text = snapshot(&desk);
    assert!(text.contains("Each crossing") && !text.contains("每次"), "{text}");
    // By whom, and that it was not so before.
    let unit = decisions[0]["was"][0]["unit"].as_str().unwrap();
    let history = desk.ends(0, &["memory", "history", unit]);
    assert!(history.out.contains("Ana"), "{}", history.out);
    // Twice changes nothing; nor does what alignment finds again.
    assert_eq!((counts(&apply(&desk, 0, "d.jsonl")), snapshot(&desk)), ([0, 0, 0, 4], text.clone()));
    for _ in 0..2 {
        let again = learn(&desk, &["site"]);
        assert_eq!(sum(&again)["import"], Value::Null, "{}", again.out);
        assert_eq!(
            told(&again, "left-out").iter().filter(|left| left["why"] == "rejected").count(),
            3,
            "{}",
            again.out
        );
    }
    assert_eq!(snapshot(&desk), text);
    // They are no longer asked about.
    let page = reviewed(&desk, &["site"]).to_string();
    assert!(!page.contains(&format!("\"u\":\"{unit}\"")) || !is_item(&data(&desk.read("out/review.html")), unit));
    // Taken back as a whole: all is as it was, and may be learnt again.
    desk.ends(0, &["memory", "undo", &first["import"].to_string()]);
    let (told, rest): (Vec<String>, Vec<String>) =
        snapshot(&desk).lines().map(str::to_owned).partition(|line| line.starts_with("<?cotejo-restored"));
    // A unit, and of another one the Chinese.
    assert_eq!((rest, told.len(), units(&desk)), (before.lines().map(str::to_owned).collect(), 2, all));
    assert_eq!(told.iter().filter(|line| line.contains("lang=\"zh-Hans\"")).count(), 1, "{told:?}");
    assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
    desk.ends(0, &["memory", "check"]);
}

/// Whether a unit is asked about into Portuguese.
fn is_item(data: &Value, unit: &str) -> bool {
    data["items"].as_array().unwrap().iter().any(|item| {
        let stretch = &data["stretches"][item[0].as_u64().unwrap() as usize];
        stretch["to"] == "pt-PT" && stretch["rows"][item[1].as_u64().unwrap() as usize]["u"] == unit
    })
}

#[test]
fn what_was_left_out_can_be_taken_in_and_kept_out_for_good() {
    let desk = newsroom();
    // So strict that much of it stays outside.
    let strict = desk.ends(0, &["align", "site", "--confidence", "99", "--json"]);
    assert!(told(&strict, "left-out").iter().filter(|left| left["why"] == "doubtful").count() > 5, "{}", strict.out);
    let before = snapshot(&desk);
    let page = reviewed(&desk, &["site"]);
    let outside: Vec<(&Value, &Value)> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let stretch = &page["stretches"][item[0].as_u64().unwrap() as usize];
            (stretch, &stretch["rows"][item[1].as_u64().unwrap() as usize])
        })
        .filter(|(_, row)| row["k"] == "outside")
        .collect();
    let ((kept, kept_row), (stranger, stranger_row)) = (outside[0], outside[1]);
    let keep = decision(kept, kept_row, &[(&numbers(kept_row, "s"), &numbers(kept_row, "t"))]);
    let leave = decision(stranger, stranger_row, &[]);
    save(&desk, "d.jsonl", &[keep.clone(), leave.clone()]);
    let applied = apply(&desk, 0, "d.jsonl");
    assert_eq!(counts(&applied), [1, 0, 1, 0], "{applied}");
    let text = snapshot(&desk);
    let words = |decision: &Value| decision["was"][0]["target"][0].as_str().unwrap().trim().to_owned();
    assert!(text.contains(&words(&keep)) && !text.contains(&words(&leave)));
    assert_eq!(counts(&apply(&desk, 0, "d.jsonl")), [0, 0, 0, 2]);
    // Less strict, all of it comes in but what a person rejected, and nothing twice.
    learn(&desk, &["site"]);
    let text = snapshot(&desk);
    assert_eq!((text.matches(&words(&keep)).count(), text.matches(&words(&leave)).count()), (1, 0));
    assert!(text.len() > before.len());
    // Undone, it is only an alignment again.
    desk.ends(0, &["memory", "undo", &applied["import"].to_string()]);
    learn(&desk, &["site"]);
    assert_eq!(snapshot(&desk).matches(&words(&leave)).count(), 1);
    desk.ends(0, &["memory", "check"]);
}

#[test]
fn corrections_are_units_that_stay() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let page = reviewed(&desk, &["site"]);
    // Two rows are one; the other pages keep theirs.
    let (stretch, row) = item(&page, "pt-PT", "Each crossing");
    let at = stretch["rows"].as_array().unwrap().iter().position(|other| other == row).unwrap();
    let next = &stretch["rows"][at + 1];
    let both = |side: &str| [numbers(row, side), numbers(next, side)].concat();
    let mut merged = decision(stretch, row, &[(&both("s"), &both("t"))]);
    let more = decision(stretch, next, &[])["was"][0].clone();
    merged["was"].as_array_mut().unwrap().push(more);
    save(&desk, "d.jsonl", &[merged]);
    let applied = apply(&desk, 0, "d.jsonl");
    assert_eq!(counts(&applied), [0, 1, 0, 0], "{applied}");
    let joint = "Each crossing takes 25 minutes and carries 180 passengers. Tickets will cost 4.50 euros; children under 12 \
                 travel free.";
    let found = offered(&desk, joint);
    assert_eq!(found[0].1, 100, "{found:?}");
    assert!(found[0].0.starts_with("Cada travessia demora") && found[0].0.ends_with("viajam de graça."), "{found:?}");
    assert!(offered(&desk, "Each crossing takes 25 minutes and carries 180 passengers.").iter().all(|one| one.1 < 95));
    let text = snapshot(&desk);
    assert!(text.contains("每次"), "the Chinese of it stays");
    assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
    assert_eq!((counts(&apply(&desk, 0, "d.jsonl")), snapshot(&desk)), ([0, 0, 0, 1], text));
    desk.ends(0, &["memory", "undo", &applied["import"].to_string()]);
    assert!(offered(&desk, joint).iter().all(|one| one.1 < 95));
    desk.ends(0, &["memory", "check"]);
}

#[test]
fn what_has_changed_since_is_told_one_by_one_and_left() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let page = reviewed(&desk, &["site"]);
    let decisions = [
        accepted(&page, "pt-PT", "The engineers"),
        accepted(&page, "pt-PT", "The port authority"),
        accepted(&page, "pt-PT", "Each crossing"),
        rejected(&page, "pt-PT", "Each crossing"),
        accepted(&page, "zh-Hans", "The engineers"),
        rejected(&page, "zh-Hans", "Each crossing"),
    ];
    save(&desk, "d.jsonl", &decisions);
    // A newer page says one of them otherwise, one is forgotten, and one somebody has reviewed.
    let newer = crate::archive::page("ferry", "pt-PT").replace("trocaram o motor", "substituíram o motor");
    desk.write("site/ferry.pt-PT.html", newer.replace("2026-03-02", "2026-03-09"));
    learn(&desk, &["site"]);
    desk.ends(0, &["memory", "forget", decisions[1]["was"][0]["unit"].as_str().unwrap()]);
    save(&desk, "theirs.jsonl", &decisions[5..]);
    save(&desk, "reviewed.jsonl", &[accepted(&page, "zh-Hans", "Each crossing")]);
    apply(&desk, 0, "reviewed.jsonl");
    let applied = apply(&desk, 1, "d.jsonl");
    let expected = [(2, "changed"), (3, "gone"), (5, "twice"), (7, "reviewed")];
    assert_eq!(refused(&applied), expected.map(|(line, why)| (line, why.to_owned())));
    assert_eq!(counts(&applied), [2, 0, 0, 0], "{applied}");
    // To people each is told in a sentence with its line.
    let said = desk.ends(1, &["review", "--apply", "d.jsonl"]);
    for line in ["line 2", "line 3", "line 7"] {
        assert_eq!(said.out.matches(line).count(), 1, "{line}: {}", said.out);
    }
    // A file whose only change nobody can follow changes nothing.
    let before = snapshot(&desk);
    apply(&desk, 1, "theirs.jsonl");
    assert_eq!(snapshot(&desk), before);
}

#[test]
fn a_file_that_is_none_or_is_damaged_changes_nothing() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let page = reviewed(&desk, &["site"]);
    let before = snapshot(&desk);
    let header = "{\"cotejo\":\"review\",\"version\":1}";
    let good = accepted(&page, "pt-PT", "The engineers");
    let edited = |edit: fn(&mut Value)| {
        let mut bad = good.clone();
        edit(&mut bad);
        format!("{header}\n{good}\n\n{bad}\n")
    };
    let deep = format!("{header}\n{}\n", "[".repeat(100_000));
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("an empty file", Vec::new(), "holds no text"),
        ("blanks", b" \n\n".to_vec(), "holds no decisions"),
        ("another file", b"{\"cotejo\":\"align\",\"version\":1}\n".to_vec(), "holds no decisions"),
        ("a page", b"<!DOCTYPE html><p>no".to_vec(), "holds no decisions"),
        ("bytes", vec![0, 159, 146, 150, 255, 10], "line 1"),
        ("a newer one", b"{\"cotejo\":\"review\",\"version\":9}\n".to_vec(), "newer Cotejo"),
        ("cut off", format!("{header}\n{}", &good.to_string()[..200]).into_bytes(), "line 2"),
        ("deep", deep.into_bytes(), "line 2"),
        ("another key", edited(|bad| bad["rows"] = 1.into()).into_bytes(), "line 4"),
        ("no language", edited(|bad| bad["to"] = "a language".into()).into_bytes(), "line 4"),
        ("one language", edited(|bad| bad["to"] = "en".into()).into_bytes(), "line 4"),
        ("no page", edited(|bad| bad["document"] = " ".into()).into_bytes(), "line 4"),
        ("no text", edited(|bad| bad["now"][0]["target"] = json!([" "])).into_bytes(), "line 4"),
        ("nothing", edited(|bad| (bad["was"], bad["now"]) = (json!([]), json!([]))).into_bytes(), "line 4"),
        ("a day that is none", edited(|bad| bad["date"] = "9999-99-99".into()).into_bytes(), "line 4"),
        ("a number that is none", edited(|bad| bad["of"] = (-1).into()).into_bytes(), "line 4"),
    ];
    for (name, bytes, says) in cases {
        desk.write("bad.jsonl", bytes);
        let ran = desk.ends(2, &["review", "--apply", "bad.jsonl"]);
        assert!(ran.err.contains(says) && ran.err.contains("bad.jsonl"), "{name}: {}", ran.err);
        assert_eq!(snapshot(&desk), before, "{name}");
    }
    // An id that the page cannot have leads to no unit of another.
    let mut foreign = accepted(&page, "pt-PT", "The engineers");
    foreign["was"][0]["unit"] = accepted(&page, "pt-PT", "Each crossing")["was"][0]["unit"].clone();
    save(&desk, "foreign.jsonl", &[foreign]);
    assert_eq!(refused(&apply(&desk, 1, "foreign.jsonl")), [(2, "foreign".to_owned())]);
    // Nobody decided anything.
    save(&desk, "none.jsonl", &[]);
    assert_eq!(counts(&apply(&desk, 0, "none.jsonl")), [0; 4]);
    let said = desk.ends(0, &["review", "--apply", "none.jsonl"]);
    assert!(said.out.contains("Nothing changed"), "{}", said.out);
    assert_eq!(snapshot(&desk), before);
    desk.ends(2, &["review", "--apply", "nowhere.jsonl"]);
}

/// The table of a review: its rows by column.
fn table(desk: &Desk) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = cotejo::format::table::read("review.csv", desk.read("out/review.csv").as_bytes()).unwrap();
    let mut rows = rows.into_iter().map(|row| row.cells);
    (rows.next().unwrap(), rows.collect())
}

fn write_table(desk: &Desk, header: &[String], rows: &[Vec<String>]) {
    desk.write(
        "out/review.csv",
        cotejo::format::table::write(std::iter::once(header).chain(rows.iter().map(Vec::as_slice))),
    );
}

#[test]
fn a_spreadsheet_takes_decisions_as_well() {
    let desk = newsroom();
    for story in STORIES {
        // A sentence that a spreadsheet would count with.
        let formula = |lang: &str, says: &str| {
            let page = page(story, lang).replacen("</article>", &format!("<p>{says}</p>\n</article>"), 1);
            desk.write(&format!("site/{story}.{lang}.html"), page);
        };
        formula("en", "=Lusa and +31 others wait at the quay of the old port.");
        formula("pt-PT", "=Lusa e +31 outros esperam no cais do velho porto.");
    }
    learn(&desk, &["site/ferry.en.html", "site/ferry.pt-PT.html"]);
    desk.ends(0, &["review", "--csv"]);
    let raw = desk.read("out/review.csv");
    assert!(raw.contains(",'=Lusa and +31") && raw.contains(",'=Lusa e +31"), "{raw}");
    let before = snapshot(&desk);
    // Untouched, it changes nothing.
    assert_eq!((counts(&apply(&desk, 0, "out/review.csv")), snapshot(&desk)), ([0; 4], before.clone()));
    let (header, mut rows) = table(&desk);
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let row = |rows: &[Vec<String>], begins: &str| {
        rows.iter().position(|row| row[column("source")].starts_with(begins)).unwrap()
    };
    let at = row(&rows, "=Lusa");
    rows[at][0] = "accept".into();
    let at = row(&rows, "The engineers");
    rows[at][0] = "Accept ".into();
    rows[at][column("new target")] = "Os engenheiros puseram um motor elétrico.".into();
    let at = row(&rows, "The port authority");
    rows[at][0] = "reject".into();
    let at = row(&rows, "Each crossing");
    rows[at][0] = "accept".into();
    rows[at][column("target")].push_str(" E mais.");
    rows.reverse();
    write_table(&desk, &header, &rows);
    let applied = apply(&desk, 1, "out/review.csv");
    assert_eq!(counts(&applied), [1, 1, 1, 0], "{applied}");
    assert_eq!(refused(&applied).iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["overwritten"]);
    assert_eq!(offered(&desk, BENCHES)[0], ("Os engenheiros puseram um motor elétrico.".to_owned(), 100));
    let text = snapshot(&desk);
    assert!(
        text.contains("=Lusa e +31 outros") && !text.contains("'=Lusa") && !text.contains("A autoridade portuária")
    );
    assert_eq!(counts(&apply(&desk, 1, "out/review.csv")), [0, 0, 0, 3]);
    assert_eq!(snapshot(&desk), text);
    // What somebody wrote into it is not overwritten.
    desk.ends(2, &["review", "--csv"]);
    // As another spreadsheet saves it.
    desk.ends(0, &["memory", "undo", &applied["import"].to_string()]);
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = std::iter::once(&header).chain(&rows).map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";"));
    desk.write("other.csv", lines.collect::<Vec<_>>().join("\r\n"));
    assert_eq!(counts(&apply(&desk, 1, "other.csv")), [1, 1, 1, 0]);
    // A word that is none, a column that is gone, a reference that was cut.
    let at = row(&rows, "The engineers");
    rows[at][0] = "perhaps".into();
    write_table(&desk, &header, &rows);
    let bad = desk.ends(2, &["review", "--apply", "out/review.csv"]);
    let line = format!("line {}", at + 2);
    assert!(bad.err.contains("perhaps") && bad.err.contains(&line), "{line}: {}", bad.err);
    rows[at][0] = "accept".into();
    rows[at][column("reference")].truncate(20);
    write_table(&desk, &header, &rows);
    let bad = desk.ends(2, &["review", "--apply", "out/review.csv"]);
    assert!(bad.err.contains(&line), "{line}: {}", bad.err);
    write_table(&desk, &header[..header.len() - 1], &[]);
    let bad = desk.ends(2, &["review", "--apply", "out/review.csv"]);
    assert!(bad.err.contains("“reference”"), "{}", bad.err);
}

#[test]
fn what_the_memory_holds_is_reviewed_without_its_pages() {
    let desk = newsroom();
    desk.ends(1, &["review"]);
    learn(&desk, &["site"]);
    std::fs::remove_dir_all(desk.path("site")).unwrap();
    let page = reviewed(&desk, &[]);
    assert!(page["items"].as_array().unwrap().len() > 40, "{}", page["items"]);
    let neighbours = item(&page, "zh-Hans", "The engineers").0["rows"].as_array().unwrap().len();
    assert!(neighbours >= 5, "{neighbours}");
    save(&desk, "d.jsonl", &[accepted(&page, "zh-Hans", "The engineers"), rejected(&page, "pt-PT", "The engineers")]);
    assert_eq!(counts(&apply(&desk, 0, "d.jsonl")), [1, 0, 1, 0]);
    assert_eq!(counts(&apply(&desk, 0, "d.jsonl")), [0, 0, 0, 2]);
    // Most doubtful first, and as many as were asked for.
    let lines = desk.ends(0, &["review", "--limit", "7", "--json"]).json();
    let sure: Vec<f64> = lines.iter().map(|line| line["confidence"].as_f64().unwrap()).collect();
    assert_eq!(sure.len(), 7);
    assert!(sure.windows(2).all(|two| two[0] <= two[1]), "{sure:?}");
    for limit in ["0", "-1", "many"] {
        desk.ends(2, &["review", &format!("--limit={limit}")]);
    }
    assert!(!lines.iter().any(|line| line["to"] == "zh-Hans" && line["source"] == BENCHES));
    desk.ends(2, &["review", "--memory", "nowhere.db"]);
    desk.ends(2, &["review", "nowhere.html"]);
}

#[test]
fn the_page_says_everything_in_every_language_and_needs_nothing_from_outside() {
    use sha2::Digest as _;
    let desk = newsroom();
    learn(&desk, &["site"]);
    for locale in cotejo::l10n::LOCALES {
        desk.ends(0, &["review", "site", "--ui", locale, "--force"]);
        let page = desk.read("out/review.html");
        assert!(page.contains(&format!("<html lang=\"{locale}\">")));
        let data = data(&page);
        for (name, said) in data["words"].as_object().unwrap() {
            let said = said.as_str().unwrap();
            assert!(
                !said.starts_with("review-page-") && (name != "saved" || said.contains("{count}")),
                "{locale} {name}: {said}"
            );
            let english = ["en"].contains(locale);
            assert!(
                english || said != cotejo::l10n::Voice::english().say(&format!("review-page-{name}"), &[]),
                "{locale} {name}"
            );
        }
        assert!(!page.contains("review-page-") && !page.contains("review-key-"), "{locale}");
        for word in ["@import", "url(", "<link", "<img", "src=", "href=\"http", "fetch(", "XMLHttpRequest", " onclick="]
        {
            assert!(!page.contains(word), "{locale}: {word}");
        }
        let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
        let hash = crate::report::base64(&sha2::Sha256::digest(script.as_bytes()));
        assert!(page.contains(&format!("script-src 'sha256-{hash}';")), "SCRIPT_HASH is {hash}");
        let markup = page.replace(script, "").replace("<!DOCTYPE html>", "");
        let style = markup.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0.to_owned();
        roxmltree::Document::parse(&markup.replace(&style, "")).unwrap_or_else(|error| panic!("{locale}: {error}"));
    }
    // Nothing that a page says ends the script element.
    let desk = newsroom();
    let hostile =
        |lang: &str| page("ferry", lang).replace("Marta Quintela", "&lt;/script&gt;&lt;script&gt;alert(1)&amp;amp;");
    desk.write("site/ferry.en.html", hostile("en"));
    desk.write("site/ferry.pt-PT.html", hostile("pt-PT"));
    learn(&desk, &["site"]);
    desk.ends(0, &["review", "site"]);
    let page = desk.read("out/review.html");
    assert_eq!(page.matches("</script").count(), 2);
    assert!(data(&page).to_string().contains("</script><script>alert(1)"));
}

/// By keyboard alone, in a real browser.
#[cfg(unix)]
#[test]
fn the_page_is_decided_about_by_keyboard_alone() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    desk.ends(0, &["review", "site"]);
    let Some(mut browser) = crate::browser::Browser::start(&desk.path("")) else { return };
    browser.open(&desk.path("out/review.html"));
    for width in [390, 900, 1400] {
        browser.width(width);
        assert_eq!(browser.value("document.documentElement.scrollWidth <= innerWidth"), true, "{width}");
    }
    let done = "document.getElementById('done').textContent";
    assert_eq!(browser.value(done), "0 / 60");
    browser.press(&["a", "r"]);
    assert_eq!(browser.value(done), "2 / 60");
    // What is taken back is not decided, and what was decided before stays.
    browser.press(&["z"]);
    assert_eq!(browser.value(done), "1 / 60");
    browser.press(&["r", "p", "p", "n", "n"]);
    // Another pair: merged with the next, split again where it was, the first sentence of one side moved down and back.
    let rows = "document.querySelectorAll('.item.is-here .row').length";
    let corrected = "document.querySelectorAll('.item.is-here .row.is-corrected').length";
    let before = browser.value(rows).as_u64().unwrap();
    browser.press(&["m"]);
    assert_eq!(browser.value(corrected), 1);
    browser.press(&["s"]);
    assert_eq!((browser.value(corrected), browser.value(rows)), (0.into(), before.into()));
    browser.press(&["ArrowRight", "d"]);
    assert_eq!(browser.value(corrected), 2);
    browser.press(&["z", "z", "z"]);
    assert_eq!((browser.value(corrected), browser.value(rows)), (0.into(), before.into()));
    browser.press(&["m", "n", "a", "w"]);
    browser.until("document.getElementById('status').textContent.includes('review-decisions.jsonl')");
    let file = desk.path("review-decisions.jsonl");
    for _ in 0..200 {
        if file.is_file() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    // Opened again, nothing is lost.
    browser.open(&desk.path("out/review.html"));
    assert_ne!(browser.value(done), "0 / 60");
    let applied = apply(&desk, 0, "review-decisions.jsonl");
    assert_eq!(counts(&applied), [2, 1, 1, 0], "{}", desk.read("review-decisions.jsonl"));
    assert_eq!(counts(&apply(&desk, 0, "review-decisions.jsonl")), [0, 0, 0, 4]);
    let again: Ran = learn(&desk, &["site"]);
    assert_eq!(sum(&again)["import"], Value::Null, "{}", again.out);
}
