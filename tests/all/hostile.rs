//! Files that someone made to break us, or that broke on the way: whatever they hold, reading ends, in an answer or an
//! error with a place; it never panics, and memory stays bounded.

use std::io::{BufRead, Read};

use cotejo::error::{Error, Notice, Result};
use cotejo::format::{
    Capability, FORMATS, Format, Input, MemoryFormat, Message, PO, TABLE_CSV, TMX, TermsOptions, Yield, by_id,
    recognize,
};

use crate::contract::fixtures;

/// Reads with everything that the format can do; whether all of it took the bytes for good.
fn read(format: &Format, name: &str, bytes: &[u8]) -> Result<()> {
    let input = Input { name, bytes };
    if let Ok(document) = format.document(name) {
        (document.read)(&input)?;
    }
    if let Ok(memory) = format.memory(name) {
        for next in (memory.read)(Box::new(bytes), name) {
            next?;
        }
    }
    if let Ok(bilingual) = format.bilingual(name) {
        bilingual.read(&input)?;
    }
    if let Ok(catalogue) = format.catalogue(name) {
        (catalogue.read)(&input)?;
        let new = Message { id: "new".to_owned(), value: "x".to_owned(), comment: None };
        let merged = (catalogue.merge)(Some(&input), &[new])?.value;
        assert!(merged.starts_with(bytes), "{name}: merging changed what was there");
    }
    if let Ok(terms) = format.terms(name) {
        (terms.read)(&input, &TermsOptions::default())?;
    }
    Ok(())
}

fn tmx() -> &'static MemoryFormat {
    TMX.memory("memory.tmx").unwrap()
}

#[test]
fn files_cut_off_at_every_tenth_byte() {
    for format in FORMATS {
        for (name, bytes) in fixtures(format) {
            for cut in (0..bytes.len()).step_by(10) {
                let answer = read(format, &name, &bytes[..cut]);
                // Formats that say where they end must notice that the end is missing.
                let ends = format.can(Capability::Memory) || format.can(Capability::Bilingual);
                let whole = bytes[cut..].iter().all(|&byte| byte.is_ascii_whitespace() || byte == 0);
                // A catalogue of gettext's may end with any line that does.
                let line = bytes[..cut].trim_ascii_end().rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
                let whole = whole || (format.id == PO.id && (line.ends_with(b"\"") || line.starts_with(b"#")));
                // Of a table for review rows may be missing: that is told.
                let input = Input { name: &name, bytes: &bytes[..cut] };
                let missing = |notice: &Notice| matches!(notice, Notice::TableRowsMissing { .. });
                let told = format.id == TABLE_CSV.id
                    && TABLE_CSV
                        .bilingual(&name)
                        .and_then(|format| format.read(&input))
                        .is_ok_and(|read| read.notices.iter().any(missing));
                assert!(!ends || whole || told || answer.is_err(), "{name} cut at {cut} passed for whole");
                let _ = recognize(&name, &bytes[..cut]);
            }
        }
    }
}

#[test]
fn files_with_bytes_changed() {
    for format in FORMATS {
        for (name, bytes) in fixtures(format) {
            for (at, changed) in
                (0..bytes.len()).step_by(7).zip([0, 0xff, b'<', b'&', b'"', b'{', b'}', 0xc3].iter().cycle())
            {
                let mut broken = bytes.clone();
                broken[at] = *changed;
                let _ = read(format, &name, &broken);
            }
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let noise: Vec<u8> = (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let utf32: Vec<u8> = "<tmx>".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for format in FORMATS {
        let name = format!("file.{}", format.extensions[0]);
        for bytes in
            [&noise[..], &[0; 5000], &[0xff; 5000], b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\n", b"<", b"&", &utf32]
        {
            let _ = read(format, &name, bytes);
            let _ = recognize(&name, bytes);
        }
        if format.can(Capability::Memory) || format.can(Capability::Bilingual) {
            for bytes in [&noise[..], &[0; 5000], &[0xff; 5000], b"\0", &utf32] {
                assert!(read(format, &name, bytes).is_err(), "{name} took noise for good");
            }
        }
    }
}

#[test]
fn a_file_is_what_its_name_says_or_refused() {
    for (name, text, expected) in [
        ("a.tmx", "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'>", Ok("tmx")),
        ("A.TMX", "\u{feff}<tmx>", Ok("tmx")),
        ("a.tmx", "<xliff/>", Err("error-not-what-its-name-says")),
        ("a.tmx", "Dear editor", Err("error-not-what-its-name-says")),
        ("a.xlf", "<!DOCTYPE html><html></html>", Err("error-not-what-its-name-says")),
        ("a.xliff", "<x:xliff xmlns:x='y'>", Ok("xliff")),
        ("a.tmx", " \n", Err("error-file-empty")),
        ("site.ftl", "", Ok("fluent")),
        ("site.ftl", "title = x", Ok("fluent")),
        ("site.ftl", "<html>\n<p>\n", Err("error-not-what-its-name-says")),
        ("no-name", "<tmx version='1.4'>", Ok("tmx")),
        ("no-name", "<xliff version='2.1'>", Ok("xliff")),
        ("no-name", "<html><body><p>x", Ok("html")),
        ("no-name", "", Err("error-file-empty")),
        ("a.b/c.d\\memory.tmx", "<tmx>", Ok("tmx")),
    ] {
        let found = recognize(name, text.as_bytes()).map(|format| format.id).map_err(|error| error.id());
        assert_eq!(found, expected, "{name}: {text}");
    }
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("<tmx>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(recognize("a.tmx", &utf16).unwrap().id, "tmx");
    let zeros = [b"PK\x03\x04".as_slice(), &[0; 100]].concat();
    assert_eq!(recognize("a.zip", &zeros).unwrap_err().id(), "error-format-unknown");
}

fn bomb(root: &str) -> String {
    let mut entities = "<!ENTITY a0 'ha'>".to_owned();
    for level in 1..30 {
        let inner = format!("&a{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY a{level} '{inner}'>"));
    }
    format!("<?xml version='1.0'?>\n<!DOCTYPE {root} [<!-- it's --> {entities}]>\n<{root}>&a29;</{root}>")
}

#[test]
fn entity_bombs_are_refused_and_nothing_is_fetched() {
    for (id, root) in [("tmx", "tmx"), ("xliff", "xliff")] {
        let format = by_id(id).unwrap();
        for text in [
            bomb(root),
            format!("<!DOCTYPE {root} [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><{root}>&x;</{root}>"),
            format!("<!DOCTYPE {root} [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]><{root}/>"),
        ] {
            let error = read(format, "bomb", text.as_bytes()).unwrap_err();
            assert!(matches!(error, Error::XmlEntities { .. }), "{id}: {error}");
        }
    }
}

#[test]
fn a_hundred_thousand_elements_inside_each_other() {
    let deep = "<a>".repeat(100_000);
    let core = "xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='pt'";
    for (id, text) in [
        ("tmx", deep.clone()),
        ("tmx", format!("<tmx>{deep}")),
        ("tmx", format!("<tmx version='1.4'><header srclang='en'/><body>{deep}")),
        (
            "tmx",
            format!(
                "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>{deep}</seg></tuv></tu></body></tmx>"
            ),
        ),
        ("xliff", format!("<xliff {core}>{deep}")),
        ("xliff", format!("<xliff {core}><file id='f'>{}", "<group id='g'>".repeat(100_000))),
        (
            "xliff",
            format!("<xliff {core}><file id='f'><unit id='u'><segment><source>{}", "<pc id='1'>".repeat(100_000)),
        ),
    ] {
        let error = read(by_id(id).unwrap(), "deep", text.as_bytes()).unwrap_err();
        let refused = matches!(error, Error::XmlTooDeep { limit: 1000, .. } | Error::NotWhatItsNameSays { .. });
        assert!(refused, "{id}: {error}");
    }
    // Pages and catalogues are never refused for their depth.
    let page = format!("<html><body>{}<p>text</p>", "<div>".repeat(100_000));
    read(by_id("html").unwrap(), "deep.html", page.as_bytes()).unwrap();
    read(by_id("fluent").unwrap(), "deep.ftl", format!("a = {}", "{".repeat(100_000)).as_bytes()).unwrap();
}

#[test]
fn one_broken_unit_among_ten_thousand() {
    let mut text = "<tmx version='1.4'><header srclang='en'/><body>\n".to_owned();
    for n in 0..10_000 {
        let inner = if n == 6_789 { "a < b & c".to_owned() } else { format!("text {n}") };
        text.push_str(&format!(
            "<tu><tuv xml:lang='en'><seg>{inner}</seg></tuv><tuv xml:lang='pt'><seg>texto {n}</seg></tuv></tu>\n"
        ));
    }
    text.push_str("</body></tmx>");
    let (mut units, mut notices) = (0, Vec::new());
    for next in (tmx().read)(Box::new(text.as_bytes()), "m.tmx") {
        match next.unwrap() {
            Yield::Unit(..) => units += 1,
            Yield::Notice(notice) => notices.push(notice),
        }
    }
    assert_eq!(units, 9_999);
    assert!(matches!(&notices[..], [Notice::UnitSkipped { line: 6_791, .. }]), "{notices:?}");
}

/// A stream made as it is read: a beginning, a part again and again, an end.
struct Made {
    parts: Vec<(Vec<u8>, usize)>,
    part: usize,
    at: usize,
}

impl Made {
    fn new(begin: &str, part: &str, times: usize, end: &str) -> Self {
        let parts = vec![(begin.into(), 1), (part.as_bytes().repeat(1024), times / 1024), (end.into(), 1)];
        Self { parts, part: 0, at: 0 }
    }
}

impl Read for Made {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let length = self.fill_buf()?.len().min(out.len());
        out[..length].copy_from_slice(&self.fill_buf()?[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Made {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        Ok(self.parts.get(self.part).map_or(&[][..], |(bytes, _)| &bytes[self.at..]))
    }

    fn consume(&mut self, length: usize) {
        self.at += length;
        let Some((bytes, times)) = self.parts.get_mut(self.part) else { return };
        if self.at == bytes.len() {
            self.at = 0;
            *times -= 1;
            if *times == 0 {
                self.part += 1;
            }
        }
    }
}

/// More text between two marks than is ever kept: it is given up as it goes, and what comes behind it is read.
#[test]
fn lines_without_end_are_not_kept() {
    let head = "<tmx version='1.4'><header srclang='en'/><body>\n";
    let good = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='pt'><seg>b</seg></tuv></tu>";
    let end = format!("{good}</body></tmx>");
    let times = 40 << 20;
    for (what, begin, part, end, answer) in [
        (
            "a segment",
            format!("{head}<tu><tuv xml:lang='en'><seg>"),
            "x",
            format!("</seg></tuv></tu>{end}"),
            "1 unit, too-large",
        ),
        (
            "a segment of codes",
            format!("{head}<tu><tuv xml:lang='en'><seg>"),
            "<ph/>",
            format!("</seg></tuv></tu>{end}"),
            "1 unit, too-large",
        ),
        ("text between units", head.to_owned(), "x", end.clone(), "error-text-outside"),
        ("empty lines between units", head.to_owned(), "\n", end.clone(), "1 unit, "),
        ("an attribute", format!("{head}<tu a='"), "x", format!("'/>{end}"), "error-xml-broken"),
        ("a comment", format!("{head}<!--"), "x", format!("-->{end}"), "error-xml-broken"),
        ("a head", "<tmx version='1.4'><header>".to_owned(), "x", format!("</header><body>{end}"), "error-xml-broken"),
        ("no markup at all", "x".to_owned(), "x", String::new(), "error-not-what-its-name-says"),
    ] {
        let times = if part.len() > 1 { times / part.len() } else { times * 2 };
        let (mut units, mut reasons, mut failed) = (0, Vec::new(), None);
        for next in (tmx().read)(Box::new(Made::new(&begin, part, times, &end)), "endless.tmx") {
            match next {
                Ok(Yield::Unit(..)) => units += 1,
                Ok(Yield::Notice(Notice::UnitSkipped { reason, .. })) => reasons.push(reason),
                Ok(Yield::Notice(other)) => panic!("{what}: {other:?}"),
                Err(error) => failed = Some(error.id()),
            }
        }
        let found = failed.map_or_else(|| format!("{units} unit, {}", reasons.join(" ")), str::to_owned);
        assert_eq!(found, answer, "{what}");
    }
}

/// What a tag, a name or a reference may cost grows with its length, not with its square.
#[test]
fn many_of_everything_is_linear() {
    let core = "xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='pt'";
    let tmx = |seg: &str| {
        format!(
            "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>{seg}</seg></tuv><tuv xml:lang='pt'><seg>b</seg></tuv></tu></body></tmx>"
        )
    };
    let crossed: String =
        (0..20_000).map(|n| format!("<bpt i='{n}'/>")).chain((0..20_000).map(|n| format!("<ept i='{n}'/>"))).collect();
    let started = std::time::Instant::now();
    for text in [
        tmx(&"<ph/>x".repeat(50_000)),
        tmx(&format!("{crossed}x")),
        tmx(&"&amp;".repeat(200_000)),
        tmx(&"]]>".repeat(100_000)),
    ] {
        let units: Vec<_> = (self::tmx().read)(Box::new(text.as_bytes()), "m.tmx").collect();
        let Some(Ok(Yield::Unit(unit, _))) = units.into_iter().next() else { panic!("{}", &text[..200]) };
        (self::tmx().write)(&mut Vec::new(), &Default::default(), &mut std::iter::once(Ok(*unit))).unwrap();
    }
    let spaces: String = (0..50_000).map(|n| format!(" xmlns:p{n}='u{n}'")).collect();
    let error = read(by_id("xliff").unwrap(), "x.xlf", format!("<xliff {core}{spaces}/>").as_bytes()).unwrap_err();
    assert!(matches!(&error, Error::NotWhatItsNameSays { .. }), "{error}");
    let units = "<unit id='u'><segment><source>a</source></segment></unit>".repeat(20_000);
    read(by_id("xliff").unwrap(), "x.xlf", format!("<xliff {core}><file id='f'>{units}</file></xliff>").as_bytes())
        .unwrap();
    let lines = "# c\na = { \"x\" }\n".repeat(20_000);
    read(by_id("fluent").unwrap(), "x.ftl", lines.as_bytes()).unwrap();
    // Squares of these sizes take minutes.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// What is read has a limit, whatever the file says of its length: a pipe and a device say nothing.
#[cfg(unix)]
#[test]
fn devices_without_an_end_are_not_read_to_it() {
    use crate::binary::Desk;
    let desk = Desk::empty();
    desk.write(
        "own/cotejo.toml",
        "store = 'm.db'\nterms = '/dev/zero'\ncatalogues = 'site'\ntargets = ['pt', 'pt', 'pt']\n",
    );
    desk.write("own/a.html", "<html lang='en'><p>The ferry sails at nine.</p></html>");
    desk.write("rules.txt", "One. Two.");
    for args in [
        &["--config", "/dev/zero", "stats"][..],
        &["--config", "own/cotejo.toml", "pretranslate", "own/a.html"],
        &["--config", "own/cotejo.toml", "check", "/dev/zero"],
        &["read", "/dev/zero"],
        &["segment", "rules.txt", "--from", "en", "--srx", "/dev/zero"],
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(ran.err.contains("/dev/zero") && ran.err.contains("MB"), "{args:?}: {ran:?}");
    }
}

/// A file that would grow over the system's limit is told of; nothing is left of it, and what was there stays.
#[cfg(unix)]
#[test]
fn a_limit_of_the_systems_is_an_error_and_no_death() {
    use crate::binary::Desk;
    let desk = Desk::empty();
    let sentence = "The ferry to the islands sails at nine in the morning from the old harbour. ";
    desk.write("a.txt", sentence.repeat(200));
    let limited = |args: &str| {
        let command = format!("ulimit -f 4; exec '{}' {args}", env!("CARGO_BIN_EXE_cotejo"));
        let output = std::process::Command::new("sh")
            .args(["-c", &command])
            .current_dir(desk.path("."))
            .env("HOME", desk.path("."))
            .env("XDG_DATA_HOME", desk.path("data"))
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = limited("segment a.txt --from en --ui en > out.txt");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.starts_with("Error:") || told.contains("\nError:"), "{told}");
    let unit = "<tu><tuv xml:lang=\"en\"><seg>The ferry sails.</seg></tuv><tuv xml:lang=\"pt\"><seg>Parte o barco.</seg></tuv></tu>";
    desk.write("a.tmx", format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{unit}</body></tmx>"));
    let (code, told) = limited("import a.tmx --memory m.db --ui en");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("Error:"), "{told}");
}
