//! Hostile files by generator: read by every command that takes them, within a time and a size; a panic, a signal and a time
//! that is up are silent, a command to the terminal in what is printed is false.

use std::path::Path;
use std::time::Duration;

use super::{Dice, Place, Row, done, home, sentence, tmx, write};

/// What a file of some megabytes may take, on a slow machine.
const TIME: Duration = Duration::from_secs(30);

/// Makes a hostile file: its name, what it holds, and the command that reads it.
type Made = (&'static str, Vec<u8>, &'static [&'static str]);

const IMPORT: &[&str] = &["import", "FILE", "--memory", "m.db"];
const TRANSLATE: &[&str] = &["pretranslate", "FILE", "--from", "en", "--to", "pt-PT", "--memory", "m.db"];
const CHECK: &[&str] = &["check", "FILE", "--memory", "m.db"];
const EXPORT: &[&str] = &["export", "FILE", "--memory", "m.db", "--out", "out"];
const READ: &[&str] = &["read", "FILE"];

fn segment(text: &str) -> Vec<u8> {
    let head = tmx("x", 1);
    head.replace("</body>", &format!(
        "<tu><tuv xml:lang=\"en\"><seg>{text}</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{text}</seg></tuv></tu></body>"
    ))
    .into_bytes()
}

fn xliff(original: &str, target: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" \
         trgLang=\"pt-PT\"><file id=\"f\" original=\"{original}\"><unit id=\"u\"><segment id=\"s\" state=\"final\">\
         <source>{}</source><target>{target}</target></segment></unit></file></xliff>\n",
        sentence("x", 0).0
    )
    .into_bytes()
}

/// One of each kind, a little otherwise each time.
fn make(kind: usize, dice: &mut Dice) -> Option<Made> {
    let many = usize::try_from(10_000 + dice.below(200_000)).unwrap_or(10_000);
    let pick = |dice: &mut Dice, list: &[&str]| list[dice.below(list.len() as u64) as usize].to_owned();
    let escapes =
        ["\u{1b}]0;gone\u{7}", "\u{1b}[2J", "\u{9b}31m", "\r", "\u{202e}", "\u{1b}]52;c;YQ==\u{7}", "\u{8}\u{8}"];
    let invisible = ["\u{200b}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{200e}", "\u{180e}"];
    Some(match kind {
        0 => {
            let depth = 5 + dice.below(20);
            let mut entities = String::from("<!ENTITY a0 \"aaaaaaaaaa\">");
            for n in 1..depth {
                entities.push_str(&format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)));
            }
            let text = format!("<?xml version=\"1.0\"?><!DOCTYPE tmx [{entities}]><tmx version=\"1.4\"><body><tu>\
                                <tuv xml:lang=\"en\"><seg>&a{};</seg></tuv></tu></body></tmx>", depth - 1);
            ("bomb.tmx", text.into_bytes(), IMPORT)
        }
        1 => ("external.tmx", b"<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"file:///etc/passwd\" [<!ENTITY p SYSTEM \
               \"file:///etc/passwd\">]><tmx version=\"1.4\"><body><tu><tuv xml:lang=\"en\"><seg>&p;</seg></tuv></tu></body></tmx>"
            .to_vec(), IMPORT),
        2 => ("deep.tmx", segment(&format!("{}x{}", "<hi>".repeat(many), "</hi>".repeat(many))), IMPORT),
        3 => ("deep.html", format!("<!doctype html><html lang=en>{}<p>{}", "<div>".repeat(many), sentence("x", 1).0)
            .into_bytes(), TRANSLATE),
        4 => ("line.tmx", segment(&"word ".repeat(many * 10)), IMPORT),
        5 => ("line.txt", "word ".repeat(many * 10).into_bytes(), TRANSLATE),
        6 => ("line.html", format!("<!doctype html><html lang=en><body><article><p>{}</p>", "1. ".repeat(many))
            .into_bytes(), TRANSLATE),
        7 => ("nothing.tmx", segment(&pick(dice, &invisible).repeat(3)), IMPORT),
        8 => {
            let code = pick(dice, &escapes);
            let page = format!("<!doctype html><html lang=en><head><title>{code}Title</title></head><body><article>\
                                <h1>{code}Headline of the day</h1><p>{} {code}</p></article>", sentence("x", 2).0);
            ("escape.html", page.into_bytes(), if dice.below(2) == 0 { TRANSLATE } else { READ })
        }
        9 => {
            let code: String = pick(dice, &["&#155;31m", "&#x202e;", "&#13;", "&#133;"]);
            ("escape.xlf", xliff(&format!("{code}a.html"), &format!("{code}Ponte.")), CHECK)
        }
        10 => {
            let original = pick(dice, &["/etc/passwd", "../../../../etc/passwd", "/dev/zero", "file:///etc/passwd", "...",
                "C:\\Users\\ana\\a.html", "CON", "a:b", "/proc/self/environ", "pipe"]);
            ("original.xlf", xliff(&original, "Ponte."), if dice.below(2) == 0 { EXPORT } else { CHECK })
        }
        11 => {
            let mut bytes = tmx("x", 200).into_bytes();
            for _ in 0..20 {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes[at] = u8::try_from(dice.below(256)).unwrap_or_default();
            }
            ("bytes.tmx", bytes, IMPORT)
        }
        12 => {
            let mut bytes = xliff("a.html", "Ponte.");
            bytes.truncate(dice.below(bytes.len() as u64) as usize);
            ("cut.xlf", bytes, CHECK)
        }
        13 => ("random.html", (0..many).map(|_| u8::try_from(dice.below(256)).unwrap_or_default()).collect(), TRANSLATE),
        14 => ("attributes.html", format!("<!doctype html><html lang=en><body><p {}>{}", "a=1 ".repeat(many), sentence("x", 3).0)
            .into_bytes(), TRANSLATE),
        15 => ("units.xlf", {
            let unit = "<unit id=\"u\"><segment><source>a</source><target>b</target></segment></unit>";
            String::from_utf8_lossy(&xliff("a.html", "b")).replace("</file>", &format!("{}</file>", unit.repeat(many / 10)))
                .into_bytes()
        }, CHECK),
        _ => return None,
    })
}

pub(super) fn run(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let (_home, place) = home(binary)?;
    write(&place.path("first.tmx"), tmx("first", 50))?;
    place.done(&["import", "first.tmx", "--memory", "m.db"])?;
    let mut kind = 0;
    while let Some((name, ..)) = make(kind, &mut Dice(0)) {
        let mut row = Row::new(format!("hostile: {name}"));
        for _ in 0..runs.div_ceil(10) {
            let Some((name, bytes, args)) = make(kind, dice) else { break };
            row.runs += 1;
            one(&place, name, &bytes, args, &mut row)?;
        }
        rows.push(done(row));
        kind += 1;
    }
    if place.units("m.db")? < 50 {
        let mut row = Row::new("hostile: what was in before");
        row.lost("units");
        rows.push(done(row));
    }
    Ok(rows)
}

fn one(place: &Place, name: &str, bytes: &[u8], args: &[&str], row: &mut Row) -> Result<(), String> {
    write(&place.path(name), bytes)?;
    let args: Vec<&str> = args.iter().map(|&arg| if arg == "FILE" { name } else { arg }).collect();
    // A busy machine may stand still once; what is slow by itself is so again.
    let ran = match place.within(&args, TIME)? {
        ran if ran.code.is_some() => ran,
        _ => place.within(&args, TIME * 4)?,
    };
    match ran.code {
        Some(0 | 1) => {}
        Some(2 | 3) if !ran.err.trim().is_empty() => {}
        code => row.silent(format!("{args:?} of {} bytes: {code:?} {}", bytes.len(), ran.err)),
    }
    for (stream, said) in [("out", &ran.out), ("err", &ran.err)] {
        let commands = |c: char| (c.is_control() && c != '\n' && c != '\t') || ('\u{202a}'..='\u{202e}').contains(&c);
        if said.contains(commands) {
            row.falsified(format!("{args:?} commands the terminal in {stream}"));
        }
        if said.contains("root:") {
            row.falsified(format!("{args:?} tells of a file outside"));
        }
    }
    if place.path("out").exists() && holds(&place.path("out"), b"root:") {
        row.falsified(format!("{args:?} copied a file of somebody else's"));
    }
    Ok(())
}

/// Whether any file below a folder holds some bytes.
fn holds(folder: &Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, wanted);
        }
        std::fs::read(path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|window| window == wanted))
    })
}
