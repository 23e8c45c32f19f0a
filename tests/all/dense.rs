//! What is made of ever so many small things costs no more than ten times its size, and some megabytes that anything
//! costs; or it is refused, in a sentence. Each run is measured in a process of its own, as the system counts it.

use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};

use crate::binary::Desk;

/// What a run may cost whatever it reads, in KB: the program itself as the tests build it, the memory's database and its
/// index, and what a document of any size may consist of.
const ANY: i64 = 96 << 10;

const ARGS: &str = "COTEJO_TEST_DENSE_ARGS";
const BETWEEN: &str = "\n";

/// Runs the command that it is told, and says how it ended and how much memory it had at most.
#[test]
#[ignore = "run by the tests of this file, in a process of its own"]
#[allow(clippy::disallowed_methods)]
fn child() {
    let Ok(args) = std::env::var(ARGS) else { panic!("this is half of a test: run the others of this file") };
    let ran = Command::new(env!("CARGO_BIN_EXE_cotejo")).args(args.split(BETWEEN)).output().unwrap();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let told = String::from_utf8_lossy(&ran.stderr).replace('\n', " ");
    println!("\nMEASURED {} {} {told}", ran.status.code().unwrap_or(-1), kilobytes(usage.max_rss()));
}

fn kilobytes(max_rss: i64) -> i64 {
    if cfg!(target_os = "macos") { max_rss >> 10 } else { max_rss }
}

/// How a run ended, what it told, and its memory in KB.
#[allow(clippy::disallowed_methods)]
fn measured(desk: &Desk, args: &[&str]) -> (i32, String, i64) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "dense::child", "--ignored", "--nocapture"])
        .current_dir(desk.path("."))
        .env_clear()
        .env("HOME", desk.path("."))
        .env("COTEJO_UI", "en")
        .env("COTEJO_USER", "Ana")
        .env(ARGS, args.join(BETWEEN))
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let line = out.lines().find_map(|line| line.strip_prefix("MEASURED ")).unwrap_or_else(|| panic!("{out}"));
    let mut parts = line.splitn(3, ' ');
    let mut number = || parts.next().unwrap().parse::<i64>().unwrap();
    let (code, memory) = (number(), number());
    (i32::try_from(code).unwrap(), parts.next().unwrap_or_default().to_owned(), memory)
}

/// A file's beginning, its parts by their number, its end.
struct Shape {
    name: &'static str,
    begin: &'static str,
    part: fn(usize) -> String,
    end: &'static str,
}

impl Shape {
    fn made(&self, bytes: usize) -> String {
        let mut out = self.begin.to_owned();
        let mut number = 0;
        while out.len() < bytes {
            out.push_str(&(self.part)(number));
            number += 1;
        }
        out + self.end
    }
}

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>The lamp is lit</title></head><body><article>\
    <h1>The lamp is lit</h1><p>The keeper lit the lamp of the tower at six in the evening, the harbour office said.</p>";
const END: &str = "</article></body></html>";
const LINE: &str = "<!DOCTYPE html><html lang=\"en\"><body><h1>The lamp is lit</h1><p>";
const XLIFF: &str = "<?xml version=\"1.0\"?><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" \
    srcLang=\"en\" trgLang=\"pt-PT\"><file id=\"f\" original=\"a.html\">";
const TMX: &str = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\" segtype=\"sentence\"/><body>";

const SHAPES: &[Shape] = &[
    Shape { name: "paragraphs.html", begin: PAGE, part: |_| "<p>a <b>b</b></p>".to_owned(), end: END },
    Shape { name: "open.html", begin: PAGE, part: |_| "<p>a".to_owned(), end: END },
    Shape { name: "nested.html", begin: PAGE, part: |_| "<div><div>a</div></div>".to_owned(), end: END },
    Shape { name: "names.html", begin: PAGE, part: |n| format!("<p class=c{n} id=i{n} title=t>{n}a</p>"), end: END },
    Shape { name: "links.html", begin: PAGE, part: |n| format!("<li><a href=/{n}>l{n}</a></li>"), end: END },
    Shape { name: "cells.html", begin: PAGE, part: |n| format!("<table><tr><td>{n}x</table>"), end: END },
    Shape { name: "pictures.html", begin: PAGE, part: |n| format!("<img alt=a{n}>"), end: END },
    Shape { name: "tags.html", begin: LINE, part: |_| "<b>a</b> ".to_owned(), end: END },
    Shape { name: "breaks.html", begin: LINE, part: |_| "a<br>".to_owned(), end: END },
    Shape { name: "wordless.html", begin: LINE, part: |_| "<i></i>".to_owned(), end: END },
    Shape { name: "words.html", begin: LINE, part: |_| "word ".to_owned(), end: END },
    Shape { name: "attributes.html", begin: "<!DOCTYPE html><p ", part: |_| "a b ".to_owned(), end: ">One word.</p>" },
    Shape {
        name: "lists.html",
        begin: "<!DOCTYPE html><p>One word.<script type=\"application/ld+json\">",
        part: |_| "[".to_owned(),
        end: "</script>",
    },
    Shape {
        name: "headlines.html",
        begin: "<!DOCTYPE html><p>One word.<script type=\"application/ld+json\">[",
        part: |_| "{\"author\":\"x\",\"headline\":\"y\"},".to_owned(),
        end: "]</script>",
    },
    Shape {
        name: "prose.html",
        begin: PAGE,
        part: |n| {
            format!(
                "<p>The keeper of tower {n} climbs its stairs at six in the evening, in rain and in fog, he says. He \
                comes down {n} steps at dawn.</p>"
            )
        },
        end: END,
    },
    Shape { name: "lines.en.txt", begin: "", part: |n| format!("a{n}\n\n"), end: "" },
    Shape { name: "empty.en.txt", begin: "The lamp is lit.", part: |_| "\n".to_owned(), end: "The end.\n" },
    Shape {
        name: "units.xlf",
        begin: XLIFF,
        part: |n| {
            format!(
                "<unit id=\"u{n}\"><segment state=\"final\"><source>a{n}</source><target>b{n}</target></segment></unit>"
            )
        },
        end: "</file></xliff>",
    },
    Shape {
        name: "segments.xlf",
        begin: "<?xml version=\"1.0\"?><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" \
            srcLang=\"en\" trgLang=\"pt-PT\"><file id=\"f\" original=\"a.html\"><unit id=\"u\">",
        part: |_| "<segment><source>a</source></segment>".to_owned(),
        end: "</unit></file></xliff>",
    },
    Shape {
        name: "units.tmx",
        begin: TMX,
        part: |n| {
            format!(
                "<tu><tuv xml:lang=\"en\"><seg>The keeper of tower {n} lights it at six in the evening, he says.</seg></tuv>\
                <tuv xml:lang=\"pt\"><seg>O guarda da torre {n} acende-a às seis da tarde, diz ele.</seg></tuv></tu>"
            )
        },
        end: "</body></tmx>",
    },
];

/// What is done with a file of this name.
fn journeys(name: &str) -> &'static [&'static [&'static str]] {
    match name.rsplit_once('.') {
        Some((_, "xlf" | "tmx")) => &[&["check"], &["import", "--memory", "own.db"]],
        _ => &[
            &["read", "--json"],
            &["segment", "--from", "en"],
            &["pretranslate", "--from", "en", "--to", "pt-PT", "--out", "out", "--force"],
        ],
    }
}

#[test]
fn what_is_dense_costs_ten_times_its_size_or_is_refused() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = 'm.db'\nsource = 'en'\ntargets = ['pt-PT']\n");
    let bytes = 3_000_000;
    let mut dear = Vec::new();
    for shape in SHAPES {
        desk.write(shape.name, shape.made(bytes));
        for journey in journeys(shape.name) {
            let args = [*journey, &[shape.name]].concat();
            let (code, told, memory) = measured(&desk, &args);
            let refused = ["split the file", "Split the file", "is larger than can be processed"];
            let in_a_sentence = code == 2 && refused.iter().any(|words| told.contains(words));
            assert!(code == 0 || in_a_sentence, "{args:?}: {code}: {told}");
            let most = ANY + 10 * (bytes as i64 >> 10);
            if memory > most {
                dear.push(format!(
                    "{args:?}: {} MB, {:.1} times its size",
                    memory >> 10,
                    memory as f64 * 1024.0 / bytes as f64
                ));
            }
        }
        std::fs::remove_file(desk.path(shape.name)).unwrap();
    }
    assert!(dear.is_empty(), "{dear:#?}");
}
