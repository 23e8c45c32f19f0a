//! Word files, by cases that anybody can add: `tests/docx/`, see the page there.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use cotejo::error::{Error, Noted, Notice};
use cotejo::format::{DOCX, Input, PouredBlock, PouredSegment, Pouring, Unconfirmed, recognize};
use cotejo::model::{Block, Code, CodeKind, Document, Lang, Piece, Text};
use serde::Deserialize;
use zip::write::SimpleFileOptions;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    body: String,
    #[serde(default)]
    styles: String,
    #[serde(default)]
    settings: String,
    main: Option<String>,
    prefix: Option<String>,
    #[serde(default)]
    strict: bool,
    reads: Vec<String>,
    roles: Option<Vec<String>>,
    lang: Option<Lang>,
    #[serde(default)]
    pour: Vec<Poured>,
    #[serde(default)]
    holds: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    #[serde(default)]
    once: Vec<String>,
    #[serde(default)]
    notices: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Poured {
    block: usize,
    segments: Vec<String>,
}

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" mc:Ignorable=\"wps\"";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A document of these parts: its main part with this path, styles, settings, and others by name and kind.
struct Made<'a> {
    main: &'a str,
    document: String,
    others: Vec<(&'a str, String)>,
}

impl Made<'_> {
    fn bytes(&self) -> Vec<u8> {
        let path = self.main.trim_start_matches('/');
        let (folder, name) = path.rsplit_once('/').unwrap();
        let mut files: Vec<(String, String)> = vec![
            (
                "[Content_Types].xml".to_owned(),
                format!(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
                     ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
                     ContentType=\"application/xml\"/><Override PartName=\"/{path}\" ContentType=\"{TYPES}.document.main+xml\"/></Types>"
                ),
            ),
            ("_rels/.rels".to_owned(), relationships(&[("officeDocument", self.main)])),
            (path.to_owned(), self.document.clone()),
        ];
        let named: Vec<(String, String)> = self
            .others
            .iter()
            .map(|(kind, _)| (kind.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(), format!("{kind}.xml")))
            .collect();
        let named: Vec<(&str, &str)> = named.iter().map(|(kind, file)| (kind.as_str(), file.as_str())).collect();
        files.push((format!("{folder}/_rels/{name}.rels"), relationships(&named)));
        for (kind, content) in &self.others {
            files.push((format!("{folder}/{kind}.xml"), content.clone()));
        }
        packed(&files)
    }
}

fn packed(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relationships(all: &[(&str, &str)]) -> String {
    let mut out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
    for (number, (kind, target)) in all.iter().enumerate() {
        out.push_str(&format!(
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>"
        ));
    }
    out + "</Relationships>"
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut file = archive.by_index(number).unwrap();
            let mut out = String::new();
            file.read_to_string(&mut out).unwrap();
            (file.name().unwrap().into_owned(), out)
        })
        .collect()
}

/// The shorthands of a body written out.
fn written_out(body: &str) -> String {
    let run =
        |properties: &str, words: &str| format!("<w:r>{properties}<w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let mut out = String::new();
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find('}').unwrap();
        let (name, words) = rest[at + 1..end].split_once(':').unwrap();
        let (first, second) = words.split_once(':').unwrap_or((words, ""));
        out.push_str(&match name {
            "R" => run("", words),
            "B" => run("<w:rPr><w:b/></w:rPr>", words),
            "F" => run(&format!("<w:rPr><w:rFonts w:ascii=\"{first}\" w:hAnsi=\"{first}\"/></w:rPr>"), second),
            "P" => format!("<w:p>{}</w:p>", run("", words)),
            "S" => format!("<w:p><w:pPr><w:pStyle w:val=\"{first}\"/></w:pPr>{}</w:p>", run("", second)),
            "BOX" => {
                let words = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("", words));
                format!(
                    "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{words}</wps:txbx></w:drawing></mc:Choice>\
                     <mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
                )
            }
            other => panic!("no shorthand: {other}"),
        });
        rest = &rest[end + 1..];
    }
    out + rest
}

fn document_of(case: &Case) -> Vec<u8> {
    let wrap = |root: &str, inside: &str| {
        let mut text = format!("<w:{root} {SPACES}>{inside}</w:{root}>");
        if case.strict {
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            );
        }
        if let Some(prefix) = &case.prefix {
            text = text.replace("<w:", &format!("<{prefix}")).replace("</w:", &format!("</{prefix}"));
            text = text
                .replace("xmlns:w=", &format!("xmlns:{}=", prefix.trim_end_matches(':')))
                .replace(" w:", &format!(" {prefix}"));
        }
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n{text}")
    };
    let mut others = Vec::new();
    if !case.styles.is_empty() {
        others.push(("styles", wrap("styles", case.styles.trim())));
    }
    if !case.settings.is_empty() {
        others.push(("settings", wrap("settings", case.settings.trim())));
    }
    let body = format!("<w:body>{}<w:sectPr/></w:body>", written_out(case.body.trim()));
    let main = case.main.as_deref().unwrap_or("word/document.xml");
    Made { main, document: wrap("document", &body), others }.bytes()
}

fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    Ok((DOCX.document(name)?.read)(&Input { name, bytes })?.value)
}

fn pour(document: &Document, lang: &Lang, blocks: Vec<PouredBlock>) -> Noted<Vec<u8>> {
    (DOCX.document(&document.name).unwrap().pour)(document, &Pouring { lang, blocks }).unwrap()
}

/// A text with its codes as what they say.
fn shown(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Chars(chars) => chars.clone(),
        Piece::Code(code) => code.data.clone(),
    };
    text.pieces().iter().map(piece).collect()
}

/// A segment as a case writes it.
fn segment(block: &Block, written: &str) -> PouredSegment {
    let (written, waits) = written.strip_prefix('=').map_or((written, false), |rest| (rest, true));
    let (written, after) = written.split_once('|').unwrap_or((written, ""));
    let mut text = Text::default();
    let mut rest = written;
    while let Some(at) = rest.find('{') {
        text.push_chars(&rest[..at]);
        let end = at + rest[at..].find('}').unwrap();
        let (id, closes) = rest[at + 1..end].strip_prefix('/').map_or((&rest[at + 1..end], false), |id| (id, true));
        let own = |code: &&Code| code.id == id && (code.kind == CodeKind::Close) == closes;
        text.push(Piece::Code(block.text.codes().find(own).unwrap_or_else(|| panic!("no code {id}")).clone()));
        rest = &rest[end + 1..];
    }
    text.push_chars(rest);
    let lang = Lang::parse("en").unwrap();
    PouredSegment { text, after: after.to_owned(), unconfirmed: waits.then_some(Unconfirmed { lang, reason: "new" }) }
}

fn whole(block: usize, text: Text) -> PouredBlock {
    PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] }
}

/// The root's start tag, the declarations of names with it.
fn root_tag(part: &str) -> &str {
    let at = part.find("<w:").or_else(|| part.find("<q:")).unwrap();
    &part[at..at + part[at..].find('>').unwrap()]
}

#[test]
fn every_case_reads_and_pours_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docx");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    assert!(paths.len() >= 30);
    let mut faults = Vec::new();
    for path in paths {
        let case: Case = toml::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut fault = |what: String| faults.push(format!("{name} ({}): {what}", case.why));
        let bytes = document_of(&case);
        assert_eq!(recognize("a.docx", &bytes).unwrap().id, "docx", "{name}");
        let document = match read("a.docx", &bytes) {
            Ok(document) => document,
            Err(error) => {
                fault(error.to_string());
                continue;
            }
        };
        let texts: Vec<String> = document.blocks.iter().map(|block| shown(&block.text)).collect();
        if texts != case.reads {
            fault(format!("reads {texts:?}"));
            continue;
        }
        let roles: Vec<&str> = document.blocks.iter().map(|block| block.role.name()).collect();
        if case.roles.as_ref().is_some_and(|wanted| *wanted != roles) {
            fault(format!("{roles:?}"));
        }
        let lang = case.lang.clone().unwrap_or_else(|| Lang::parse("en").unwrap());
        let own = document.blocks.iter().enumerate().map(|(at, block)| whole(at, block.text.clone())).collect();
        if pour(&document, &lang, own).value != bytes || pour(&document, &lang, Vec::new()).value != bytes {
            fault("untouched, other bytes".to_owned());
        }
        // All of it in capitals: every word and every code comes back.
        let upper = |text: &Text| {
            Text::from_pieces(text.pieces().iter().map(|piece| match piece {
                Piece::Chars(chars) => Piece::Chars(chars.to_uppercase()),
                code => code.clone(),
            }))
        };
        let loud: Vec<Text> = document.blocks.iter().map(|block| upper(&block.text)).collect();
        let blocks = loud.iter().enumerate().map(|(at, text)| whole(at, text.clone())).collect();
        let poured = pour(&document, &lang, blocks);
        let again = read("a.docx", &poured.value).unwrap();
        let shown_all = |texts: Vec<&Text>| -> Vec<String> { texts.into_iter().map(shown).collect() };
        let (wanted, found) =
            (shown_all(loud.iter().collect()), shown_all(again.blocks.iter().map(|block| &block.text).collect()));
        if wanted != found || !poured.notices.is_empty() {
            fault(format!("in capitals, {found:?} {:?}", poured.notices));
        }
        if case.pour.is_empty() {
            continue;
        }
        let blocks = case.pour.iter().map(|poured| PouredBlock {
            block: poured.block,
            segments: poured.segments.iter().map(|written| segment(&document.blocks[poured.block], written)).collect(),
        });
        let Noted { value: poured, notices } = pour(&document, &lang, blocks.collect());
        let notices: Vec<&str> = notices.iter().map(Notice::id).collect();
        if notices != case.notices {
            fault(format!("told {notices:?}"));
        }
        let (before, after) = (unpacked(&bytes), unpacked(&poured));
        let main = case.main.as_deref().unwrap_or("word/document.xml").trim_start_matches('/');
        for (path, part) in &after {
            if let Err(error) = roxmltree::Document::parse(part) {
                fault(format!("{path}: {error}: {part}"));
            }
            if path != main && !path.ends_with("styles.xml") && !path.ends_with("settings.xml") && before[path] != *part
            {
                fault(format!("{path} differs"));
            }
        }
        let part = &after[main];
        if root_tag(part) != root_tag(&before[main]) {
            fault("another root".to_owned());
        }
        let others: String = after.iter().filter(|(path, _)| *path != main).map(|(_, part)| part.as_str()).collect();
        for wanted in case.holds.iter().filter(|wanted| !part.contains(wanted.as_str())) {
            fault(format!("lacks {wanted} in {part}"));
        }
        for wanted in case.others.iter().filter(|wanted| !others.contains(wanted.as_str())) {
            fault(format!("lacks {wanted} in {others}"));
        }
        for unwanted in case.lacks.iter().filter(|unwanted| part.contains(unwanted.as_str())) {
            fault(format!("holds {unwanted}: {part}"));
        }
        for wanted in case.once.iter().filter(|wanted| part.matches(wanted.as_str()).count() != 1) {
            fault(format!("not once: {wanted}: {part}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn plain(document: String) -> Vec<u8> {
    let document = format!("<w:document {SPACES}><w:body>{document}</w:body></w:document>");
    Made { main: "word/document.xml", document, others: Vec::new() }.bytes()
}

#[test]
fn ten_thousand_runs_take_no_time() {
    let runs: String = (0..10_000).map(|at| written_out(if at % 2 == 0 { "{R:tick }" } else { "{B:tock }" })).collect();
    let bytes = plain(format!("<w:p>{runs}</w:p>"));
    let started = Instant::now();
    let document = read("a.docx", &bytes).unwrap();
    assert_eq!(document.blocks[0].text.codes().count(), 10_000);
    let text = Text::from_pieces(document.blocks[0].text.pieces().iter().map(|piece| match piece {
        Piece::Chars(chars) => Piece::Chars(chars.to_uppercase()),
        code => code.clone(),
    }));
    let poured = pour(&document, &Lang::parse("pt-PT").unwrap(), vec![whole(0, text.clone())]).value;
    assert_eq!(read("a.docx", &poured).unwrap().blocks[0].text, text);
    // Without optimization; a release build takes a twentieth.
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[test]
fn what_is_deep_or_large_ends_in_an_answer() {
    let id = |bytes: &[u8]| read("a.docx", bytes).map(|_| ()).map_err(|error| error.id());
    let deep = |depth: usize| {
        "<w:sdt><w:sdtContent>".repeat(depth)
            + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
            + &"</w:sdtContent></w:sdt>".repeat(depth)
    };
    assert_eq!(id(&plain(deep(400))), Ok(()));
    assert_eq!(id(&plain(deep(100_000))), Err("error-xml-too-deep"));
    // A box in a box in a box.
    let boxes = "<w:p><w:r><w:t>x</w:t><w:pict><w:txbxContent>".repeat(160)
        + &"</w:txbxContent></w:pict></w:r></w:p>".repeat(160);
    let bytes = plain(boxes);
    let document = read("a.docx", &bytes).unwrap();
    assert_eq!(document.blocks.len(), 160);
    let blocks = (0..160).map(|at| {
        whole(
            at,
            Text::from_pieces(
                [Piece::Chars(format!("y{at}"))]
                    .into_iter()
                    .chain(document.blocks[at].text.codes().cloned().map(Piece::Code)),
            ),
        )
    });
    let poured = pour(&document, &Lang::parse("pt-PT").unwrap(), blocks.collect()).value;
    assert_eq!(
        read("a.docx", &poured).unwrap().blocks.iter().map(|block| block.text.chars()).collect::<Vec<_>>(),
        (0..160).map(|at| format!("y{at}")).collect::<Vec<_>>()
    );
    // What unpacks to more than there is room for.
    let bomb = plain("<w:p/>".repeat(40_000_000 / 6) + &" ".repeat(40_000_000));
    assert!(bomb.len() < 1_000_000);
    assert_eq!(id(&bomb), Err("error-archive-too-large"));
    assert_eq!(id(&plain("<w:p/>".repeat(2_000_000))), Err("error-file-too-dense"));
    assert_eq!(id(&plain("<w:p>&nbsp;</w:p>".to_owned())), Err("error-xml-broken"));
    assert_eq!(id(&plain("<w:p>".to_owned())), Err("error-xml-broken"));
    let entities = "<!DOCTYPE w [<!ENTITY a 'ha'>]>";
    let bytes =
        Made { main: "word/document.xml", document: format!("{entities}<w:document {SPACES}/>"), others: Vec::new() }
            .bytes();
    assert_eq!(id(&bytes), Err("error-xml-entities"));
}

#[test]
fn a_part_that_is_missing_is_named() {
    let mut files = vec![(
        "[Content_Types].xml".to_owned(),
        format!("<Types><Override PartName=\"/x\" ContentType=\"{TYPES}.document.main+xml\"/></Types>"),
    )];
    let missing = |files: &[(String, String)]| match read("a.docx", &packed(files)).unwrap_err() {
        Error::PartMissing { part, .. } => part,
        other => panic!("{other}"),
    };
    assert_eq!(missing(&files), "word/document.xml");
    files.push(("_rels/.rels".to_owned(), relationships(&[("officeDocument", "text/letter.xml")])));
    assert_eq!(missing(&files), "text/letter.xml");
    files.push(("text/letter.xml".to_owned(), format!("<w:document {SPACES}/>")));
    files.push(("text/_rels/letter.xml.rels".to_owned(), relationships(&[("header", "head.xml")])));
    assert_eq!(missing(&files), "text/head.xml");
}

#[test]
fn what_is_not_read_is_told() {
    let comments =
        format!("<w:comments {SPACES}><w:comment>{}</w:comment></w:comments>", written_out("{P:Is this so?}"));
    let drawn = "<w:p><w:r><w:drawing><wps:sp><wps:t>North gate</wps:t></wps:sp></w:drawing></w:r></w:p>";
    let body = written_out("{P:The clock is slow.}") + drawn;
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let bytes = Made { main: "word/document.xml", document, others: vec![("comments", comments)] }.bytes();
    let read = (DOCX.document("a.docx").unwrap().read)(&Input { name: "a.docx", bytes: &bytes }).unwrap();
    let names: Vec<_> = read.notices.iter().map(|notice| (notice.id(), format!("{:?}", notice.args()))).collect();
    assert!(
        matches!(&names[..], [("notice-parts-unread", args)] if args.contains("word/document.xml (DrawingML), word/comments.xml")),
        "{names:?}"
    );
}

#[test]
fn styles_that_stand_twice_say_the_same_language() {
    let styles = format!(
        "<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
    );
    let document =
        format!("<w:document {SPACES}><w:body>{}</w:body></w:document>", written_out("{P:The clock is slow.}"));
    let others = vec![("styles", styles.clone()), ("stylesWithEffects", styles)];
    let bytes = Made { main: "word/document.xml", document, others }.bytes();
    let document = read("a.docx", &bytes).unwrap();
    let poured =
        pour(&document, &Lang::parse("pt-PT").unwrap(), vec![whole(0, Text::plain("O relógio atrasa."))]).value;
    let parts = unpacked(&poured);
    assert!(parts["word/styles.xml"].contains("w:val=\"pt-PT\""));
    assert_eq!(parts["word/styles.xml"], parts["word/stylesWithEffects.xml"]);
}

#[test]
fn a_draft_says_that_it_is_one_and_everything_else_stays() {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/docx/letter.docx")).unwrap();
    let format = DOCX.document("letter.docx").unwrap();
    let banner = format.banner.unwrap();
    let draft = (banner.put)(&Input { name: "letter.docx", bytes: &bytes }, "en", "Draft <1 & 2>").unwrap();
    let texts = |bytes: &[u8]| -> Vec<String> {
        let read = (format.read)(&Input { name: "letter.docx", bytes }).unwrap().value;
        read.blocks.iter().map(|block| block.text.chars()).collect()
    };
    let (before, after) = (texts(&bytes), texts(&draft));
    assert_eq!(after[0], "Draft <1 & 2>");
    assert_eq!(after[1..], before);
    let (mut before, mut after) = (unpacked(&bytes), unpacked(&draft));
    let main = after.remove("word/document.xml").unwrap();
    let start = main.find("Draft &lt;1").unwrap();
    let paragraph =
        main[..start].rfind("<w:p>").unwrap()..start + main[start..].find("</w:p>").unwrap() + "</w:p>".len();
    let without = format!("{}{}", &main[..paragraph.start], &main[paragraph.end..]);
    assert_eq!(without, before.remove("word/document.xml").unwrap());
    assert_eq!(after, before);
}
